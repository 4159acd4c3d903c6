"""What a start-up costs: each line to the cent, and totals that always add up; pure functions."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, Protocol

CENT = Decimal("0.01")
YEAR, MONTH, EACH, SHARE = "year", "month", "each", "share"


class Line(Protocol):
    """A line of a budget: how many, over how many months, at what price, counted how."""

    kind: str
    quantity: Decimal
    months: Decimal | None
    price: Decimal
    basis: str


class Sheet(NamedTuple):
    """The lines with their amounts, the sum of each kind, the total."""

    amounts: list[tuple[Line, Decimal]]
    kinds: dict[str, Decimal]
    total: Decimal


def cents(amount: Decimal) -> Decimal:
    """An amount rounded to the cent, halves away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def pay(line: Line) -> Decimal:
    """What a line amounts to by itself; nothing for a share, which is counted on the pay of the others."""
    if line.basis == SHARE:
        return Decimal(0)
    full = Decimal(line.quantity) * Decimal(line.price)
    if line.basis in (YEAR, MONTH):
        full *= Decimal(line.months or 0)
    return cents(full / 12 if line.basis == YEAR else full)


def sheet(lines: Iterable[Line]) -> Sheet:
    """The whole budget; a share (in per cent) is that of the gross pay of the team."""
    rows = list(lines)
    gross = sum((pay(line) for line in rows if line.kind == "team" and line.basis == YEAR), Decimal(0))
    amounts = [(line, share(line, gross) if line.basis == SHARE else pay(line)) for line in rows]
    kinds: dict[str, Decimal] = {}
    for line, amount in amounts:
        kinds[line.kind] = kinds.get(line.kind, Decimal(0)) + amount
    return Sheet(amounts, kinds, sum(kinds.values(), Decimal(0)))


def share(line: Line, gross: Decimal) -> Decimal:
    """So many per cent of the gross pay."""
    return cents(Decimal(line.quantity) * gross / 100)


def total(lines: Iterable[Line]) -> Decimal:
    """What it all costs."""
    return sheet(lines).total
