"""The report's machine on its pages: who sees which button, what is missing, what each step leads to."""

import pytest
from django.utils.translation import ngettext

from programs.models import FinalReport, RequestedChange, User
from residences.models import Residence
from tests import factories
from tests.finalreports.test_writing import signed_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def submitted(once):
    """A report that awaits its endorsement."""
    return once(factories.report, "submitted")


@pytest.fixture
def report(submitted):
    """That report, as it now is."""
    return FinalReport.objects.get(pk=submitted.pk)


@pytest.fixture(scope="module")
def restitution(once):
    """A residence that presents what it did, without its report."""
    return once(factories.filled)


@pytest.fixture
def written(restitution):
    """The report of that residence, brought to a state."""
    return lambda state="drafting": factories.report(state, of=Residence.objects.get(pk=restitution.pk))


def press(report, name, user, **typed):
    """Take a step through its page."""
    report = FinalReport.objects.get(pk=report.pk)
    return signed_in(user).post(f"/etapes/finalreport/{report.pk}/{name}/", {"seen": report.seq, **typed})


def asked(report, passage="Un premier paragraphe."):
    section = report.sections.get(code="context")
    return RequestedChange.objects.create(
        section=section, passage=passage, text="Combien de personnes ?", asked_by=report.dossier.coach
    )


def test_an_unwritten_report_cannot_be_submitted_and_says_why(written):
    report = written()
    report.sections.filter(code__in=("context", "team")).update(body="")
    response = press(report, "submit", report.dossier.lead)
    assert response.status_code == 422
    assert ngettext("%d section to write", "%d sections to write", 2) % 2 in response.content.decode()


def test_the_whole_way_from_the_pages(written):
    report = written()
    officer, dossier = factories.officer(), report.dossier
    signatory = User.objects.holding("signatory", organization=dossier.organization_id).get()
    way = [("submit", dossier.lead), ("endorse", signatory), ("approve", dossier.coach), ("seal", officer)]
    assert [press(report, name, user).status_code for name, user in way] == [302] * 4
    factories.made_document(FinalReport.objects.get(pk=report.pk))
    assert [
        press(report, name, officer, comment="Une raison.").status_code
        for name in ("publish", "withhold", "publish", "correct")
    ] == [302] * 4
    assert FinalReport.objects.get(pk=report.pk).version == 2


def test_the_coach_approves_without_endorsement_only_with_a_reason(report):
    coach = report.dossier.coach
    assert press(report, "approve", coach).status_code == 422
    assert press(report, "approve", coach, waive="endorsed", comment="Le maire est souffrant.").status_code == 302
    assert report.history.last().waived == ["endorsed"]


def test_a_report_is_not_published_before_its_document_is_made(written):
    report = written("approved")
    officer = factories.officer()
    press(report, "seal", officer)
    assert press(report, "publish", officer).status_code == 422


def test_a_change_is_asked_on_a_passage_of_the_section(report):
    section = report.sections.get(code="context")
    typed = {"section": section.pk, "passage": "Un premier paragraphe.", "text": "Combien ?"}
    signed_in(report.dossier.coach).post(url(report, "modifications"), typed)
    change = section.changes.get()
    assert (change.passage, change.asked_by) == ("Un premier paragraphe.", report.dossier.coach)


def test_a_passage_copied_from_the_screen_is_found_whatever_its_typography(report):
    section = report.sections.get(code="context")
    report.sections.filter(pk=section.pk).update(body="Pourquoi l'attente ?\n\n- un point")
    typed = {"section": section.pk, "passage": "Pourquoi l’attente\u202f? un point", "text": "Expliquez."}
    assert signed_in(report.dossier.coach).post(url(report, "modifications"), typed).status_code == 302


def test_a_passage_that_is_not_in_the_section_is_refused_and_nothing_typed_is_lost(report):
    typed = {"section": report.sections.get(code="context").pk, "passage": "Ailleurs.", "text": "Mon avis."}
    response = signed_in(report.dossier.coach).post(url(report, "modifications"), typed)
    assert (response.status_code, RequestedChange.objects.count()) == (422, 0)
    assert "Mon avis." in response.content.decode()


def test_the_lead_asks_no_change(report):
    assert signed_in(report.dossier.lead).post(url(report, "modifications"), {"text": "Non."}).status_code == 403


def test_the_report_goes_back_only_once_each_change_is_answered(report):
    change, lead = asked(report), report.dossier.lead
    press(report, "request_changes", report.dossier.coach, comment="Deux précisions.")
    assert press(report, "resubmit", lead).status_code == 422
    signed_in(lead).post(url(report, "modifications", str(change.pk)), {f"{change.pk}-answer": "Trente-deux."})
    assert press(report, "resubmit", lead).status_code == 302


def test_an_empty_answer_is_refused(written):
    report = written("changes_requested")
    change = asked(report)
    response = signed_in(report.dossier.lead).post(
        url(report, "modifications", str(change.pk)), {f"{change.pk}-answer": " "}
    )
    change.refresh_from_db()
    assert (response.status_code, change.answered_at) == (422, None)


def test_who_asked_a_change_may_withdraw_it(report):
    change = asked(report)
    signed_in(report.dossier.coach).post(url(report, "modifications", str(change.pk)), {"withdraw": "1"})
    assert not RequestedChange.objects.exists()


def test_the_lead_may_not_withdraw_what_the_coach_asked(report):
    change = asked(report)
    assert (
        signed_in(report.dossier.lead).post(url(report, "modifications", str(change.pk)), {"withdraw": "1"}).status_code
        == 403
    )


@pytest.mark.parametrize("state", list(factories.REPORT_PATHS))
def test_each_state_has_its_pages_for_each_person(written, state):
    report = written(state)
    dossier = report.dossier
    people = [
        dossier.lead,
        dossier.coach,
        factories.officer(),
        User.objects.holding("signatory", organization=dossier.organization_id).get(),
    ]
    pages = [url(report), url(report, "lecture"), url(report, "modifications")]
    assert {signed_in(user).get(page).status_code for user in people for page in pages} == {200}


def test_while_the_document_is_made_the_page_refreshes_itself(written):
    report = written("approved")
    press(report, "seal", factories.officer())
    shown = signed_in(report.dossier.lead).get(url(report)).content.decode()
    assert 'hx-trigger="every 3s"' in shown


@pytest.mark.parametrize("changes", [1, 3])
def test_the_page_of_a_report_costs_the_same_whatever_was_asked(written, changes, django_assert_num_queries):
    report = written("changes_requested")
    for _n in range(changes):
        asked(report)
    client = signed_in(report.dossier.lead)
    with django_assert_num_queries(13):
        client.get(url(report))
