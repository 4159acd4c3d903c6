"""The dates of the six months: the end of each month and leap days are right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startups.dates import last_day, longer


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 10, 1), date(2027, 3, 31)),
        (date(2026, 10, 15), date(2027, 4, 14)),
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 8, 29), date(2027, 2, 28)),
        (date(2027, 8, 29), date(2028, 2, 28)),
        (date(2027, 8, 30), date(2028, 2, 29)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2027, 9, 1), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 8, 28)),
        (date(2026, 3, 31), date(2026, 9, 30)),
    ],
)
def test_six_months_end_the_day_before(start, end):
    assert last_day(start, 6) == end


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 24))
def test_a_later_start_never_ends_earlier(start, months):
    assert last_day(start, months) <= last_day(start + (date(2, 1, 2) - date(2, 1, 1)), months)


def test_three_months_more_are_counted_from_the_day_after():
    assert longer(date(2027, 3, 31), 3) == date(2027, 6, 30)
