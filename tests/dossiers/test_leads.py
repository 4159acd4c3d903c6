"""The lead of a dossier changes by a step: chosen among the co-authors, told in the history and by mail."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from programs import invitations, mailing, timeline
from programs.models import Dossier, Invitation, Outbox, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def heir(draft):
    return factories.person("member", dossier=draft, name="Colette Roux")


def fresh(dossier):
    return Dossier.objects.get(pk=dossier.pk)


def page(dossier):
    return reverse("step", args=["dossier", dossier.pk, "hand_over"])


def mails(line):
    """The mails of a line: (address, subject, text), as they would leave."""
    effects = Outbox.objects.filter(line=line, kind="mail")
    return [(p.email, *mailing.written(one, p)) for one in effects for p in mailing.recipients(one)]


def test_the_lead_hands_over_and_stays_a_co_author(browser, draft, lead, heir):
    browser.post(page(draft), {"seen": draft.seq, "person": heir.pk, "comment": "Je pars en retraite."})

    assert (fresh(draft).lead, fresh(draft).people("member")) == (heir, [lead])


def test_the_history_tells_who_leads_now(draft, lead, heir):
    draft.hand_over(by=lead, person=str(heir.pk))
    line = timeline.lines(draft, lead)[0]

    assert (str(line.what), line.whom, line.who) == ("Chef de projet changé", "Colette Roux", lead)


def test_the_former_and_the_new_lead_are_told(draft, lead, heir):
    draft.hand_over(by=lead, person=str(heir.pk), comment="Merci à toi.")
    told = mails(draft.history.last())

    assert {(address, "Vous restez co-rédacteur" in text) for address, _subject, text in told} == {
        (lead.email, True),
        (heir.email, False),
    }
    assert all("Merci à toi." in text for _address, _subject, text in told)


def test_the_dossier_is_handed_to_nobody_without_access(browser, draft, heir):
    response = browser.post(page(draft), {"seen": draft.seq, "person": factories.person().pk})

    assert (response.status_code, fresh(draft).lead) == (422, draft.lead)


def test_a_forged_choice_is_refused_by_the_step_itself(draft, lead, heir):
    with pytest.raises(ValidationError):
        draft.hand_over(by=lead, person=str(factories.person().pk))


def test_without_a_co_author_the_page_says_whom_to_invite_first(browser, draft):
    text = browser.get(reverse("dossier_people", args=[draft.pk])).content.decode()

    assert ("Invitez d’abord comme co-rédacteur" in text, page(draft) in text) == (True, False)


def test_with_one_the_page_leads_to_the_step(browser, draft, heir):
    assert page(draft) in browser.get(reverse("dossier_people", args=[draft.pk])).content.decode()


def test_a_co_author_does_not_take_the_lead(draft, heir):
    with pytest.raises(PermissionDenied):
        draft.hand_over(by=heir, person=str(heir.pk))


def test_no_step_of_another_page_offers_it(browser, draft, heir):
    assert "hand_over" not in {step.name for step in browser.get(draft.get_absolute_url()).context["steps"]}


@pytest.mark.parametrize("state", ["selected", "rejected"])
def test_nothing_of_a_decision_under_embargo_is_told(state):
    dossier = factories.deliberated(state)[1][0]
    heir = factories.person("member", dossier=dossier)
    dossier.hand_over(by=dossier.lead, person=str(heir.pk))
    effect = Outbox.objects.filter(line=dossier.history.last(), key="lead").get()

    assert mailing.wording.of(dossier, effect.line)["state"] == "en instruction"


def test_it_does_not_change_since_when_the_state_holds(draft, lead, heir):
    before = draft.since
    draft.hand_over(by=lead, person=str(heir.pk))

    assert (fresh(draft).since, fresh(draft).seq) == (before, draft.seq)


def test_once_there_is_a_project_its_own_step_hands_it_over(signed_in):
    dossier = factories.residence().dossier
    coach, heir = (factories.person(role, dossier=dossier) for role in ("coach", "member"))
    former = dossier.lead
    dossier.in_hand.hand_over(by=coach, person=str(heir.pk))
    told = {address for address, _subject, _text in mails(dossier.in_hand.history.last())}

    assert (fresh(dossier).lead, told) == (heir, {heir.email, former.email, coach.email})


def test_a_closed_project_keeps_its_lead():
    dossier = factories.residence().dossier
    dossier.project.state = "closed"

    assert dossier.in_hand.step("hand_over", dossier.lead) is None


def test_without_another_person_the_project_leads_to_who_has_access():
    project = factories.residence()
    step = project.step("hand_over", project.dossier.lead)

    assert step.missing[0].url == reverse("dossier_people", args=[project.dossier_id])


def test_who_takes_over_a_paper_dossier_is_in_its_history(draft):
    officer, person = factories.officer(), factories.person(email="colette@exemple.fr")
    invited = Invitation.objects.create(dossier=draft, email=person.email, code="lead", invited_by=officer)
    invitations.accept(invited, person)
    line = draft.history.last()

    assert (fresh(draft).lead, line.name, line.actor, line.on_behalf_of) == (
        person,
        "hand_over",
        User.objects.system(),
        officer,
    )
