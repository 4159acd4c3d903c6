"""Marks of a jury: weighted mean of a reading, mean of the readings, ranking."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

CENT = Decimal("0.01")


def weighted(marks: Mapping[str, int], criteria: Iterable[Any]) -> Decimal | None:
    """The mark out of 100 of one reading; None while a criterion is not marked, or marked out of bounds.

    ``marks`` maps the identifier of a criterion to its mark, 0 to its ``best``; weights add up to 100.
    """
    total = Decimal(0)
    for criterion in criteria:
        mark = marks.get(str(criterion.pk))
        if mark is None or not 0 <= mark <= criterion.best:
            return None
        total += Decimal(mark) * criterion.weight / criterion.best
    return total.quantize(CENT, ROUND_HALF_UP)


def mean(values: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of the known values, to the hundredth; None when there is none."""
    known = [value for value in values if value is not None]
    return (sum(known, Decimal(0)) / len(known)).quantize(CENT, ROUND_HALF_UP) if known else None


def ranks(marks: Mapping[Any, Decimal | None]) -> dict[Any, int | None]:
    """The rank of each, best first; equals share theirs, who has no mark has none."""
    known = sorted((mark for mark in marks.values() if mark is not None), reverse=True)
    place: dict[Decimal, int] = {}
    for rank, mark in enumerate(known, 1):
        place.setdefault(mark, rank)
    return {key: None if mark is None else place[mark] for key, mark in marks.items()}
