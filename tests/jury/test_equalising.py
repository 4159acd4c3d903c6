"""Marks brought to the same measure: what is corrected, what is refused, how sure each rank is."""

from decimal import Decimal
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs import certainty, scoring
from programs.certainty import Span
from programs.comparability import Island, islands, standstill, threads
from programs.equalising import CENT, Reading, equalised, inverted


def readings(marks):
    """Readings from {dossier: {juror: mark}}."""
    return [Reading(d, j, Decimal(mark)) for d, given in marks.items() for j, mark in given.items()]


def jury(seed, dossiers=24, jurors=5, shift=None):
    """Three readings of each dossier at random; ``shift`` adds so much to the marks of juror 0."""
    random = Random(seed)
    return [
        Reading(d, j, Decimal(random.randint(20, 70)) + (shift or 0) * (j == 0))
        for d in range(dossiers)
        for j in random.sample(range(jurors), 3)
    ]


CHAIN = {n: {n % 4: 50 + n, (n + 1) % 4: 55 + n} for n in range(20)}


def test_a_severe_juror_no_longer_lowers_the_dossiers_they_read():
    marks = {n: {"lenient": 60, "fair": 50} if n % 2 else {"severe": 40, "fair": 50} for n in range(20)}
    model = equalised(readings(marks), shrinkage=1e-6)
    assert set(model.marks.values()) == {Decimal("50.00")}
    assert {juror: one.points for juror, one in model.corrections.items()} == {
        "severe": Decimal("10.00"), "lenient": Decimal("-10.00"), "fair": Decimal("0.00"),
    }  # fmt: skip


def test_a_correction_says_how_far_its_juror_marks_from_the_others():
    found = equalised(readings({"a": {"x": 40, "y": 50, "z": 60}, "b": {"x": 30, "y": 40}, "c": {"x": 80}}))
    assert found.corrections["x"][1:4] == (3, 2, Decimal("-12.50"))
    assert found.corrections["x"].points > 0


def test_a_juror_who_shares_no_dossier_has_no_gap():
    found = equalised(readings({"a": {"x": 40}, "b": {"y": 50}}))
    assert found.corrections["x"][1:] == (1, 0, None, Decimal("0.00"))


def test_who_reads_little_is_corrected_less():
    much = {n: {"x": 40, "y": 50, "z": 50} for n in range(10)}
    little = {n: {"x": 40, "y": 50, "z": 50} if not n else {"y": 50, "z": 50} for n in range(10)}
    points = [equalised(readings(marks)).corrections["x"].points for marks in (much, little)]
    assert points[0] > points[1] > 0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(-20, 30))
def test_a_juror_who_marks_all_higher_changes_no_rank(seed, shift):
    before, after = (equalised(jury(seed, shift=by), shrinkage=1e-9).marks for by in (0, shift))
    moved = {key: after[key] - mark for key, mark in before.items()}
    assert max(moved.values()) - min(moved.values()) <= 2 * CENT


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 30))
def test_shrinkage_leaves_a_part_of_a_shift_and_no_more(seed, shift):
    before, after = (equalised(jury(seed, shift=by)) for by in (0, shift))
    gained = before.corrections[0].points - after.corrections[0].points
    assert 0 < gained <= shift
    assert max(abs(after.marks[key] - mark) for key, mark in before.marks.items()) < shift


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.randoms())
def test_the_order_in_which_readings_come_changes_nothing(seed, random):
    given_ = jury(seed)
    shuffled = random.sample(given_, len(given_))
    assert equalised(given_) == equalised(shuffled)
    assert certainty.spans(given_, 5, True, 5) == certainty.spans(shuffled, 5, True, 5)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6))
def test_corrections_cancel_out(seed):
    points = [one.points for one in equalised(jury(seed)).corrections.values()]
    assert abs(sum(points)) <= len(points) * CENT


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6))
def test_when_everyone_reads_everything_equalising_changes_no_mark(seed):
    random = Random(seed)
    given_ = [Reading(d, j, Decimal(random.randint(0, 100))) for d in range(20) for j in range(4)]
    raw = {d: scoring.mean(one.mark for one in given_ if one.dossier == d) for d in range(20)}
    assert max(abs(mark - raw[key]) for key, mark in equalised(given_).marks.items()) <= CENT


