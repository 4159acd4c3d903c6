"""The phases of a residence as rows of an SVG calendar, in percentages of its months."""

from datetime import timedelta
from typing import NamedTuple

from django.utils.formats import date_format

from programs import clock

DENSE = 12  # more months than this are not all named


class Bar(NamedTuple):
    """A rectangle of a row: its class, where it starts, how long it is."""

    kind: str
    x: str
    width: str


class Row(NamedTuple):
    """A phase and its bars."""

    phase: object
    bars: list


class Calendar(NamedTuple):
    """Months named for a wide and for a narrow screen, rows, where today is (empty outside)."""

    wide: list
    narrow: list
    rows: list
    today: str


def drawn(phases):
    """The calendar of these phases; None while none has a date."""
    days = [
        day for phase in phases for day in (phase.starts_on, phase.ends_on, phase.started_on, phase.ended_on) if day
    ]
    if not days:
        return None
    first = min(days).replace(day=1)
    last = (max(days).replace(day=1) + timedelta(days=31)).replace(day=1)
    months = list(between(first, last))
    step = 1 + len(months) // DENSE

    def at(day):
        return 100 * (day - first).days / (last - first).days

    named = [(f"{at(month + timedelta(days=15)):.2f}%", date_format(month, "N")) for month in months]
    today = clock.today()
    narrow = named[:: max(1, -(-len(named) // 4))]
    rows = [Row(phase, list(bars(phase, at, today))) for phase in phases if phase.starts_on or phase.started_on]
    return Calendar(named[::step], narrow, rows, f"{at(today):.2f}%" if first <= today < last else "")


def between(first, last):
    """The first day of each month."""
    while first < last:
        yield first
        first = (first + timedelta(days=31)).replace(day=1)


def bars(phase, at, today):
    """What was planned; over it what was done, and what goes on."""

    def bar(kind, start, end):
        x, until = at(start), at(end + timedelta(days=1))
        return Bar(kind, f"{x:.2f}%", f"{max(until - x, 0.8):.2f}%")

    if phase.starts_on:
        kind = "left" if phase.status == "planned" else "planned"
        yield bar(kind, phase.starts_on, phase.ends_on or phase.starts_on)
    if phase.started_on and phase.status != "skipped":
        yield bar("done", phase.started_on, max(phase.started_on, phase.ended_on or today))
