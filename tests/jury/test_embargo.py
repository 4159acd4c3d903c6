"""Before the hour nothing shows; after it everything does, and each is told once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from programs import clock, timeline
from programs.dashboard import own_dossiers, todos
from programs.models import Document, Dossier, Mail, Outbox, User
from tests import factories

pytestmark = pytest.mark.django_db

CANARY = "CANARI-MOTIF"
OUTCOMES = [("selected", "select"), ("waitlisted", "waitlist"), ("rejected", "reject")]


def client_of(user):
    client = Client()
    client.force_login(User.objects.get(pk=user.pk), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def proposed(officer, step):
    """A dossier under review, then the same with a proposal: what its lead gets must not differ."""
    dossier = factories.dossier("in_review")
    before = answers(dossier)
    getattr(dossier, step)(by=officer, waive=["reviews"], comment=CANARY)
    return Dossier.objects.get(pk=dossier.pk), before


def answers(dossier):
    """Every page and refusal that the lead may get about a dossier, without what changes at each request."""
    client, pages = client_of(dossier.lead), {}
    for url in urls(dossier):
        response = client.get(url)
        pages[url] = (response.status_code, stripped(response.content.decode() if not response.streaming else ""))
    return pages


def urls(dossier):
    steps = {move.name for move in dossier.transitions() if move.name not in ("begin",)}
    yield from (reverse("step", args=["dossier", dossier.pk, name]) for name in sorted(steps))
    yield from (
        reverse("dashboard"),
        reverse("dossier", args=[dossier.pk]),
        reverse("dossier_versions", args=[dossier.pk]),
    )
    yield from (
        reverse(name, args=[dossier.call_id]) for name in ("call", "jury", "jury_assign", "ranking", "decisions")
    )
    yield reverse("dossier_people", args=[dossier.pk])


def stripped(page):
    """A page without its tokens and the number that a form carries."""
    lines = [line for line in page.splitlines() if "csrf" not in line and 'name="seen"' not in line]
    return "\n".join(lines)


@pytest.mark.parametrize(("state", "step"), OUTCOMES)
def test_before_the_hour_every_answer_is_the_same_as_before_the_proposal(officer, state, step):
    dossier, before = proposed(officer, step)
    assert dossier.state == state
    assert answers(dossier) == before


@pytest.mark.parametrize(("state", "step"), OUTCOMES)
def test_before_the_hour_nothing_is_read_in_the_data_that_pages_use(officer, state, step):
    dossier, _before = proposed(officer, step)
    lead = User.objects.get(pk=dossier.lead.pk)
    lines = timeline.lines(dossier, lead)
    assert (dossier.shown_state, dossier.holder) == ("in_review", "reviewer")
    assert (step in {line.name for line in lines}, CANARY in {line.comment for line in lines}) == (False, False)
    assert [d.shown_state for d in own_dossiers(lead)] == ["in_review"]
    assert list(todos(lead, {"lead"})) == []


def test_a_conflict_before_the_hour_tells_nothing_of_the_proposal(officer):
    dossier = factories.dossier("in_review")
    url, seen = reverse("step", args=["dossier", dossier.pk, "withdraw"]), dossier.seq
    dossier.reject(by=officer, waive=["reviews"], comment=CANARY)
    response = client_of(dossier.lead).post(url, {"seen": seen})
    assert response.status_code == 409
    assert (CANARY in response.content.decode(), str(officer) in response.content.decode()) == (False, False)


def test_nothing_leaves_before_the_hour_and_everything_leaves_at_it(run, mailoutbox):
    call, dossiers = factories.decided("selected", "rejected", hours=2)
    run()
    told = {m.address for m in Mail.objects.filter(subject__contains="décision")}
    with clock.at(clock.now() + timedelta(hours=2, minutes=1)):
        run()
        after = {m.address for m in Mail.objects.filter(subject__contains="décision", sent_at__isnull=False)}
    assert (told, after) == (set(), {d.lead.email for d in dossiers})
    owed = set(Outbox.objects.filter(kind="document", line__object_id=call.pk).values_list("key", flat=True))
    assert owed == {"form", "minutes", *(f"letter:{d.pk}" for d in dossiers)}


def test_announcing_twice_tells_each_person_once(run, mailoutbox):
    _call, dossiers = factories.decided("selected", "rejected")
    run()
    Outbox.objects.filter(kind="move", key="announce").update(done_at=None)
    run()
    assert sorted(m.to[0] for m in mailoutbox if "décision" in m.subject) == sorted(d.lead.email for d in dossiers)


def test_who_answers_before_the_worker_still_gets_the_letter(run):
    _call, (won,) = factories.decided("selected")
    Dossier.objects.get(pk=won.pk).decline(by=won.lead, comment="Le conseil a voté contre.")
    run("move")
    assert Outbox.objects.filter(kind="document", key=f"letter:{won.pk}").exists()


def test_after_the_hour_the_lead_reads_the_decision_and_its_reason():
    _call, (lost,) = factories.decided("rejected")
    dossier = Dossier.objects.get(pk=lost.pk)
    assert dossier.shown_state == "rejected"
    assert "Moins avancé que d’autres." in {line.comment for line in timeline.lines(dossier, dossier.lead)}


def test_a_letter_drawn_up_early_is_hidden_until_the_hour():
    _call, (won,) = factories.decided("selected", hours=2)
    letter = Document(kind="letter", dossier=won, title="Lettre")
    letter.begin(by=User.objects.system())
    early = Document.objects.visible_to(won.lead).filter(kind="letter").exists()
    with clock.at(clock.now() + timedelta(hours=3)):
        assert (early, Document.objects.visible_to(won.lead).filter(kind="letter").exists()) == (False, True)


def test_once_the_hour_is_set_no_proposal_is_taken_back(officer):
    _call, (won,) = factories.decided("selected", hours=2)
    assert "revise_decision" not in {step.name for step in Dossier.objects.get(pk=won.pk).steps_for(officer)}


def test_a_juror_never_learns_the_decision(officer):
    review = factories.review("submitted")
    dossier = Dossier.objects.get(pk=review.dossier_id)
    dossier.start_review(by=officer)
    addresses = [
        reverse("review", args=[review.pk]),
        reverse("dossier", args=[dossier.pk]),
        reverse("reviews"),
        reverse("dashboard"),
    ]
    before = [stripped(client_of(review.reviewer).get(url).content.decode()) for url in addresses]
    dossier.reject(by=officer, comment=CANARY)
    assert [stripped(client_of(review.reviewer).get(url).content.decode()) for url in addresses] == before


def test_who_is_not_selected_may_withdraw_until_they_are_told():
    _call, (lost,) = factories.decided("rejected", hours=2)
    names = {step.name for step in Dossier.objects.get(pk=lost.pk).steps_for(lost.lead)}
    with clock.at(clock.now() + timedelta(hours=3)):
        told = {step.name for step in Dossier.objects.get(pk=lost.pk).steps_for(lost.lead)}
    assert (names, told) == ({"withdraw", "hand_over"}, {"hand_over"})


def test_until_the_hour_the_call_is_still_under_review():
    call, _dossiers = factories.decided("selected", hours=2)
    with clock.at(clock.now() + timedelta(hours=3)):
        after = call.shown_state
    assert (call.state, call.shown_state, after) == ("decided", "reviewing", "decided")


def test_a_cancelled_call_ends_what_was_only_proposed(officer, run):
    dossier, _before = proposed(officer, "select")
    dossier.call.cancel(by=officer, comment="Budget gelé.")
    run("move")
    fresh = Dossier.objects.get(pk=dossier.pk)
    assert (fresh.state, fresh.history.last().comment) == ("cancelled", "Budget gelé.")
