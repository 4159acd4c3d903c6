"""Silence: two reminders, then what is not begun becomes free; what is begun is never taken away."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from programs import clock, silence, tasks
from programs.models import Mail, Outbox, Review
from tests import factories

START = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "reminded", "what"),
    [(4, None, ""), (5, None, "nudge"), (6, 5, ""), (9, 5, "nudge"), (9.5, 9, ""), (10, 9, "free"), (30, None, "free")],
)
def test_two_reminders_then_the_reading_is_free(age, reminded, what):
    told = reminded and START + timedelta(days=reminded)
    assert silence.due(START, told, START + timedelta(days=age), 10) == what


@pytest.fixture
def reading(db):
    """A reading to accept and one begun, both given to the same member of a call now closed."""
    call = factories.call(silent_days=10)
    dossiers = [factories.dossier("eligible", on=call) for _ in range(2)]
    seat = factories.juror(call)
    given = [
        factories.review(of=dossiers[0], reviewer=seat.person),
        factories.review("in_progress", of=dossiers[1], reviewer=seat.person),
    ]
    call.refresh_from_db()
    call.close(by=factories.person("officer"), comment="Fermé.")
    return seat, given


def in_days(days, run):
    """The daily sweep that many days from now, and what it owes."""
    with clock.at(timezone.now() + timedelta(days=days, hours=1)):
        tasks.remind_jurors()
        run("mail", "move")


def states(given):
    return [Review.objects.get(pk=review.pk).state for review in given]


def test_a_member_is_reminded_at_half_the_delay_once(reading, run):
    seat, given = reading
    in_days(5, run)
    in_days(6, run)
    assert (
        states(given),
        Mail.objects.filter(address=seat.person.email, subject__contains="attend votre réponse").count(),
    ) == (["assigned", "in_progress"], 1)


def test_after_the_delay_what_is_not_begun_is_free_and_what_is_begun_stays(reading, run):
    seat, given = reading
    in_days(10, run)
    seat.refresh_from_db()
    assert (states(given), seat.state, seat.freed_at is None) == (["released", "in_progress"], "sitting", False)
    assert Mail.objects.filter(address=seat.person.email, subject__startswith="Lectures reprises").count() == 1


def test_a_reading_given_since_is_not_taken_back_with_the_late_ones(reading, run):
    seat, given = reading
    other = factories.dossier("eligible", on=factories.call(silent_days=10))
    late = Review.objects.filter(pk=given[0].pk)
    seat.free_readings(by=factories.User.objects.system())
    run("move")
    assert (late.get().state, other.reviews.count()) == ("assigned", 0)


def test_the_officer_takes_back_at_once(reading, run):
    seat, given = reading
    seat.free_readings(by=factories.person("officer"))
    run("move")
    assert states(given) == ["released", "in_progress"]


def test_without_a_delay_nothing_is_taken_back(reading, run):
    seat, given = reading
    seat.call.silent_days = None
    seat.call.save(update_fields=["silent_days"])
    in_days(90, run)
    assert states(given) == ["assigned", "in_progress"]


def test_who_is_not_yet_available_is_left_in_peace(reading, run):
    seat, given = reading
    seat.available_from = clock.today() + timedelta(days=60)
    seat.save(update_fields=["available_from"])
    in_days(20, run)
    assert states(given) == ["assigned", "in_progress"]


@pytest.mark.django_db
def test_an_invitation_without_an_answer_is_sent_again_once(run):
    seat = factories.seat(factories.call())
    for days in (6, 7, 9):
        in_days(days, run)
    assert [line.name for line in seat.history] == ["begin", "remind"]
    assert Outbox.objects.filter(kind="link").count() == 2


def test_the_quorum_leaves_out_who_stands_aside():
    call = factories.Call(quorum=50)
    assert [call.quorum_of(9), call.quorum_of(9, 2), call.quorum_of(2, 2)] == [5, 4, 0]
