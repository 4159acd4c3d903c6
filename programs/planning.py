"""The calendar of the cohort: twelve months, one bar a project, its milestones, today's line; positions in percent."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.timezone import localtime

from programs import clock

BEFORE, MONTHS = 3, 12


class Mark(NamedTuple):
    """A milestone on a bar."""

    x: str
    kind: str  # done, late or left
    label: str


class Bar(NamedTuple):
    """The line of a project: what is done, what is left, its milestones."""

    dossier: object
    done: tuple[str, str] | None
    left: tuple[str, str] | None
    marks: list[Mark]


class Calendar:
    """Twelve months around today."""

    def __init__(self, dossiers):
        self.today = clock.today()
        self.start = month(self.today, -BEFORE)
        self.end = month(self.today, MONTHS - BEFORE)
        self.bars = [self.bar(dossier) for dossier in dossiers]

    @property
    def last(self):
        """Its last day."""
        return self.end - timedelta(days=1)

    @property
    def line(self):
        """Where today is."""
        return self.at(self.today)

    def months(self):
        """Each month: where its middle is, its short name, whether a phone shows it."""
        firsts = [month(self.start, n) for n in range(MONTHS + 1)]
        for n in range(MONTHS):
            yield {
                "x": self.at(firsts[n] + timedelta(days=15)),
                "name": date_format(firsts[n], "N"),
                "phone": n % 3 == 1,
            }

    def at(self, day):
        """The place of a day, kept inside the calendar."""
        return f"{100 * self.share(day):.2f}%"

    def share(self, day):
        inside = min(max(day, self.start), self.end)
        return (inside - self.start).days / (self.end - self.start).days

    def span(self, start, end):
        """The place and the width of a stretch; None when it is outside."""
        width = self.share(end) - self.share(start)
        return (self.at(start), f"{100 * width:.2f}%") if width > 0 else None

    def bar(self, dossier):
        """From the day the project opened, or its first milestone, to its last milestone."""
        opened, end = stretch(dossier)
        marks = [
            Mark(self.at(day), kind(one, self.today), one.label)
            for one in dossier.dated
            if self.start <= (day := one.done_on or one.due_on) < self.end
        ]
        return Bar(dossier, self.span(opened, min(self.today, end)), self.span(max(self.today, opened), end), marks)


def stretch(dossier):
    """When a project opened, or its first milestone; its last milestone."""
    days = [localtime(dossier.since).date(), *(one.done_on or one.due_on for one in dossier.dated)]
    return min(days), max(days)


def kind(milestone, today):
    """How a milestone is drawn."""
    return "done" if milestone.done_on else "late" if milestone.due_on < today else "left"


def month(day, offset):
    """The first day of the month this many months away."""
    years, index = divmod(day.month - 1 + offset, 12)
    return date(day.year + years, index + 1, 1)
