"""The money of a residence: what is sure, what is promised, against the budget."""

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


def standing(residence):
    """Where the funding plan stands."""
    acquired, total = residence.dossier.funding.acquired(), residence.dossier.funding.total()
    scale = max(residence.budget, total, Decimal(1))
    return Money(
        residence.budget, acquired, total - acquired, max(residence.budget - acquired, Decimal(0)),
        percent(acquired, scale), percent(total - acquired, scale), percent(residence.budget, scale),
    )  # fmt: skip


def percent(part, whole):
    """A length in an SVG, whatever the language."""
    return f"{100 * part / whole:.2f}%"
