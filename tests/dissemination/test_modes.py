"""Each mode asks only what it needs, page by page and step by step."""

import pytest
from django.urls import reverse

from programs import wording
from programs.models import Call, Decision, Dossier, Outbox
from tests import factories

pytestmark = pytest.mark.django_db
NEW = reverse("call_new")


def steps(obj, user):
    return {step.name for step in type(obj).objects.get(pk=obj.pk).steps_for(user)}


def test_an_officer_first_chooses_one_of_four_modes(browser):
    assert [code for code, _name, _text in browser.get(NEW).context["modes"]] == [
        "competition",
        "interest",
        "contribution",
        "direct",
    ]


@pytest.mark.parametrize(("mode", "unasked"), [
    ("competition", set()), ("interest", {"min_reviews", "silent_days", "quorum", "same_departement_conflict"}),
    ("contribution", {"min_reviews", "silent_days", "quorum", "same_departement_conflict", "places", "envelope", "confirm_by", "waitlist_until", "visa_required"}),
    ("direct", {"opens_at", "drafts_until", "closes_at", "answer_by", "confirm_by", "waitlist_until", "places", "envelope", "min_reviews", "silent_days", "quorum", "same_departement_conflict"}),
])  # fmt: skip
def test_the_form_of_a_call_asks_only_what_its_mode_needs(browser, mode, unasked):
    every = set(browser.get(NEW, {"mode": "competition"}).context["form"].fields)
    assert every - set(browser.get(NEW, {"mode": mode}).context["form"].fields) == unasked


def test_three_volunteers_are_written_published_and_opened_without_criteria_or_readers(browser, officer):
    typed = {
        "program": factories.program().pk,
        "title": "Trois volontaires",
        "summary": "Un camp.",
        "text": "Le texte.",
        "mode": "interest",
        "places": 3,
    }
    browser.post(NEW, typed | {"opens_at": "2030-03-01T09:00", "closes_at": "2030-03-31T23:59"})
    call = Call.objects.get()
    call.publish(by=officer)
    assert (call.state, call.criteria.count(), len(call.form["sections"])) == ("scheduled", 0, 1)


def test_the_mode_of_a_call_no_longer_changes(browser, officer):
    call = factories.call("draft", mode="interest", by=officer)
    shown = browser.get(reverse("call_edit", args=[call.pk])).context["form"]
    sent = {bound.html_name: bound.value() for bound in shown if bound.value() not in (None, False)}
    browser.post(reverse("call_edit", args=[call.pk]), sent | {"mode": "competition", "title": "Autre"})
    call.refresh_from_db()
    assert (call.mode, call.title) == ("interest", "Autre")


@pytest.mark.parametrize("mode", ["interest", "contribution", "direct"])
@pytest.mark.parametrize("page", ["jury", "ranking", "jury_invite", "jury_assign"])
def test_without_a_jury_its_pages_do_not_exist(browser, mode, page):
    assert browser.get(reverse(page, args=[factories.call("open", mode=mode).pk])).status_code == 404


@pytest.mark.parametrize(("mode", "offered"), [
    ("interest", {"select", "waitlist", "reject", "start_review", "hand_over"}), ("contribution", {"select", "reject", "start_review", "hand_over"}),
    ("direct", {"select", "reject", "start_review", "hand_over"}),
])  # fmt: skip
def test_an_eligible_dossier_is_decided_as_its_mode_wants(officer, mode, offered):
    assert steps(factories.dossier("eligible", on=factories.call("open", mode=mode)), officer) == offered


@pytest.mark.parametrize(("mode", "offered"), [("competition", True), ("interest", False), ("contribution", False)])
def test_only_a_jury_hears_people(officer, mode, offered):
    dossier = factories.dossier("in_review", on=factories.call("open", mode=mode))
    assert ("shortlist" in steps(dossier, officer)) is offered


def test_an_idea_agreed_opens_no_project_and_is_confirmed_by_nobody(idea):
    dossier = idea().dossier
    signatory = factories.person("signatory", organization=dossier.organization)
    assert (steps(dossier, dossier.lead), steps(dossier, signatory), dossier.holder) == (
        {"withdraw", "hand_over"},
        {"withdraw", "hand_over"},
        "",
    )


def test_agreeing_an_idea_sends_a_mail_and_no_letter(idea):
    idea()
    line = Outbox.objects.filter(line__name="select")
    assert list(line.values_list("kind", "key")) == [("mail", "lead")]


def test_an_idea_not_within_the_call_gets_no_letter(officer):
    factories.dossier("ineligible", on=factories.call("open", mode="contribution"))
    assert not Outbox.objects.filter(line__name="declare_ineligible", kind="document").exists()


def test_a_dossier_outside_any_call_is_decided_at_once_with_its_letter(officer):
    call = factories.call("open", mode="direct", opens_at=None, closes_at=None, places=None)
    dossier = factories.dossier("eligible", on=call)
    Dossier.objects.get(pk=dossier.pk).select(by=officer)
    found = Dossier.objects.get(pk=dossier.pk)
    assert (found.shown_state, Decision.objects.get().approved_by) == ("selected", officer)


@pytest.mark.parametrize("name", ["extend", "start_review", "announce", "declare_unsuccessful"])
def test_a_permanent_call_has_no_calendar_to_move(officer, name):
    call = factories.call("open", mode="direct", opens_at=None, closes_at=None)
    offered = steps(call, officer)
    call.close(by=officer, comment="Fin du programme.")
    assert name not in offered | steps(call, officer)


def test_the_officer_ends_a_call_for_ideas_alone(officer, idea):
    call = idea().dossier.call
    call.close(by=officer, comment="Fermé.")
    call.start_review(by=officer)
    label = call.step("announce", officer).label
    call.announce(by=officer)
    assert (str(label), call.state) == ("Terminer l’appel à idées", "decided")


def test_the_words_of_a_state_are_those_of_its_mode():
    call = factories.call("open", mode="direct", opens_at=None, closes_at=None)
    assert "clôture" not in str(wording.applicant(call, "draft")[2])


def test_the_decisions_of_a_call_for_ideas_have_no_page(browser):
    assert browser.get(reverse("decisions", args=[factories.call("open", mode="contribution").pk])).status_code == 404


@pytest.mark.parametrize("mode", ["interest", "contribution", "direct", "competition"])
def test_the_pages_of_every_mode_open_for_all(browser, client, mode):
    call = factories.call("open", mode=mode)
    dossier = factories.dossier("submitted", on=call)
    pages = [
        browser.get(call.get_absolute_url()),
        client.get(call.get_absolute_url()),
        browser.get(dossier.get_absolute_url()),
    ]
    assert [page.status_code for page in pages] == [200, 200, 200]


@pytest.mark.parametrize(
    ("mode", "holder"), [("competition", "reviewer"), ("interest", "officer"), ("contribution", "officer")]
)
def test_without_a_jury_the_officer_holds_what_is_under_review(mode, holder):
    assert factories.dossier("in_review", on=factories.call("open", mode=mode)).holder == holder


@pytest.mark.parametrize(("mode", "holder"), [("competition", "reviewer"), ("interest", "officer")])
def test_the_list_finds_what_waits_for_each_role(browser, mode, holder):
    dossier = factories.dossier("in_review", on=factories.call("open", mode=mode))
    found = {
        role: list(browser.get(reverse("dossier_list"), {"holder": role}).context["table"].data.data)
        for role in ("reviewer", "officer")
    }
    assert found == {"reviewer": [], "officer": []} | {holder: [dossier]}