def test_an_inverse_multiplied_by_its_matrix_is_one():
    matrix = [[2.5, -1.0, 0.0], [-1.0, 2.5, -1.0], [0.0, -1.0, 2.5]]
    found = [[sum(a * b for a, b in zip(row, col, strict=True)) for col in zip(*inverted(matrix), strict=True)] for row in matrix]  # fmt: skip
    assert [[round(value, 9) for value in row] for row in found] == [[1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_jurors_who_share_no_dossier_are_islands_the_largest_first():
    pairs = [("a", "x"), ("b", "y"), ("c", "y"), ("c", "z")]
    assert islands(pairs) == [Island(["y", "z"], ["b", "c"]), Island(["x"], ["a"])]


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ([(n, n % 2) for n in range(19)], "few"),
        ([(n, 1) for n in range(20)], "alone"),
        ([(n, juror) for n in range(20) for juror in range(3)], "everyone"),
        ([(n, n % 2) for n in range(20)], "islands"),
    ],
)
def test_equalising_is_refused_with_its_reason(pairs, code):
    assert standstill(pairs, 20).code == code


def test_equalising_is_offered_when_common_dossiers_tie_all_the_jurors():
    assert standstill([(d, j) for d, given_ in CHAIN.items() for j in given_], 20) is None


def test_a_refusal_says_which_groups_are_apart():
    stop = standstill([(n, n % 2) for n in range(20)], 20)
    assert [one.jurors for one in stop.islands] == [[0], [1]]


def test_a_dossier_that_alone_ties_two_groups_is_named():
    pairs = [(d, j) for d in (1, 2) for j in "xy"] + [(d, j) for d in (3, 4) for j in "zt"] + [(5, "y"), (5, "z")]
    ((dossier, parts),) = threads(pairs)
    assert (dossier, [one.jurors for one in parts]) == (5, [["x", "y"], ["z", "t"]])


def test_two_common_dossiers_hold_a_jury_together():
    pairs = [(d, j) for d in (1, 2) for j in "xy"] + [(3, "x"), (3, "z"), (4, "y"), (4, "z")]
    assert threads(pairs) == []


def test_an_interval_holds_nine_draws_out_of_ten():
    assert certainty.span(list(range(1, 101)), 30) == Span(6, 95, 0.3)
    assert certainty.span([1, 1, 2], None) == Span(1, 2, 0.0)


def test_marks_that_agree_leave_no_doubt_on_the_ranks():
    found = certainty.spans(readings({n: {"x": 90 - 10 * n, "y": 90 - 10 * n} for n in range(5)}), 2, False)
    assert [found[n] for n in range(5)] == [Span(n + 1, n + 1, float(n < 2)) for n in range(5)]


def test_without_two_readings_nothing_tells_how_sure_a_rank_is():
    assert certainty.spans(readings({n: {"x": n} for n in range(5)}), 2, False) == {}


def test_the_raw_and_the_equalised_marks_have_their_own_intervals():
    given_ = readings(CHAIN)
    assert certainty.spans(given_, 5, True) != certainty.spans(given_, 5, False)


def row(rank, spread, inside):
    return SimpleNamespace(rank=rank, spread=Decimal(spread), span=Span(rank, rank, inside))


def test_the_agenda_takes_the_doubtful_first_and_groups_what_is_robust():
    sure, near, nearer, far = row(1, 5, 1.0), row(2, 4, 0.8), row(3, 4, 0.5), row(4, 3, 0.0)
    found = certainty.agenda([sure, near, nearer, far], 2)
    assert found == ([nearer, near], [sure], [far])


def test_readers_far_apart_are_heard_even_far_from_the_cut():
    apart, sure = row(1, 30, 1.0), row(2, 29, 1.0)
    assert certainty.agenda([apart, sure], 2) == ([apart], [sure], [])


def test_without_places_every_dossier_is_discussed_the_most_disputed_first():
    rows = [row(1, 5, 0.0), SimpleNamespace(rank=None, spread=None, span=None), row(2, 9, 0.0)]
    assert certainty.agenda(rows, None).discuss == [rows[2], rows[0], rows[1]]


def test_a_dossier_without_marks_is_discussed_first_when_places_are_counted():
    rows = [row(1, 5, 1.0), SimpleNamespace(rank=None, spread=None, span=None)]
    assert certainty.agenda(rows, 2) == ([rows[1]], [rows[0]], [])


def test_ranks_gained_and_lost_are_told_those_that_stay_left_out():
    assert certainty.moved({"a": 1, "b": 3, "c": 2, "d": None}, {"a": 1, "b": 2, "c": 3, "d": 4}) == {"b": 1, "c": -1}
