"""The order of prototypes as pure functions: equals, what parts them, which two to show next."""

from collections import Counter
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from hackathons.ranking import Break, Duel, pair_to_show, places, shares, spread

BUS, CAR, TRAM = "bus", "car", "tram"


def order(scores, breaks=(), duels=()):
    return [(place.team, place.rank, place.tied) for place in places(scores, breaks, duels)]


def test_the_best_comes_first_and_who_has_no_score_is_not_ranked():
    assert order({BUS: 50, CAR: 80, TRAM: None}) == [(CAR, 1, []), (BUS, 2, [])]


def test_equals_share_their_rank_and_the_next_one_counts_them():
    assert order({BUS: 80, CAR: 80, TRAM: 50}) == [(BUS, 1, [CAR]), (CAR, 1, [BUS]), (TRAM, 3, [])]


def test_the_chair_parts_equals():
    found = places({BUS: 80, CAR: 80}, [Break(CAR, frozenset({BUS}), "Plus abouti")])
    assert [(one.team, one.rank, one.tied) for one in found] == [(CAR, 1, []), (BUS, 2, [])]
    assert (found[0].decided.reason, found[1].decided) == ("Plus abouti", None)


def test_three_equals_are_parted_one_decision_after_the_other():
    breaks = [Break(CAR, frozenset({BUS, TRAM}), "a"), Break(TRAM, frozenset({BUS}), "b")]
    assert order({BUS: 1, CAR: 1, TRAM: 1}, breaks) == [(CAR, 1, []), (TRAM, 2, []), (BUS, 3, [])]


def test_a_decision_between_others_than_the_equals_of_now_parts_nobody():
    assert order({BUS: 80, CAR: 80}, [Break(CAR, frozenset({TRAM}), "")]) == [(BUS, 1, [CAR]), (CAR, 1, [BUS])]


def test_equals_are_parted_by_their_own_comparisons_first():
    duels = [Duel(BUS, CAR, CAR), Duel(BUS, TRAM, BUS), Duel(CAR, TRAM, TRAM), Duel(BUS, CAR, CAR)]
    found = places({BUS: 1, CAR: 1}, [Break(BUS, frozenset({CAR}), "")], duels)
    assert [(one.team, one.rank, one.ahead) for one in found] == [(CAR, 1, (2, 2)), (BUS, 2, (0, 2))]


def test_comparisons_in_a_circle_part_nobody():
    duels = [Duel(BUS, CAR, BUS), Duel(CAR, TRAM, CAR), Duel(BUS, TRAM, TRAM)]
    assert [rank for _team, rank, _tied in order({BUS: 1, CAR: 1, TRAM: 1}, (), duels)] == [1, 1, 1]


def test_a_share_is_that_of_the_comparisons_in_which_it_was_seen():
    found = shares([Duel(BUS, CAR, CAR), Duel(BUS, CAR, CAR), Duel(BUS, TRAM, BUS)], [BUS, CAR, TRAM, "vélo"])
    assert {key: value and float(value) for key, value in found.items()} == {BUS: 1 / 3, CAR: 1, TRAM: 0, "vélo": None}


def test_a_mark_alone_has_no_spread():
    assert (spread([Decimal(40)]), spread([Decimal(40), Decimal(70)])) == (None, Decimal(30))


def compared(people, teams):
    """Everyone compares all they can, in turn; the pairs shown to each, and how often each prototype was seen."""
    seen, done = Counter(), {person: [] for person in range(people)}
    while any(len(pairs) < len(teams) for pairs in done.values()):
        for person, pairs in done.items():
            if pair := pair_to_show(seen, pairs, teams, str(person)):
                pairs.append(frozenset(pair))
                seen.update(pair)
    return done, seen


@settings(max_examples=10)
@given(people=st.integers(1, 5), size=st.integers(3, 7))
def test_nobody_sees_the_same_two_twice_and_each_is_seen_about_as_often(people, size):
    done, seen = compared(people, [f"équipe {n}" for n in range(size)])
    assert all(len(set(pairs)) == len(pairs) for pairs in done.values())
    assert max(seen.values()) - min(seen.values()) <= 2


def test_once_all_are_shown_nothing_is_left():
    pairs = [frozenset(pair) for pair in combinations([BUS, CAR, TRAM], 2)]
    assert pair_to_show({}, pairs, [BUS, CAR, TRAM], "x") is None


@settings(max_examples=25)
@given(st.dictionaries(st.text("abcde", min_size=1), st.integers(0, 3), max_size=6))
def test_everyone_with_a_score_has_one_place(scores):
    found = places(scores)
    assert sorted(one.team for one in found) == sorted(scores)
    assert all(1 <= one.rank <= len(scores) for one in found)
