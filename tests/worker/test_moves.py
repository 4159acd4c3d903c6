"""Moves of many children: each moves once, the word of a person who moved first stands."""

import pytest

from programs import moves
from programs.models import Dossier, Outbox, Review
from tests import factories

pytestmark = pytest.mark.django_db


def states(*dossiers):
    return [Dossier.objects.get(pk=dossier.pk).state for dossier in dossiers]


def moved(line, key):
    """Carry out this move."""
    moves.move(Outbox.objects.get(line=line, kind="move", key=key))


@pytest.fixture
def closed():
    """A closed call with a draft, an eligible dossier and an inadmissible one; and the officer who runs it."""
    call, officer = factories.call(), factories.person("officer")
    dossiers = [factories.dossier(state, on=call) for state in ("draft", "eligible", "ineligible")]
    call.close(by=officer, comment="Fermé.")
    return call, officer, dossiers


def test_closing_expires_each_draft(closed):
    call, _officer, dossiers = closed
    moved(call.history.last(), "expire")
    assert states(*dossiers) == ["expired", "eligible", "ineligible"]


def test_a_move_begun_again_writes_nothing_more(closed):
    call, _officer, (draft, *_others) = closed
    for _time in (1, 2):
        moved(call.history.last(), "expire")
    assert [line.name for line in draft.history] == ["begin", "expire"]


def test_a_move_leaves_alone_what_a_person_moved_first(closed):
    call, _officer, (draft, *_others) = closed

    def overtaken(stale, by):
        Dossier.objects.get(pk=stale.pk).submit(by=draft.lead, received_at=call.opens_at)
        stale.expire(by=by)

    moves.each(call.dossiers.filter(pk=draft.pk), overtaken)
    assert (states(draft), draft.history.last().name) == (["submitted"], "submit")


def test_starting_the_review_moves_the_eligible_only(closed):
    call, officer, dossiers = closed
    call.start_review(by=officer, waive=["readers"], comment="Sans lecture.")
    moved(call.history.last(), "start_review")
    assert states(*dossiers) == ["draft", "in_review", "ineligible"]


def test_cancelling_a_call_tells_its_reason_to_each(closed):
    call, officer, dossiers = closed
    call.cancel(by=officer, comment="Le budget est retiré.")
    moved(call.history.last(), "cancel")
    assert states(*dossiers) == ["cancelled", "cancelled", "ineligible"]
    assert {d.history.last().comment for d in dossiers[:2]} == {"Le budget est retiré."}


@pytest.fixture
def read(closed):
    """The call under review: its eligible dossier proposed, a reading of it under way."""
    call, officer, (_draft, dossier, _other) = closed
    review = factories.review("in_progress", of=dossier)
    call.start_review(by=officer)
    factories.advance(dossier, "start_review", None)
    factories.advance(dossier, "select", None)
    return call, officer, dossier, review


def test_cancelling_drops_proposals_and_releases_readers(read):
    call, officer, dossier, review = read
    call.cancel(by=officer, comment="Le budget est retiré.")
    moved(call.history.last(), "cancel")
    names = [line.name for line in dossier.history][-2:]
    assert (states(dossier), names, Review.objects.get(pk=review.pk).state) == (
        ["cancelled"], ["revise_decision", "cancel"], "released",
    )  # fmt: skip


def owed(dossier):
    return sorted(Outbox.objects.filter(key__endswith=f":{dossier.pk}").values_list("kind", "key"))


def test_the_announcement_owes_each_letter_once_and_releases_readers(read):
    call, _officer, dossier, review = read
    dossier.decisions.update(approved_at=call.since)
    call.announce(by=factories.person("authority"))
    for _time in (1, 2):
        moved(call.history.last(), "announce")
    assert owed(dossier) == [("document", f"letter:{dossier.pk}"), ("mail", f"decision:{dossier.pk}")]
    assert Review.objects.get(pk=review.pk).state == "released"


def test_after_the_announcement_a_decision_has_its_own_letter():
    _call, (waiting,) = factories.decided("waitlisted", places=1)
    factories.advance(waiting, "promote", None, confirm_by=waiting.since.date().replace(year=2099))
    moved(waiting.history.last(), "letter")
    line = waiting.history.last()
    assert {effect.line_id for effect in Outbox.objects.filter(key=f"letter:{waiting.pk}")} == {line.pk}


def test_nobody_reads_on_what_is_withdrawn():
    review = factories.review("in_progress")
    kept = factories.review("in_progress")
    factories.advance(review.dossier, "withdraw", review.dossier.lead)
    moved(review.dossier.history.last(), "release")
    assert [Review.objects.get(pk=r.pk).state for r in (review, kept)] == ["released", "in_progress"]


def test_what_was_decided_outside_any_call_stands_when_the_rest_is_closed():
    call, officer = factories.call(mode="direct"), factories.person("officer")
    chosen, waiting = factories.dossier("eligible", on=call), factories.dossier("submitted", on=call)
    Dossier.objects.get(pk=chosen.pk).select(by=officer)
    call.cancel(by=officer, comment="Le dispositif prend fin.")
    moved(call.history.last(), "cancel")
    assert states(chosen, waiting) == ["selected", "cancelled"]
