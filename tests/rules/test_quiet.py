"""When a mail leaves: quiet hours, week-ends, digests, each at the clock of who receives it."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs import quiet

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
USUAL = quiet.Hours(time(19), time(8), True, PARIS)


def at(text, zone=PARIS):
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-24 10:00", None),  # a Tuesday morning: at once
        ("2026-11-24 18:59", None),
        ("2026-11-24 19:00", "2026-11-25 08:00"),
        ("2026-11-25 03:00", "2026-11-25 08:00"),
        ("2026-11-25 08:00", None),
        ("2026-11-27 20:00", "2026-11-30 08:00"),  # a Friday evening: on Monday
        ("2026-11-29 15:00", "2026-11-30 08:00"),
    ],
)
def test_what_can_wait_leaves_when_quiet_hours_are_over(now, then):
    assert quiet.leaves("instant", False, at(now), USUAL) == (False, then and at(then))


def test_what_is_urgent_leaves_at_any_hour():
    assert quiet.leaves("instant", True, at("2026-11-29 23:00"), USUAL) == (False, None)


def test_hours_are_those_of_the_clock_one_lives_by():
    there = USUAL._replace(zone=REUNION)  # three hours ahead of Paris in winter
    assert quiet.leaves("instant", False, at("2026-11-24 17:00"), there) == (False, at("2026-11-25 08:00", REUNION))


@pytest.mark.parametrize(
    ("rhythm", "then"),
    [("daily", "2026-11-25 08:00"), ("weekly", "2026-11-30 08:00")],
)
def test_a_digest_leaves_the_next_morning_or_the_next_monday(rhythm, then):
    assert quiet.leaves(rhythm, True, at("2026-11-24 10:00"), USUAL) == (True, at(then))


def test_a_weekly_digest_of_a_monday_morning_is_that_of_the_day():
    assert quiet.next_digest("weekly", at("2026-11-30 07:59"), USUAL) == at("2026-11-30 08:00")


def test_what_stays_on_the_site_never_leaves():
    assert quiet.leaves("site", True, at("2026-11-24 10:00"), USUAL) == (True, None)


def test_a_nap_in_the_day_is_quiet_too():
    nap = quiet.Hours(time(12), time(14), False, PARIS)
    assert (quiet.awake(at("2026-11-24 13:00"), nap), quiet.awake(at("2026-11-24 15:00"), nap)) == (
        at("2026-11-24 14:00"),
        at("2026-11-24 15:00"),
    )


hours = st.builds(
    quiet.Hours, st.none() | st.times(), st.none() | st.times(), st.booleans(), st.sampled_from([PARIS, REUNION])
)
moments = st.integers(0, 366 * 1440).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


@settings(max_examples=60)
@given(moments, hours)
def test_the_end_of_a_wait_is_never_quiet_nor_past_nor_far(now, chosen):
    then = quiet.awake(now, chosen)
    assert (then >= now, quiet.disturbed(then, chosen), (then - now).days <= 4) == (True, None, True)
