"""Marks of a jury, whatever the marks."""

from decimal import Decimal
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from programs import scoring

MARKS = st.decimals(0, 100, places=2)
MAYBE = st.none() | MARKS


def criteria(*weights, best=4):
    return [SimpleNamespace(pk=n, weight=weight, best=best) for n, weight in enumerate(weights)]


@st.composite
def readings(draw):
    """Criteria whose weights add up to 100, and a mark for each."""
    first = draw(st.integers(1, 98))
    second = draw(st.integers(1, 99 - first))
    asked = criteria(first, second, 100 - first - second, best=draw(st.integers(1, 20)))
    return {str(c.pk): draw(st.integers(0, c.best)) for c in asked}, asked


@given(readings())
def test_a_reading_is_worth_between_0_and_100(reading):
    assert 0 <= scoring.weighted(*reading) <= 100


@given(readings(), st.integers(0, 2))
def test_a_better_mark_never_lowers_the_reading(reading, which):
    marks, asked = reading
    better = marks | {str(which): asked[which].best}
    assert scoring.weighted(better, asked) >= scoring.weighted(marks, asked)


def test_all_the_best_is_100_and_nothing_is_0():
    asked = criteria(50, 30, 20)
    assert [scoring.weighted({str(n): value for n in range(3)}, asked) for value in (4, 0)] == [100, 0]


def test_a_half_hundredth_is_rounded_up():
    asked = criteria(1, 99, best=8)
    assert scoring.weighted({"0": 1, "1": 0}, asked) == Decimal("0.13")


@given(readings(), st.integers(0, 2), st.sampled_from([None, -1, 21]))
def test_a_mark_missing_or_out_of_bounds_leaves_no_mark(reading, which, wrong):
    marks, asked = reading
    assert scoring.weighted(marks | {str(which): wrong}, asked) is None


@given(st.lists(MAYBE))
def test_a_mean_lies_between_the_lowest_and_the_highest(values):
    known, found = [value for value in values if value is not None], scoring.mean(values)
    assert (found is None) if not known else min(known) <= found <= max(known)


@given(st.lists(MARKS, min_size=1), st.randoms())
def test_a_mean_does_not_depend_on_the_order(values, random):
    shuffled = random.sample(values, len(values))
    assert scoring.mean(shuffled) == scoring.mean(values)


@given(st.dictionaries(st.integers(), MAYBE))
def test_a_rank_is_one_more_than_how_many_are_better(marks):
    known = [mark for mark in marks.values() if mark is not None]
    expected = {k: None if m is None else 1 + sum(other > m for other in known) for k, m in marks.items()}
    assert scoring.ranks(marks) == expected


def test_equals_share_their_rank_and_the_next_is_skipped():
    marks = {"a": Decimal(70), "b": Decimal(90), "c": Decimal(70), "d": None, "e": Decimal(10)}
    assert scoring.ranks(marks) == {"a": 2, "b": 1, "c": 2, "d": None, "e": 4}
