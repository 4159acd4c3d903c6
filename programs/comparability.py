"""Whether the marks of a jury can be compared: do common dossiers tie all its jurors, and is equalising worth it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import NamedTuple

Key = Hashable
Pair = tuple[Key, Key]  # a dossier, a juror who reads it


class Island(NamedTuple):
    """Jurors and dossiers that nothing ties to the others."""

    jurors: list[Key]
    dossiers: list[Key]


class Standstill(NamedTuple):
    """Why marks are not equalised: ``few`` dossiers, ``alone`` (one juror), ``everyone`` read all, ``islands`` apart."""

    code: str
    islands: list[Island]


def islands(pairs: Iterable[Pair]) -> list[Island]:
    """The groups of jurors and dossiers that share no dossier, largest first; one group: all can be compared."""
    root: dict[Key, Key] = {}
    given = list(dict.fromkeys(pairs))

    def find(key: Key) -> Key:
        while root.setdefault(key, key) != key:
            root[key] = key = root[root[key]]
        return key

    for dossier, juror in given:
        root[find(("dossier", dossier))] = find(("juror", juror))
    groups: dict[Key, Island] = defaultdict(lambda: Island([], []))
    for dossier in dict.fromkeys(dossier for dossier, _juror in given):
        groups[find(("dossier", dossier))].dossiers.append(dossier)
    for juror in dict.fromkeys(juror for _dossier, juror in given):
        groups[find(("juror", juror))].jurors.append(juror)
    return sorted(groups.values(), key=lambda one: (-len(one.dossiers), -len(one.jurors), str(one.dossiers[0])))


def standstill(pairs: Iterable[Pair], least: int) -> Standstill | None:
    """Why the marks of these readings are not to be equalised; None when they may be."""
    given = list(dict.fromkeys(pairs))
    dossiers, jurors = {dossier for dossier, _juror in given}, {juror for _dossier, juror in given}
    if len(dossiers) < least:
        return Standstill("few", [])
    if len(jurors) == 1:
        return Standstill("alone", [])
    if len(given) == len(dossiers) * len(jurors):
        return Standstill("everyone", [])
    groups = islands(given)
    return Standstill("islands", groups) if len(groups) > 1 else None


def tied(readers: dict[Key, list[Key]]) -> list[Pair]:
    """The pairs of jurors who share two dossiers or more: nothing that one dossier does may part them."""
    shared: dict[Pair, int] = defaultdict(int)
    for people in readers.values():
        for n, one in enumerate(people):
            for other in people[:n]:
                shared[(one, other) if str(one) < str(other) else (other, one)] += 1
    return [pair for pair, count in shared.items() if count > 1]


class Thread(NamedTuple):
    """A dossier that alone ties groups of jurors together, and these groups."""

    dossier: Key
    islands: list[Island]


def threads(pairs: Iterable[Pair]) -> list[Thread]:
    """The dossiers that alone hold a jury together: without its readings each would part it into groups."""
    given = list(dict.fromkeys(pairs))
    readers: dict[Key, list[Key]] = defaultdict(list)
    for dossier, juror in given:
        readers[dossier].append(juror)
    block = {juror: n for n, one in enumerate(islands(tied(readers))) for juror in [*one.dossiers, *one.jurors]}
    doubtful = [key for key, people in readers.items() if len({block.get(one, one) for one in people}) > 1]
    parted = [Thread(key, islands(pair for pair in given if pair[0] != key)) for key in doubtful]
    whole = len(islands(given))
    return [thread for thread in parted if len(thread.islands) > whole]
