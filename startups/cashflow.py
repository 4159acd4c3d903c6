"""The money of a start-up month by month, as rows of an SVG chart and of its table."""

from decimal import Decimal
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs import clock, monthly
from programs.money import percent
from programs.numbers import worded


class Bar(NamedTuple):
    """A month of the chart: its name, its figures, the lengths of its two bars."""

    name: str
    month: monthly.Month
    out_width: str
    sure_width: str


class Balance(NamedTuple):
    """What the chart finds, its months, the totals."""

    finding: str
    bars: list[Bar]
    out: Decimal
    sure: Decimal
    hoped: Decimal


def drawn(startup, lines=None):
    """The balance of a start-up over its months, from its funding lines, read already if given; None while nothing is counted."""
    start = startup.started_on or clock.today()
    end = startup.ends_on or start
    count = max(
        startup.parameters["months"], (end.year - start.year) * 12 + end.month - start.month + 1 - (start.day > end.day)
    )
    rows = monthly.by_month(start, count, startup.budget, startup.dossier.funding.all() if lines is None else lines)
    sums = [sum((getattr(row, name) for row in rows), Decimal(0)) for name in ("out", "sure", "hoped")]
    if not any(sums):
        return None
    scale = max(max(row.out, row.sure) for row in rows) or Decimal(1)
    bars = [Bar(date_format(row.first, "F Y"), row, percent(row.out, scale), percent(row.sure, scale)) for row in rows]
    return Balance(finding(bars), bars, *sums)


def finding(bars):
    """The first month that sure money does not cover, or that every month is covered."""
    short = next((bar for bar in bars if bar.month.left < 0), None)
    if short is None:
        return _("Every month is covered by money that is sure.")
    return _("From %(month)s on, sure money lacks: %(amount)s at the end of that month.") % {
        "month": short.name,
        "amount": worded(-short.month.left, euros=True),
    }
