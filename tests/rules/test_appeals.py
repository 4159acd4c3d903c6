"""The last day of an appeal: two clear months, then the next working day; dates checked against calendars."""

from datetime import date

import pytest

from programs.appeals import easter, holidays, last_day, months, works


@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25), date(2285, 3, 22)]
)  # fmt: skip
def test_easter_is_when_calendars_say(day):
    assert easter(day.year) == day


def test_there_are_eleven_public_holidays():
    days = holidays(2026)
    assert (len(days), {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)} <= days) == (11, True)


@pytest.mark.parametrize(
    ("where", "day"),
    [("67", date(2026, 4, 3)), ("68", date(2026, 12, 26)), ("57", date(2026, 12, 26)), ("974", date(2026, 12, 20)), ("972", date(2026, 5, 22))],
)  # fmt: skip
def test_some_places_have_holidays_of_their_own(where, day):
    assert (day in holidays(2026, where), day in holidays(2026)) == (True, False)


@pytest.mark.parametrize(
    ("told", "last"),
    [
        (date(2026, 3, 3), date(2026, 5, 4)),  # neither the day it is told nor the last one counts
        (date(2026, 1, 15), date(2026, 3, 16)),
        (date(2026, 3, 5), date(2026, 5, 6)),
        (date(2026, 12, 31), date(2027, 3, 1)),  # no 31st of February
        (date(2026, 2, 6), date(2026, 4, 7)),
        (date(2026, 2, 3), date(2026, 4, 7)),  # Saturday, Sunday, Easter Monday
        (date(2026, 10, 31), date(2027, 1, 4)),  # the first of January, then a week-end
    ],
)
def test_two_clear_months_end_on_a_working_day(told, last):
    assert (last_day(told), works(last)) == (last, True)


def test_good_friday_moves_the_last_day_in_alsace_and_moselle_only():
    told = date(2026, 2, 2)
    assert (last_day(told), last_day(told, "67")) == (date(2026, 4, 3), date(2026, 4, 7))


def test_who_lives_overseas_has_one_month_more():
    assert (months("974"), months("75"), last_day(date(2026, 3, 3), "974")) == (3, 2, date(2026, 6, 4))
