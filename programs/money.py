"""The money of a project: what is sure, what is promised, against the budget."""

from decimal import Decimal
from typing import NamedTuple


class Money(NamedTuple):
    """Totals in euros, and the lengths of the bars in per cent of the larger of budget and plan."""

    budget: Decimal
    acquired: Decimal
    hoped: Decimal
    left: Decimal
    acquired_width: str
    hoped_width: str
    budget_at: str


SURE = ("acquired", "paid")


def standing(dossier, budget, lines=None):
    """Where the funding plan of a dossier stands, against the budget of its project; from its lines, read already if given."""
    every = list(dossier.funding.all()) if lines is None else lines
    acquired = sum((line.amount for line in every if line.stage in SURE), Decimal(0))
    total = sum((line.amount for line in every), Decimal(0))
    scale = max(budget, total, Decimal(1))
    return Money(
        budget, acquired, total - acquired, max(budget - acquired, Decimal(0)),
        percent(acquired, scale), percent(total - acquired, scale), percent(budget, scale),
    )  # fmt: skip


def percent(part, whole):
    """A length in an SVG, whatever the language."""
    return f"{100 * part / whole:.2f}%"
