"""Sharing readings out: capacities and conflicts always, the optimum on small cases, groups linked by bridge dossiers."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.assignment import bridges, engine, flow


@st.composite
def problems(draw, dossiers=4, jurors=4):
    """A small problem: some pairs forbidden, little room."""
    d, j = draw(st.integers(1, dossiers)), draw(st.integers(1, jurors))
    price = st.one_of(st.none(), st.integers(0, 30))
    return flow.Problem(
        [[draw(price) for _juror in range(j)] for _dossier in range(d)], [draw(st.integers(0, 2)) for _dossier in range(d)],
        [draw(st.integers(0, 3)) for _juror in range(j)], [draw(st.integers(0, 3)) for _juror in range(j)], draw(st.integers(0, 4)),
    )  # fmt: skip


def best(problem):
    """The least cost, by trying every sharing out."""
    jurors = range(len(problem.room))
    choices = [
        [set(chosen) for n in range(need + 1) for chosen in combinations([j for j in jurors if costs[j] is not None], n)]
        for costs, need in zip(problem.cost, problem.needs, strict=True)
    ]  # fmt: skip
    return min(flow.total(problem, found) for found in product(*choices) if within(problem, found))


def within(problem, readers):
    return all(sum(j in chosen for chosen in readers) <= most for j, most in enumerate(problem.room))


@settings(max_examples=60)
@given(problems(3, 3))
def test_the_flow_is_never_dearer_than_every_sharing_out_tried(problem):
    assert flow.total(problem, flow.solve(problem)) == best(problem)


@settings(max_examples=60)
@given(problems(9, 6))
def test_nobody_reads_what_they_may_not_nor_more_than_they_can(problem):
    readers = flow.solve(problem)
    assert within(problem, readers)
    assert all(problem.cost[i][j] is not None for i, chosen in enumerate(readers) for j in chosen)
    assert all(len(chosen) <= need for chosen, need in zip(readers, problem.needs, strict=True))


def facts(dossiers, jurors, readers=2, **more):
    """A call of so many dossiers and jurors, without any reason to prefer anybody."""
    empty = {"capacity": [dossiers] * jurors} | {
        name: [set() for _dossier in range(dossiers)] for name in ("barred", "kept", "held", "local")
    }
    return engine.Given(readers, **empty | {"skilled": [{} for _dossier in range(dossiers)]} | more)


@st.composite
def calls(draw):
    """A call with conflicts, readings begun and small capacities."""
    d, j = draw(st.integers(2, 8)), draw(st.integers(2, 6))
    some = st.sets(st.integers(0, j - 1), max_size=2)
    kept = [draw(some) for _dossier in range(d)]
    barred = [draw(some) - mine for mine in kept]
    return facts(
        d,
        j,
        draw(st.integers(1, 3)),
        kept=kept,
        barred=barred,
        capacity=[draw(st.integers(0, 5)) for _juror in range(j)],
    )


@settings(max_examples=60)
@given(calls())
def test_an_answer_always_comes_and_keeps_conflicts_capacities_and_what_is_begun(call):
    shared = engine.share(call)
    for found, kept, barred in zip(shared.chosen, call.kept, call.barred, strict=True):
        assert not found & (barred | kept)
    for juror, most in enumerate(call.capacity):
        new = sum(juror in found for found in shared.chosen)
        assert new <= max(0, most - sum(juror in kept for kept in call.kept))


def test_what_cannot_be_met_is_counted():
    shared = engine.share(facts(3, 2, barred=[{0}, set(), set()]))
    assert shared.missing == [1, 0, 0]


def test_a_dossier_goes_to_who_knows_its_subject_or_its_departement():
    skilled = [{1: 1}, {}, {}]
    shared = engine.share(facts(3, 3, 1, bridges=False, skilled=skilled, local=[set(), {2}, {0}]))
    assert shared.chosen == [{1}, {2}, {0}]


def test_readings_are_balanced_without_any_reason_to_prefer():
    found = engine.figures(facts(12, 4), engine.share(facts(12, 4)).chosen)
    assert (found["least"], found["most"], found["missing"]) == (6, 6, 0)


def test_a_reading_not_begun_stays_with_who_holds_it():
    held = [{3}, {2}, {1}, {0}]
    shared = engine.share(facts(4, 4, 1, held=held, bridges=False))
    assert (shared.chosen, engine.figures(facts(4, 4, 1, held=held), shared.chosen)["moved"]) == (held, 0)


def two_groups():
    """Two groups of three jurors, each skilled in half of the dossiers: without bridges nothing is shared."""
    skilled = [dict.fromkeys((0, 1, 2) if n < 6 else (3, 4, 5), 1) for n in range(12)]
    return facts(12, 6, skilled=skilled, expertise=2)


def test_two_groups_of_jurors_are_linked_by_two_to_four_bridge_dossiers():
    call = two_groups()
    alone = flow.solve(flow.Problem(engine.costs(call), [2] * 12, call.capacity, [0] * 6, call.balance))
    shared = engine.share(call)
    assert len(bridges.groups(alone)) > 1  # the control: without bridges they share nothing
    assert (len(bridges.groups(shared.chosen)), shared.apart, shared.missing) == (1, [], [0] * 12)
    assert 2 <= bridges.count(shared.chosen, [{0, 1, 2}, {3, 4, 5}]) <= 4


@settings(max_examples=40)
@given(st.integers(6, 14), st.integers(3, 6), st.randoms(use_true_random=False))
def test_every_juror_is_linked_to_the_others_or_told_apart(dossiers, jurors, random):
    skilled = [{random.randrange(jurors): 1} for _dossier in range(dossiers)]
    shared = engine.share(facts(dossiers, jurors, skilled=skilled))
    assert shared.apart or len(bridges.groups(shared.chosen)) == 1


def test_linking_ends_where_a_second_exchange_would_undo_the_first():
    skilled = [{1: 1}, {3: 1}, {3: 1}, {1: 1}, {2: 1}, {0: 1}]
    shared = engine.share(facts(6, 6, skilled=skilled))
    assert (len(bridges.groups(shared.chosen)), shared.apart) == (1, [])


def test_a_single_dossier_between_two_groups_gets_a_second_one():
    kept = [{0, 1}, {0, 1}, {1, 2}, {2, 3}, {2, 3}]
    call = facts(7, 4, kept=[*kept, set(), set()], skilled=[{} for _dossier in kept] + [{0: 1, 1: 1}, {2: 1, 3: 1}])
    before = bridges.cuts([*kept, {0, 1}, {2, 3}])
    found = engine.share(call).chosen
    assert (bool(before), bridges.cuts([a | b for a, b in zip(call.kept, found, strict=True)])) == (True, [])


def test_one_reader_each_is_linked_by_readings_more():
    shared = engine.share(facts(6, 2, 1))
    assert (shared.apart, len(bridges.groups(shared.chosen)), sum(map(len, shared.chosen))) == ([], 1, 8)


def test_groups_that_nothing_can_link_are_told():
    barred = [{1} if n < 3 else {0} for n in range(6)]
    shared = engine.share(facts(6, 2, 1, barred=barred))
    assert shared.apart == [{0}]


@pytest.mark.parametrize(
    ("readers", "parts"), [([], []), ([{0}, {1}], [{0}, {1}]), ([{0, 1}, {1, 2}, {3}], [{3}, {0, 1, 2}])]
)
def test_groups_are_the_jurors_who_share_dossiers(readers, parts):
    assert bridges.groups(readers) == parts
