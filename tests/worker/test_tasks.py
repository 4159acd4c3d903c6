"""What the worker does with effects that fail, wait or kill it, and what the scheduler does at each turn."""

from datetime import UTC, date, datetime, timedelta

import pytest

from programs import clock, tasks
from programs.models import Call, Dossier, Outbox, Territory
from tests import doorbell, factories

pytestmark = pytest.mark.django_db
NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def breaks(effect):
    """An effect whose work is lost with its failure."""
    factories.territory(code="broken")
    raise ValueError(f"no {effect.key} today")


def keeps(effect):
    """An effect that keeps what it made and tells why it failed."""
    factories.territory(code="kept")
    return ValueError("half done")


def works(effect):
    factories.territory(code="worked")


@pytest.fixture
def owed(settings):
    """Owe an effect of this kind."""
    settings.EFFECTS = settings.EFFECTS | {kind: f"{__name__}.{kind}" for kind in ("breaks", "keeps", "works")}
    line = factories.call("draft").history.last()

    def owe(kind, **fields):
        return Outbox.objects.create(line=line, kind=kind, key="luck", **fields)

    return owe


def after(effect, moment=NOON):
    """The effect once the worker has tried it at this moment."""
    with clock.at(moment):
        tasks.carry_out(str(effect.pk))
    effect.refresh_from_db()
    return effect


def test_what_works_is_done_once(owed):
    done = after(owed("works"))
    again = after(done, NOON + timedelta(days=1))
    assert (again.tries, again.done_at.date(), Territory.objects.filter(code="worked").count()) == (1, NOON.date(), 1)


def test_what_fails_says_why_and_leaves_nothing_behind(owed):
    failed = after(owed("breaks"))
    assert (failed.last_error, failed.done_at, failed.tries) == ("ValueError: no luck today", None, 1)
    assert not Territory.objects.filter(code="broken").exists()


def test_what_a_handler_kept_stays_though_it_failed(owed):
    failed = after(owed("keeps"))
    assert (failed.last_error, failed.done_at) == ("ValueError: half done", None)
    assert Territory.objects.filter(code="kept").exists()


@pytest.mark.parametrize(("tries", "seconds"), [(0, 10), (1, 20), (2, 40), (8, 2560), (9, 3600), (40, 3600)])
def test_each_failure_waits_twice_as_long_up_to_an_hour(owed, tries, seconds):
    failed = after(owed("breaks", tries=tries))
    assert round((failed.retry_at - NOON).total_seconds()) == seconds


@pytest.mark.parametrize(("seconds", "tries"), [(8, 1), (12, 2)])
def test_nothing_is_tried_again_before_its_time(owed, seconds, tries):
    failed = after(owed("breaks"))
    assert after(failed, NOON + timedelta(seconds=seconds)).tries == tries


def test_once_it_works_the_error_is_forgotten(owed):
    failed = after(owed("breaks"))
    Outbox.objects.filter(pk=failed.pk).update(kind="works")
    mended = after(failed, NOON + timedelta(hours=1))
    assert (mended.last_error, mended.tries, bool(mended.done_at)) == ("", 2, True)


def test_what_kills_its_worker_waits_as_well(owed):
    poison = owed("works")
    with clock.at(NOON):
        assert tasks.tried(poison.pk)  # and the worker dies here
        assert not tasks.tried(poison.pk)
    poison.refresh_from_db()
    assert (poison.tries, poison.retry_at > NOON, poison.done_at) == (1, True, None)


@pytest.mark.parametrize(("seconds", "tries"), [(-1, 0), (0, 1)])
def test_nothing_is_carried_out_before_its_hour(owed, seconds, tries):
    assert after(owed("works", not_before=NOON), NOON + timedelta(seconds=seconds)).tries == tries


def swept(moment, **options):
    """What a sweep rang for at this moment."""
    with doorbell.at("memory://"), clock.at(moment):
        tasks.sweep_outbox(**options)
    rung = Outbox.objects.filter(rung_at__range=(moment, moment + timedelta(seconds=5)))
    return set(rung.values_list("pk", flat=True))


def test_a_sweep_rings_once_then_again_when_nobody_answered(owed):
    Outbox.objects.all().delete()
    waiting = {owed("works").pk}
    rings = [swept(NOON + timedelta(seconds=seconds)) for seconds in (0, 20, 40)]
    assert rings == [waiting, set(), waiting]


def test_a_sweep_begins_with_the_oldest(owed):
    Outbox.objects.all().delete()
    _young, old = (
        owed("works", created_at=NOON - timedelta(days=1)),
        owed("breaks", created_at=NOON - timedelta(days=2)),
    )
    assert swept(NOON, limit=1) == {old.pk}


def test_a_mail_does_not_wait_for_older_documents(owed):
    Outbox.objects.all().delete()
    report, letter = owed("document", created_at=NOON - timedelta(days=1)), owed("mail", created_at=NOON)
    assert swept(NOON, limit=1) == {report.pk, letter.pk}


def test_a_sweep_leaves_what_waits_for_its_hour_or_its_next_try(owed):
    Outbox.objects.all().delete()
    owed("works", not_before=NOON + timedelta(minutes=1))
    owed("breaks", retry_at=NOON + timedelta(minutes=1))
    assert swept(NOON) == set()


@pytest.fixture
def incomplete():
    """A dossier to be completed by 10 June 2031, which nobody completes."""
    dossier = factories.dossier("submitted")
    factories.advance(dossier, "request_completion", None, due=date(2031, 6, 10))
    return dossier


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (datetime(2031, 6, 10, 21, 59, 57, tzinfo=UTC), "incomplete"),  # in Paris, the last seconds of the day
        (datetime(2031, 6, 10, 22, 0, 0, tzinfo=UTC), "submitted"),
    ],
)
def test_a_dossier_not_completed_is_taken_back_the_day_after(incomplete, moment, state):
    Call.objects.filter(pk=incomplete.call_id).update(closes_at=datetime(2032, 1, 1, tzinfo=UTC))
    with clock.at(moment):
        tasks.tick()
    incomplete.refresh_from_db()
    assert (incomplete.state, incomplete.not_completed) == (state, state == "submitted")


def test_the_scheduler_takes_it_back_in_its_own_name(incomplete):
    with clock.at(datetime(2031, 6, 12, tzinfo=UTC)):
        tasks.tick()
    line = incomplete.history.last()
    assert (line.name, line.actor.is_system) == ("return_overdue", True)


def test_the_scheduler_gives_way_to_who_moved_first(incomplete):
    stale = Dossier.objects.get(pk=incomplete.pk)
    factories.advance(incomplete, "resubmit", incomplete.lead)
    tasks.attempt(stale.return_overdue, by=factories.User.objects.system())
    assert incomplete.history.last().name == "resubmit"


def test_a_turn_with_nothing_to_do_writes_nothing():
    call = factories.call("open")
    lines = call.history.count()
    tasks.tick()
    assert call.history.count() == lines
