"""How sure a ranking is: the interval of each rank, which side of the cut it is on, what a jury must still discuss."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import sqrt
from random import Random
from typing import Any, NamedTuple

from programs.equalising import Design, Key, Reading

DRAWS = 200
SEED = 2026  # the same readings always give the same intervals
SURE = 0.9  # share of the draws on one side of the cut that makes a rank robust
BOUNDS = 0.05, 0.95  # nine draws out of ten are within
WIDE = 30  # points between two readers of a dossier, from which they have something to tell each other


class Span(NamedTuple):
    """Between which ranks a dossier falls nine times out of ten, and how often it is within the places."""

    low: int
    high: int
    inside: float


def spans(readings: Iterable[Reading], places: int | None, equalise: bool, draws: int = DRAWS) -> dict[Key, Span]:
    """The span of each dossier, by drawing again what the model does not explain; nothing when too few marks tell it.

    Each draw gives every reading another reading's remainder: who read what stays as it was, whatever it was.
    """
    design = Design(readings)
    solve = design.equaliser() if equalise else lambda marks: (design.means(marks), [0.0] * len(design.jurors))
    worths, leanings = solve(design.marks)
    expected = [worths[dossier] + leanings[juror] for dossier, juror in design.pairs]
    free = len(design.marks) - len(design.dossiers) - (len(design.jurors) - 1 if equalise else 0)
    if free <= 0:
        return {}
    wider = sqrt(len(design.marks) / free)  # the model has already taken its share of the remainders
    rests = [wider * (mark - known) for mark, known in zip(design.marks, expected, strict=True)]
    random = Random(SEED)  # noqa: S311 (drawn alike each time, not a secret)
    drawn: list[list[int]] = [[] for _dossier in design.dossiers]
    for _draw in range(draws):
        marks = [known + rest for known, rest in zip(expected, random.choices(rests, k=len(rests)), strict=True)]
        for place, dossier in enumerate(order(solve(marks)[0]), 1):
            drawn[dossier].append(place)
    return {key: span(sorted(ranks), places) for key, ranks in zip(design.dossiers, drawn, strict=True)}


def order(worths: Sequence[float]) -> list[int]:
    """The dossiers by their worth, best first."""
    return sorted(range(len(worths)), key=worths.__getitem__, reverse=True)


def span(ranks: Sequence[int], places: int | None) -> Span:
    """The span of these sorted ranks."""
    low, high = (ranks[round(bound * (len(ranks) - 1))] for bound in BOUNDS)
    inside = sum(rank <= places for rank in ranks) / len(ranks) if places is not None else 0.0
    return Span(low, high, inside)


def robust(span: Span | None, places: int | None) -> bool:
    """Whether a dossier stays on its side of the cut nearly always."""
    return span is not None and places is not None and not 1 - SURE < span.inside < SURE


def nearness(span: Span | None, places: int | None) -> float:
    """How near the cut, from 0 (always on one side, or no cut) to 1 (as often on either, or unknown)."""
    if places is None:
        return 0.0
    return 1.0 if span is None else 1 - abs(2 * span.inside - 1)


class Agenda(NamedTuple):
    """What a jury discusses one by one, most useful first, and what it may settle together."""

    discuss: list
    inside: list
    outside: list


def agenda(rows: Iterable[Any], places: int | None) -> Agenda:
    """Rows (rank, spread, span) in the order of a deliberation: those near the cut or whose readers disagree, one by one.

    Nearness to the cut and disagreement count alike, each against its largest; without places all is discussed.
    """
    known = list(rows)
    widest = max((row.spread for row in known if row.spread), default=Decimal(1))
    settled = [row for row in known if robust(row.span, places) and (row.spread or 0) < WIDE]
    apart = {id(row) for row in settled}
    discuss = sorted(
        (row for row in known if id(row) not in apart),
        key=lambda row: (
            -(nearness(row.span, places) + float((row.spread or 0) / widest)),
            row.rank is None,
            row.rank or 0,
        ),
    )
    inside = [row for row in settled if row.span.inside >= SURE]
    return Agenda(discuss, inside, [row for row in settled if row.span.inside < SURE])


def moved(before: Mapping[Key, int | None], after: Mapping[Key, int | None]) -> dict[Key, int]:
    """How many ranks each gains (above zero) or loses between two rankings; those that stay or have no rank left out."""
    both = {key: (before[key], rank) for key, rank in after.items() if rank and before.get(key)}
    return {key: was - now for key, (was, now) in both.items() if was and was != now}
