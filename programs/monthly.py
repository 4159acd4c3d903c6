"""The money of a project month by month: pure functions, whose totals always add up."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Protocol

from programs.deadlines import add_months

CENT = Decimal("0.01")


class Income(Protocol):
    """A funding line: how much, how sure, when, in kind or not."""

    amount: Decimal
    stage: str
    in_kind: bool
    expected_on: date | None


class Month(NamedTuple):
    """A month: what goes out, what surely comes in, what is hoped for; what is left at its end, without the hopes."""

    first: date
    out: Decimal
    sure: Decimal
    hoped: Decimal
    left: Decimal


def spread(amount: Decimal, months: int) -> list[Decimal]:
    """An amount over so many months, to the cent; the first months bear the odd cents."""
    cents, odd = divmod(int(amount / CENT), months)
    return [(cents + (n < odd)) * CENT for n in range(months)]


def place(day: date | None, start: date, months: int) -> int:
    """The month in which money comes: the first one when it comes before or no day is known, the last one when after."""
    if day is None:
        return 0
    return min(max((day.year - start.year) * 12 + day.month - start.month, 0), months - 1)


def by_month(start: date, months: int, cost: Decimal, incomes: Iterable[Income]) -> list[Month]:
    """Each month from that of the start; the cost is spread evenly, and so is what is given in kind."""
    out, sure, hoped = spread(cost, months), [Decimal(0)] * months, [Decimal(0)] * months
    for one in incomes:
        into = sure if one.stage in ("acquired", "paid") else hoped
        if one.in_kind:
            into[:] = [a + b for a, b in zip(into, spread(one.amount, months), strict=True)]
        else:
            into[place(one.expected_on, start, months)] += one.amount
    rows, left = [], Decimal(0)
    for n in range(months):
        left += sure[n] - out[n]
        rows.append(Month(add_months(start.replace(day=1), n), out[n], sure[n], hoped[n], left))
    return rows
