"""Counts of persons are told only when nobody can be made out from them."""

from collections import defaultdict
from itertools import product

from hackathons.counts import LEAST, Told, told

CODES, MOST = "abcd", 12


def test_counts_of_five_or_more_are_told_as_they_are():
    assert told({"a": 5, "b": 12}) == ({"a": 5, "b": 12}, 17)


def test_nobody_is_told_as_nobody():
    assert told({"a": 0, "b": 9}) == ({"a": 0, "b": 9}, 9)


def test_a_small_count_is_kept_with_another_that_would_give_it_away():
    assert told({"a": 2, "b": 30, "c": 8}) == ({"a": None, "b": 30, "c": None}, 40)


def test_the_total_is_kept_too_when_nothing_else_hides_a_small_count():
    assert told({"a": 3, "b": 0}) == ({"a": None, "b": 0}, None)


def worlds(tell):
    """What is published, with every count that it may stand for, by the very rule that published it."""
    found = defaultdict(list)
    for counts in product(range(MOST), repeat=len(CODES)):
        said = tell(dict(zip(CODES, counts, strict=True)))
        found[tuple(said.counts.values()), said.total].append(counts)
    return found


def guessed(tell):
    """The publications that give away a count that is not told; those whose worlds reach beyond these are left out."""
    for (counts, total), found in worlds(tell).items():
        if total is not None and total - sum(n or 0 for n in counts) >= MOST:
            continue
        if any(count is None and len({one[n] for one in found}) < 2 for n, count in enumerate(counts)):
            yield counts, total


def test_no_count_that_is_kept_can_be_worked_out():
    assert list(guessed(told)) == []


def test_control_without_the_complement_counts_are_worked_out():
    assert next(
        guessed(
            lambda counts: Told(
                {c: n if n >= LEAST or not n else None for c, n in counts.items()}, sum(counts.values())
            )
        ),
        None,
    )
