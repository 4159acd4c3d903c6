"""Who should read what: conflicts never, capacity always, then expertise, territory and balance; always an answer."""

from collections.abc import Callable
from typing import NamedTuple

from programs.assignment import bridges, flow

BASE = 100  # what a reading costs without any reason to prefer it
SKILL, MORE, PLACE, STAYS = 50, 10, 20, 25  # what each reason takes off


class Given(NamedTuple):
    """What is known before sharing out; dossiers and jurors are numbers.

    ``barred[i]`` are the jurors who may not be given dossier i, ``kept[i]`` those whose reading no longer moves,
    ``held[i]`` those who hold a reading not begun, which may move; ``skilled[i]`` counts for a juror the skills of which
    the dossier speaks, ``local[i]`` are those who know its département.
    """

    readers: int  # wanted for each dossier
    capacity: list[int]
    barred: list[set[int]]
    kept: list[set[int]]
    held: list[set[int]]
    skilled: list[dict[int, int]]
    local: list[set[int]]
    expertise: int = 1  # 0: whoever; 2: twice as much as usual
    balance: int = 4
    bridges: bool = True  # whether groups of jurors are to be linked


class Shared(NamedTuple):
    """What comes of it: the readers of each dossier (those who hold a reading not begun included), and what lacks."""

    chosen: list[set[int]]
    missing: list[int]
    apart: list[set[int]]  # groups of jurors that no dossier could link to the others


def share(given: Given, done: Callable[[], None] = lambda: None) -> Shared:
    """The best sharing out; ``done`` is called after each dossier."""
    load = [sum(juror in kept for kept in given.kept) for juror in range(len(given.capacity))]
    room = [max(0, most - have) for most, have in zip(given.capacity, load, strict=True)]
    needs = [max(0, given.readers - len(kept)) for kept in given.kept]
    cost = costs(given)
    chosen = flow.solve(flow.Problem(cost, needs, room, load, given.balance), done)
    missing = [need - len(found) for need, found in zip(needs, chosen, strict=True)]
    return Shared(chosen, missing, bridges.link(cost, room, given.kept, chosen) if given.bridges else [])


def costs(given: Given) -> list[list[int | None]]:
    """What each reading costs; None where it may not be."""
    jurors = range(len(given.capacity))
    return [
        [None if j in given.barred[i] or j in kept else cost(given, i, j) for j in jurors]
        for i, kept in enumerate(given.kept)
    ]


def cost(given: Given, dossier: int, juror: int) -> int:
    """The cost of one reading: the less, the better this juror suits this dossier."""
    skills = given.skilled[dossier].get(juror, 0)
    fits = (SKILL + MORE * min(2, skills - 1) if skills else 0) + PLACE * (juror in given.local[dossier])
    return BASE * max(1, given.expertise) - fits * given.expertise - STAYS * (juror in given.held[dossier])


def figures(given: Given, chosen: list[set[int]]) -> dict:
    """What two proposals are compared by."""
    loads = [
        sum(juror in found for found in chosen) + sum(juror in kept for kept in given.kept)
        for juror in range(len(given.capacity))
    ]
    used = [load for load, most in zip(loads, given.capacity, strict=True) if most or load] or [0]
    pairs = [(i, j) for i, found in enumerate(chosen) for j in found]
    suited = sum(bool(given.skilled[i].get(j)) or j in given.local[i] for i, j in pairs)
    readers = [found | kept for found, kept in zip(chosen, given.kept, strict=True)]
    return {
        "given": len(pairs), "missing": sum(max(0, given.readers - len(found)) for found in readers), "least": min(used), "most": max(used),
        "suited": 100 * suited // len(pairs) if pairs else 0, "groups": len(bridges.groups(readers)), "shared": sum(len(found) > 1 for found in readers),
        "moved": sum(len(held - found) for held, found in zip(given.held, chosen, strict=True)),
    }  # fmt: skip
