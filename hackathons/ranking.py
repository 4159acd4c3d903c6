"""In which order prototypes come, and why: by marks or by comparisons won, ties said, decided by the chair alone."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any, NamedTuple

Key = Hashable


class Break(NamedTuple):
    """What the chair decided between equals: this one comes before those, for this reason."""

    team: Key
    over: frozenset[Key]
    reason: str


class Place(NamedTuple):
    """A rank, those who share it, what parted it from its equals: the chair's decision, or the comparisons between them."""

    team: Key
    rank: int
    tied: list[Key]
    decided: Break | None = None
    ahead: tuple[int, int] | None = None  # comparisons won, of those between equals


class Duel(NamedTuple):
    """Two prototypes compared, and which was found better."""

    one: Key
    other: Key
    winner: Key


def grouped(scores: Mapping[Key, Any]) -> list[list[Key]]:
    """Those with the same score together, best first, each group in a stable order; without a score, nobody."""
    known = sorted({score for score in scores.values() if score is not None}, reverse=True)
    return [sorted((key for key, score in scores.items() if score == one), key=str) for one in known]


def places(scores: Mapping[Key, Any], breaks: Iterable[Break] = (), duels: Sequence[Duel] = ()) -> list[Place]:
    """Who comes where: equals are parted by their own comparisons, then by what the chair decided, else they share a rank."""
    found: list[Place] = []
    for group in grouped(scores):
        for equals, why in parted(group, list(breaks), duels):
            rank = len(found) + 1
            found += [
                Place(key, rank, [one for one in equals if one != key], why.get(key, (None, None))[0], why.get(key, (None, None))[1])
                for key in equals
            ]  # fmt: skip
    return found


def parted(group: list[Key], breaks: list[Break], duels: Sequence[Duel]) -> list[tuple[list[Key], dict]]:
    """Equals, parted where something parts them; each part with what says so."""
    if len(group) == 1:
        return [(group, {})]
    own = won(duel for duel in duels if duel.one in group and duel.other in group)
    shares = {key: Fraction(own[key].won, own[key].seen) if own.get(key) and own[key].seen else None for key in group}
    if None not in shares.values() and len(set(shares.values())) > 1:
        parts = []
        for part in grouped(shares):
            told = {key: (None, (own[key].won, own[key].seen)) for key in part}
            parts += [(equals, told | why) for equals, why in parted(part, breaks, [])]
        return parts
    for one in breaks:
        if {one.team, *one.over} == set(group):
            rest = [key for key in group if key != one.team]
            return [([one.team], {one.team: (one, None)}), *parted(rest, breaks, duels)]
    return [(group, {})]


class Score(NamedTuple):
    """Comparisons won, of those in which a prototype was seen."""

    won: int
    seen: int


def won(duels: Iterable[Duel]) -> dict[Key, Score]:
    """How many comparisons each prototype won, of how many."""
    seen, wins = Counter[Key](), Counter[Key]()
    for duel in duels:
        seen.update((duel.one, duel.other))
        wins[duel.winner] += 1
    return {key: Score(wins[key], seen[key]) for key in seen}


def shares(duels: Sequence[Duel], teams: Iterable[Key]) -> dict[Key, Fraction | None]:
    """The share of its comparisons that each prototype won; None for one never seen."""
    scores = won(duels)
    return {key: Fraction(scores[key].won, scores[key].seen) if key in scores else None for key in teams}


def spread(marks: Sequence[Decimal]) -> Decimal | None:
    """How far apart the marks of a prototype are; None for one mark alone."""
    return max(marks) - min(marks) if len(marks) > 1 else None


def pair_to_show(seen: Mapping[Key, int], done: Iterable[frozenset[Key]], teams: Sequence[Key], salt: str) -> tuple[Key, Key] | None:  # fmt: skip
    """The next two prototypes for one person: the least seen, never the same two twice; None when all were shown.

    ``seen`` counts how often each was shown to anybody; ``salt`` gives each person another order among equals.
    """
    known = set(done)
    pairs = [(one, other) for n, one in enumerate(teams) for other in teams[n + 1 :] if frozenset((one, other)) not in known]  # fmt: skip
    return min(pairs, key=lambda pair: (sum(seen.get(key, 0) for key in pair), max(seen.get(key, 0) for key in pair), mixed(salt, *pair)), default=None)  # fmt: skip


def mixed(salt: str, *keys: Key) -> str:
    """An order that looks drawn at random and is always the same for the same person."""
    return sha256(repr((salt, sorted(map(str, keys)))).encode()).hexdigest()
