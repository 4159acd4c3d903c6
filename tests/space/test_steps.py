"""The page of a step: who finds it, who may take it, who comes too late, what is refused beside its field."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from programs import clock
from programs.apps import machines
from programs.models import Call, Dossier
from tests import factories

pytestmark = pytest.mark.django_db


def page(obj, name):
    return reverse("step", args=[obj._meta.model_name, obj.pk, name])


def now(obj):
    """The object as it now is."""
    return type(obj).objects.get(pk=obj.pk)


@pytest.fixture(scope="module")
def sent(once):
    """A dossier that awaits its officer."""
    return once(factories.dossier, "submitted")


@pytest.fixture
def dossier(sent):
    """That dossier, as it now is."""
    return now(sent)


@pytest.fixture
def officer(signed_in):
    """The browser of an officer."""
    return signed_in(factories.officer(name="Samira Lopez"))


@pytest.fixture
def lead(signed_in, dossier):
    """The browser of the lead."""
    return signed_in(dossier.lead)


def test_a_step_is_shown_then_taken(officer, dossier):
    shown = officer.get(page(dossier, "declare_eligible"))
    assert (shown.status_code, shown.context["form"].initial["seen"]) == (200, dossier.seq)
    answer = officer.post(page(dossier, "declare_eligible"), {"seen": dossier.seq})
    assert (answer.status_code, answer.url, now(dossier).state) == (302, dossier.get_absolute_url(), "eligible")


def test_showing_a_step_changes_nothing(officer, dossier):
    officer.get(page(dossier, "declare_eligible"))
    assert now(dossier).seq == dossier.seq


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing(signed_in, dossier, method):
    answer = getattr(signed_in(factories.person()), method)(page(dossier, "withdraw"), {"seen": dossier.seq})
    assert (answer.status_code, now(dossier).state) == (404, "submitted")


def test_what_does_not_exist_is_not_found(officer, dossier):
    addresses = [("dossier", dossier.pk, "explode"), ("dossier", uuid4(), "withdraw"), ("user", dossier.pk, "withdraw")]
    assert [officer.get(reverse("step", args=one)).status_code for one in addresses] == [404, 404, 404]


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_is_told_so(lead, dossier, method):
    answer = getattr(lead, method)(page(dossier, "declare_eligible"), {"seen": dossier.seq})
    assert (answer.status_code, now(dossier).state) == (403, "submitted")


def test_a_step_that_does_not_start_from_here_is_refused(officer, dossier):
    assert officer.post(page(dossier, "select"), {"seen": dossier.seq}).status_code == 403


@pytest.fixture
def moved(dossier):
    """The number that a page showed before another officer moved the dossier."""
    seen, rival = dossier.seq, factories.person("officer", name="Denis Martin")
    now(dossier).declare_ineligible(by=rival, comment="Hors du périmètre.")
    return seen


def test_who_comes_too_late_is_told_who_moved_first_and_keeps_what_they_typed(officer, dossier, moved):
    sent = {"seen": moved, "comment": "Dossier exemplaire.", "password": "secret-7"}
    answer = officer.post(page(dossier, "declare_eligible"), sent)
    text = answer.content.decode()
    assert (answer.status_code, now(dossier).state) == (409, "ineligible")
    assert ["Denis Martin" in text, "Dossier exemplaire." in text, "secret-7" in text] == [True, True, False]


def test_the_number_shown_decides_even_when_the_step_is_still_possible(officer, dossier, moved):
    now(dossier).reopen_eligibility(by=factories.person("officer"), comment="Recours.", received_on=clock.today())
    answer = officer.post(page(dossier, "declare_eligible"), {"seen": moved})
    assert (answer.status_code, now(dossier).state) == (409, "submitted")


def test_a_conflict_never_tells_a_proposal_under_embargo(signed_in):
    dossier = factories.dossier("shortlisted")
    lead, seen = signed_in(dossier.lead), dossier.seq
    now(dossier).reject(by=factories.person("officer", name="Denis Martin"), waive=["reviews"], comment="Moins abouti.")
    answer = lead.post(page(dossier, "withdraw"), {"seen": seen})
    text = answer.content.decode()
    assert (answer.status_code, "Denis Martin" in text, "Moins abouti" in text) == (409, False, False)


def test_what_is_missing_in_an_answer_is_said_beside_its_field(officer, dossier):
    answer = officer.post(page(dossier, "request_completion"), {"seen": dossier.seq, "comment": "Précisez."})
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form["comment"].value()) == (422, ["due"], "Précisez.")


def test_what_the_step_refuses_is_said_beside_its_field(officer, dossier):
    yesterday = clock.today() - timedelta(days=1)
    sent = {"seen": dossier.seq, "comment": "Précisez.", "due": yesterday.isoformat()}
    answer = officer.post(page(dossier, "request_completion"), sent)
    assert (answer.status_code, list(answer.context["form"].errors), now(dossier).state) == (422, ["due"], "submitted")


@pytest.fixture
def short():
    """A closed call whose dossier lacks its readers, which an officer may do without."""
    call = factories.call()
    factories.dossier("eligible", on=call)
    call.close(by=factories.person("officer"), comment="Fermé.")
    return call


def test_what_is_missing_and_not_waived_is_said_above_the_form(officer, short):
    answer = officer.post(page(short, "start_review"), {"seen": short.seq})
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), "Il manque" in str(form.non_field_errors())) == (
        422,
        ["__all__"],
        True,
    )


def test_a_waiver_without_a_reason_is_refused_beside_its_reason(officer, short):
    answer = officer.post(page(short, "start_review"), {"seen": short.seq, "waive": ["readers"]})
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), now(short).state) == (422, ["waiver_reason"], "closed")
    assert ("Il manque" in str(form.errors), form["waive"].value()) == (False, ["readers"])


def test_a_waiver_with_its_reason_is_kept(officer, short):
    sent = {"seen": short.seq, "waive": ["readers"], "waiver_reason": "Lu en séance."}
    officer.post(page(short, "start_review"), sent)
    line = now(short).history.last()
    assert (line.name, line.waived, line.comment) == ("start_review", ["readers"], "Lu en séance.")


def test_where_a_step_has_a_comment_it_is_the_reason_of_the_waiver(officer, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(not_completed=True)
    answer = officer.post(page(dossier, "declare_eligible"), {"seen": dossier.seq, "waive": ["rules"]})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["comment"])


def test_what_nobody_may_waive_cannot_be_ticked(officer):
    call = factories.call("draft")
    Call.objects.filter(pk=call.pk).update(summary="")
    answer = officer.post(page(call, "publish"), {"seen": call.seq, "waive": ["text"], "waiver_reason": "Tant pis."})
    assert (answer.status_code, list(answer.context["form"].errors), now(call).state) == (422, ["waive"], "draft")


def test_what_is_missing_is_one_link_away_and_the_step_waits(officer):
    call = factories.call("draft", questions=0)
    call.sections.all().delete()
    text = officer.get(page(call, "publish")).content.decode()
    assert f'<a class="fr-btn" href="{reverse("call_form", args=[call.pk])}">' in text
    assert ("D’abord" in text, 'type="submit"' in text.partition("<main")[2]) == (True, False)


def test_what_may_be_waived_leaves_the_step_open(officer, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(not_completed=True)
    text = officer.get(page(dossier, "declare_eligible")).content.decode()
    assert ("D’abord" in text, 'name="waive"' in text) == (False, True)


@pytest.mark.parametrize("model", [model for model in machines() if model.cures])
def test_every_page_that_meets_a_lack_exists(model):
    obj = model(pk=uuid4())
    if hasattr(model, "camp_id"):
        obj.camp_id = uuid4()
    assert all(obj.cure(code) for code in model.cures)


def test_an_officer_is_not_offered_to_submit_for_others(officer, dossier):
    names = {step.name for step in officer.get(dossier.get_absolute_url()).context["steps"]}
    assert names == {"request_completion", "declare_eligible", "declare_ineligible"}


def test_closing_a_call_is_not_said_to_be_final(officer):
    text = officer.get(page(factories.call(), "close")).content.decode()
    assert ("irréversible" in text, "Si vous prolongez" in text) == (False, True)
