"""Dossiers read by several groups of jurors: without them marks of different groups cannot be compared."""

from heapq import nsmallest
from itertools import product

from programs.comparability import islands, threads

TRIED = 150  # readings of each side among which an exchange is sought
WEIGHED = 12  # changes looked at, the cheapest first


def pairs(readers: list[set[int]]) -> list[tuple[int, int]]:
    """The readings, as (dossier, juror)."""
    return [(dossier, juror) for dossier, chosen in enumerate(readers) for juror in sorted(chosen)]


def groups(readers: list[set[int]]) -> list[set[int]]:
    """The jurors who are linked by dossiers read together, the smallest group first; who reads nothing is in none."""
    return sorted((set(one.jurors) for one in islands(pairs(readers))), key=lambda part: (len(part), min(part)))


def cuts(readers: list[set[int]]) -> list[set[int]]:
    """The groups of jurors held to the others by a single dossier, the smaller side of each cut."""
    sides = [
        [set(part.jurors) for part in one.islands if readers[one.dossier] & set(part.jurors)] for one in threads(pairs(readers))
    ]  # fmt: skip
    return [min(parts, key=lambda part: (len(part), min(part))) for parts in sides if len(parts) > 1]


def weakness(readers: list[set[int]]) -> tuple[int, int]:
    """How badly the groups are linked: how many are apart, then how many are held by a single dossier."""
    parts = len(groups(readers))
    return parts, len(cuts(readers)) if parts < 2 else 0


def link(cost, room, kept: list[set[int]], chosen: list[set[int]]) -> list[set[int]]:
    """Link the groups by exchanging readers, at the least cost, else by one reading more; return the groups that stay apart.

    ``kept`` are the readers who no longer move, ``chosen`` those proposed, changed here; ``room`` is what each juror may
    take in all. An exchange makes two bridge dossiers; between groups that shared nothing a second one makes four.
    """
    apart: list[set[int]] = []
    while True:
        readers = [(a | b) - set().union(*apart) for a, b in zip(kept, chosen, strict=True)]
        parts = groups(readers)
        sides = parts[:1] if len(parts) > 1 else cuts(readers)
        linked = next(
            (side for side in sides if mend(cost, room, kept, chosen, side, set().union(*parts) - side)), None
        )
        if linked is None and len(parts) < 2:
            return apart
        if linked is None:
            apart.append(parts[0])
        elif len(parts) > 1:
            mend(cost, room, kept, chosen, linked, set().union(*parts) - linked, better=False)


def mend(cost, room, kept, chosen, group, rest, *, better=True) -> bool:
    """Make the cheapest change that links a group to the others: one after which all is linked better, or as well without ``better``.

    How badly all is linked never grows, so that linking ends.
    """
    before = weakness([a | b for a, b in zip(kept, chosen, strict=True)])
    for change in [
        *exchanges(cost, kept, chosen, group, rest),
        *(additions(cost, room, kept, chosen, group, rest) if better else ()),
    ]:
        former = {dossier: chosen[dossier] for dossier in change}
        for dossier, readers in change.items():
            chosen[dossier] = readers
        after = weakness([a | b for a, b in zip(kept, chosen, strict=True)])
        if after < before or (after == before and not better):
            return True
        for dossier, readers in former.items():
            chosen[dossier] = readers
    return False


def exchanges(cost, kept, chosen, group, rest) -> list[dict[int, set[int]]]:
    """A reader of the group and one of the others exchange a dossier, so that both are read on both sides; the cheapest first."""
    mine, theirs = (list(movable(kept, chosen, side))[:TRIED] for side in (group, rest))
    found = []
    for (d, a), (e, b) in product(mine, theirs):
        if b in chosen[d] | kept[d] or a in chosen[e] | kept[e] or cost[d][b] is None or cost[e][a] is None:
            continue
        found.append((cost[d][b] + cost[e][a] - cost[d][a] - cost[e][b], d, a, e, b))
    return [{d: chosen[d] - {a} | {b}, e: chosen[e] - {b} | {a}} for _price, d, a, e, b in nsmallest(WEIGHED, found)]


def movable(kept, chosen, side):
    """The readings proposed to this side of dossiers that keep a reader there without it, and none elsewhere."""
    for dossier, proposed in enumerate(chosen):
        readers = proposed | kept[dossier]
        if len(readers & side) > 1 and readers <= side:
            yield from ((dossier, juror) for juror in sorted(proposed & side))


def additions(cost, room, kept, chosen, group, rest) -> list[dict[int, set[int]]]:
    """A dossier of the group gets one reader more among the others who have room left; the cheapest first."""
    load = [0] * len(room)
    for juror in (one for proposed in chosen for one in proposed):
        load[juror] += 1
    found = [
        (cost[d][b], d, b) for d, proposed in enumerate(chosen) if proposed | kept[d] and (proposed | kept[d]) <= group
        for b in rest if cost[d][b] is not None and load[b] < room[b]
    ]  # fmt: skip
    return [{d: chosen[d] | {b}} for _price, d, b in nsmallest(WEIGHED, found)]


def count(readers: list[set[int]], parts: list[set[int]]) -> int:
    """How many dossiers are read by more than one of these groups."""
    return sum(sum(bool(chosen & part) for part in parts) > 1 for chosen in readers)
