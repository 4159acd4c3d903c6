"""Deadlines: the whole last second counts, wherever one is and whatever the clocks do that night."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from programs import asks, deadlines

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
SECOND = timedelta(seconds=1)
# Ordinary days, and the nights on which Paris changes its clocks (23 and 25 hours).
DAYS = [date(2027, 1, 15), date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31)]


def last_second(day, zone=PARIS):
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=zone)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize(
    ("late", "met"),
    [
        (-SECOND, True),
        (timedelta(0), True),
        (timedelta(microseconds=999_999), True),
        (SECOND, False),
        (60 * SECOND, False),
    ],
)
def test_a_deadline_is_inclusive_to_the_second(day, late, met):
    deadline = last_second(day).astimezone(UTC)
    assert deadlines.in_time(deadline + late, deadline) is met


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_midnight_in_paris_is_too_late_even_on_the_nights_clocks_change(day):
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), PARIS)
    deadline = last_second(day)
    assert (deadlines.in_time(midnight.astimezone(UTC), deadline), midnight.astimezone(UTC) - deadline) == (
        False,
        SECOND,
    )


@pytest.mark.parametrize(("day", "hour"), [(date(2027, 1, 15), 2), (date(2027, 7, 15), 1)])
def test_in_la_reunion_the_paris_deadline_falls_in_the_night_that_follows(day, hour):
    there = datetime(day.year, day.month, day.day + 1, hour, 59, 59, tzinfo=REUNION)
    found = [deadlines.in_time(there + late, last_second(day)) for late in (timedelta(0), SECOND)]
    assert found == [True, False]


@pytest.mark.parametrize("typed", ["2027-03-28T02:30", "2027-10-31T02:30"])
def test_an_hour_that_paris_skips_or_lives_twice_is_refused(typed):
    with pytest.raises(ValidationError):
        asks.hour("Clôture").clean(typed)


@pytest.mark.parametrize(("typed", "utc"), [("2027-03-27T23:59", 22), ("2027-03-28T23:59", 21)])
def test_an_hour_is_typed_in_paris_time(typed, utc):
    assert asks.hour("Clôture").clean(typed).astimezone(UTC).hour == utc


@given(st.datetimes(timezones=st.just(UTC)))
def test_without_a_deadline_everything_is_in_time(received):
    assert deadlines.in_time(received, None)


MOMENTS = st.integers(0, 10**15).map(lambda tick: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=tick))


@given(MOMENTS, MOMENTS.map(lambda moment: moment.replace(microsecond=0)))
def test_being_in_time_is_arriving_before_the_next_second(received, deadline):
    assert deadlines.in_time(received, deadline) == (received < deadline + SECOND)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months):
    later = deadlines.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + deadlines.DAY).day == 1)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)), (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 11, 30), 2, date(2028, 1, 30)), (date(2027, 12, 15), 12, date(2028, 12, 15)),
    ],
)  # fmt: skip
def test_months_later_by_examples(day, months, later):
    assert deadlines.add_months(day, months) == later
