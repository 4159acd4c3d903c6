"""Marks made comparable between severe and generous jurors: what is corrected, why, and how sure each rank is.

A mark is taken as the worth of a dossier plus the leaning of its juror (generous above zero, severe below), and the leanings
are pulled towards zero, the more so as a juror has read little. The measures behind these choices are in bench/scoring.py.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

CENT = Decimal("0.01")
LEAST = 20  # dossiers: below, the jury discusses each and a correction would be noise
SHRINKAGE = 0.3  # readings without a leaning that each juror is lent

Key = Hashable


class Reading(NamedTuple):
    """The mark out of 100 that a juror gave to a dossier."""

    dossier: Key
    juror: Key
    mark: Decimal


class Correction(NamedTuple):
    """What is added to every mark of a juror; ``gap`` is how far they mark from the others on the ``shared`` dossiers."""

    juror: Key
    readings: int
    shared: int
    gap: Decimal | None
    points: Decimal


class Model(NamedTuple):
    """The equalised mark of each dossier, and the correction of each juror."""

    marks: dict[Key, Decimal]
    corrections: dict[Key, Correction]


class Design:
    """Who read what: all that the correction rests on but the marks, worked out once for any number of draws."""

    def __init__(self, readings: Iterable[Reading]):
        self.readings = sorted(readings, key=lambda one: (str(one.dossier), str(one.juror)))
        self.dossiers = list(dict.fromkeys(one.dossier for one in self.readings))
        self.jurors = sorted({one.juror for one in self.readings}, key=str)
        place, seat = ({key: n for n, key in enumerate(keys)} for keys in (self.dossiers, self.jurors))
        self.pairs = [(place[one.dossier], seat[one.juror]) for one in self.readings]
        self.marks = [float(one.mark) for one in self.readings]
        self.read = [0] * len(self.dossiers)
        for dossier, _juror in self.pairs:
            self.read[dossier] += 1

    def normal(self, shrinkage: float) -> list[list[float]]:
        """The equations of the leanings, once the worth of each dossier is its mean corrected mark."""
        readers: list[list[int]] = [[] for _dossier in self.dossiers]
        matrix = [[0.0] * len(self.jurors) for _juror in self.jurors]
        for dossier, juror in self.pairs:
            readers[dossier].append(juror)
            matrix[juror][juror] += 1
        for people in readers:
            for one in people:
                for other in people:
                    matrix[one][other] -= 1 / len(people)
        for n, row in enumerate(matrix):
            row[n] += shrinkage
        return matrix

    def means(self, marks: Sequence[float]) -> list[float]:
        """The mean of each dossier."""
        sums = [0.0] * len(self.dossiers)
        for (dossier, _juror), mark in zip(self.pairs, marks, strict=True):
            sums[dossier] += mark
        return [total / count for total, count in zip(sums, self.read, strict=True)]

    def equaliser(self, shrinkage: float = SHRINKAGE) -> Callable[[Sequence[float]], tuple[list[float], list[float]]]:
        """What gives, for the marks of these readings, the worth of each dossier and the leaning of each juror."""
        inverse = inverted(self.normal(shrinkage))

        def equalise(marks: Sequence[float]) -> tuple[list[float], list[float]]:
            means, above = self.means(marks), [0.0] * len(self.jurors)
            for (dossier, juror), mark in zip(self.pairs, marks, strict=True):
                above[juror] += mark - means[dossier]
            leanings = [sum(a * b for a, b in zip(row, above, strict=True)) for row in inverse]
            corrected = [mark - leanings[j] for (_d, j), mark in zip(self.pairs, marks, strict=True)]
            return self.means(corrected), leanings

        return equalise


def inverted(matrix: list[list[float]]) -> list[list[float]]:
    """The inverse of a symmetric positive matrix (no pivot is needed)."""
    size = len(matrix)
    rows = [[*row, *(float(n == k) for k in range(size))] for n, row in enumerate(matrix)]
    for n in range(size):
        pivot = rows[n][n]
        line = rows[n] = [value / pivot for value in rows[n]]
        for k, row in enumerate(rows):
            if k != n and (by := row[n]):
                rows[k] = [value - by * other for value, other in zip(row, line, strict=True)]
    return [row[size:] for row in rows]


def cents(value: float) -> Decimal:
    """To the hundredth, never minus zero."""
    return Decimal(value).quantize(CENT, ROUND_HALF_UP) + Decimal(0)


def equalised(readings: Iterable[Reading], shrinkage: float = SHRINKAGE) -> Model:
    """The equalised marks of these readings and the correction of each juror."""
    design = Design(readings)
    worths, leanings = design.equaliser(shrinkage)(design.marks)
    return Model(
        dict(zip(design.dossiers, map(cents, worths), strict=True)),
        {one.juror: one for one in corrections(design, leanings)},
    )


def corrections(design: Design, leanings: Sequence[float]) -> Iterable[Correction]:
    """Each juror's correction, with how far they mark from the others on the dossiers that they share."""
    sums, mine = [0.0] * len(design.dossiers), defaultdict(list)
    for (dossier, juror), mark in zip(design.pairs, design.marks, strict=True):
        sums[dossier] += mark
        mine[juror].append((dossier, mark))
    for juror, leaning in enumerate(leanings):
        gaps = [m - (sums[d] - m) / (design.read[d] - 1) for d, m in mine[juror] if design.read[d] > 1]
        gap = cents(sum(gaps) / len(gaps)) if gaps else None
        yield Correction(design.jurors[juror], len(mine[juror]), len(gaps), gap, cents(-leaning))
