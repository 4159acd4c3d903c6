"""My space: what awaits each role, the late first; nothing that is not yet theirs to know."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import clock
from programs.models import Call, Dossier, Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def todos(signed_in):
    """What awaits this person."""
    return lambda person: signed_in(person).get(reverse("dashboard")).context["todos"]


@pytest.mark.parametrize(
    ("state", "waits"), [("draft", True), ("submitted", False), ("incomplete", True), ("eligible", False)]
)
def test_a_dossier_awaits_its_lead_when_the_lead_must_act(todos, state, waits):
    dossier = factories.dossier(state)
    assert [todo.url for todo in todos(dossier.lead)] == [dossier.get_absolute_url()] * waits


def test_a_selected_dossier_awaits_nobody_before_the_announcement(todos):
    assert todos(factories.dossier("selected").lead) == []


def test_nor_does_it_await_a_lead_who_sits_in_the_jury(todos):
    dossier = factories.dossier("selected")
    Role.objects.create(person=dossier.lead, code="reviewer", call=dossier.call)
    assert todos(dossier.lead) == []


def test_after_it_the_lead_answers(todos):
    _call, (won,) = factories.decided("selected")
    assert [todo.url for todo in todos(won.lead)] == [won.get_absolute_url()]


def test_once_agreed_in_principle_it_awaits_the_signatory_only(todos):
    _call, (won,) = factories.decided("selected")
    signatory = factories.person("signatory", organization=won.organization)
    factories.advance(won, "pledge", won.lead)
    assert ([todo.url for todo in todos(signatory)], todos(won.lead)) == ([won.get_absolute_url()], [])


def test_what_is_late_comes_first(todos):
    first = factories.dossier("incomplete", title="Gare")
    same = {"organization": first.organization, "lead": first.lead}
    late, _last = (factories.dossier("incomplete", title=title, **same) for title in ("École", "Halle"))
    Dossier.objects.filter(pk=late.pk).update(completion_due=clock.today() - timedelta(days=1))
    found = todos(first.lead)
    assert (found[0].about, [todo.late for todo in found]) == ("École", [True, False, False])


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False)])
def test_the_last_day_is_not_late(todos, days, late):
    dossier = factories.dossier("incomplete")
    Dossier.objects.filter(pk=dossier.pk).update(completion_due=clock.today() + timedelta(days=days))
    assert [todo.late for todo in todos(dossier.lead)] == [late]


@pytest.mark.parametrize(
    ("state", "titles"),
    [("assigned", ["une lecture à accepter"]), ("in_progress", ["une lecture à terminer"]), ("submitted", [])],
)
def test_a_juror_is_told_what_to_read(todos, state, titles):
    assert [todo.title for todo in todos(factories.review(state).reviewer)] == titles


def test_an_action_awaits_its_owner_until_it_is_done(todos):
    dossier, owner = factories.dossier("submitted"), factories.person()
    action = dossier.actions.create(label="Appeler la mairie", owner=owner, due_on=clock.today() - timedelta(days=1))
    before = [(todo.title, todo.late) for todo in todos(owner)]
    action.done_on = clock.today()
    action.save()
    assert (before, todos(owner)) == ([("Appeler la mairie", True)], [])


def test_an_officer_screens_what_was_submitted(todos):
    call = factories.call()
    for state in ("submitted", "submitted", "draft", "eligible"):
        factories.dossier(state, on=call)
    address = f"{reverse('dossier_list')}?call={call.pk}&state=submitted"
    assert [(todo.title[:1], todo.url) for todo in todos(factories.officer())] == [("2", address)]


@pytest.fixture
def ready():
    """A closed call whose only dossier has its reader."""
    call = factories.call()
    factories.review("in_progress", of=factories.dossier("eligible", on=call))
    call.close(by=factories.person("officer"), comment="Fermé.")
    return Call.objects.get(pk=call.pk)


def test_an_officer_starts_a_review_that_lacks_nothing(todos, ready):
    address = reverse("step", args=["call", ready.pk, "start_review"])
    assert [todo.url for todo in todos(factories.officer())] == [address]


def test_what_still_lacks_something_is_not_proposed(todos, ready):
    Call.objects.filter(pk=ready.pk).update(min_reviews=2)
    assert todos(factories.officer()) == []


def test_the_authority_announces_and_the_officer_does_not(todos, ready):
    ready.dossiers.all().get().withdraw(by=ready.dossiers.get().lead)
    ready.start_review(by=factories.person("officer"))
    authority = factories.with_second_factor(factories.person("authority"))
    address = reverse("step", args=["call", ready.pk, "announce"])
    assert ([todo.url for todo in todos(authority)], todos(factories.officer())) == ([address], [])


def test_an_officer_of_another_call_is_told_nothing(todos, ready):
    elsewhere = factories.officer(call=factories.call("draft"))
    assert todos(elsewhere) == []


@pytest.mark.parametrize(("state", "holder"), [("drafting", "lead"), ("submitted", "signatory"), ("endorsed", "coach")])
def test_a_final_report_awaits_who_holds_it(todos, state, holder):
    report = factories.report(state)
    dossier = report.dossier
    signatory = factories.User.objects.holding("signatory", organization=dossier.organization_id).first()
    people = {"lead": dossier.lead, "signatory": signatory, "coach": dossier.coach}
    told = {role for role, who in people.items() if report.get_absolute_url() in [todo.url for todo in todos(who)]}
    assert told == {holder}


def test_in_one_of_my_roles_i_see_what_awaits_it_only(signed_in):
    dossier = factories.dossier("draft")
    review = factories.review(reviewer=None)
    Role.objects.create(person=dossier.lead, code="reviewer", call=review.dossier.call)
    browser = signed_in(dossier.lead)
    browser.post(reverse("switch_role"), {"role": "reviewer"})
    assert browser.get(reverse("dashboard")).context["todos"] == []
    browser.post(reverse("switch_role"), {"role": ""})
    assert len(browser.get(reverse("dashboard")).context["todos"]) == 1


def test_my_dossiers_are_those_in_which_i_hold_a_role(signed_in):
    mine, _other = factories.dossier("submitted"), factories.dossier("submitted")
    assert list(signed_in(mine.lead).get(reverse("dashboard")).context["dossiers"]) == [mine]


def test_who_has_nothing_is_shown_the_open_calls(signed_in):
    text = signed_in(factories.person()).get(reverse("dashboard")).content.decode()
    assert ("Rien ne vous attend" in text, reverse("calls") in text) == (True, True)


def test_a_chair_finds_the_way_to_their_jury(signed_in):
    call = factories.call()
    text = signed_in(factories.person("chair", call=call)).get(reverse("dashboard")).content.decode()
    assert reverse("ranking", args=[call.pk]) in text


def test_a_signatory_finds_the_dossiers_of_their_organization(signed_in):
    dossier = factories.dossier("submitted")
    signatory = factories.person("signatory", organization=dossier.organization)
    found = signed_in(signatory).get(reverse("dashboard")).context["dossiers"]
    assert list(found) == [dossier]
