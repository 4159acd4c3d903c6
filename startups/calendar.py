"""The milestones of a start-up in time: what was planned, what happened, what slips and by how much."""

from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import clock
from programs.deadlines import DAY, add_months

WEEK = 14  # days from which a slip is told in weeks


class Row(NamedTuple):
    """A milestone: the day it is met or now expected, how many days it slips, and its places in the drawing."""

    milestone: object
    day: date
    slip: int
    kind: str  # done, late or left
    at: str
    slip_at: str
    slip_width: str

    @property
    def slip_words(self) -> str:
        """The slip in words; empty without any."""
        return told(self.slip) if self.slip else ""


class Calendar(NamedTuple):
    """What it finds, its months, its rows, where today is (empty outside)."""

    finding: str
    months: list[tuple[str, str]]
    rows: list[Row]
    today: str


def expected(milestone, today: date) -> date:
    """The day a milestone was met; else the day it is due, or today once that day is past."""
    return milestone.done_on or max(milestone.due_on, today)


def slip(milestone, today: date) -> int:
    """How many days after the day first planned a milestone comes; none when it comes in time."""
    return max((expected(milestone, today) - (milestone.planned_on or milestone.due_on)).days, 0)


def told(days: int) -> str:
    """A slip in words: days, then weeks."""
    if days < WEEK:
        return ngettext("%d day late", "%d days late", days) % days
    return ngettext("%d week late", "%d weeks late", days // 7) % (days // 7)


def drawn(milestones):
    """The calendar of these milestones; None without any."""
    every, today = list(milestones), clock.today()
    if not every:
        return None
    days = [day for one in every for day in (one.planned_on or one.due_on, expected(one, today))]
    first = min(days).replace(day=1)
    last = add_months(max(days).replace(day=1), 1)

    def at(day):
        return 100 * (day - first).days / (last - first).days

    rows = [row(one, today, at) for one in every]
    months = list(named(first, last, at))
    return Calendar(finding(rows), months, rows, f"{at(today):.2f}%" if first <= today < last else "")


def row(milestone, today, at):
    """A milestone as it is drawn."""
    day, late = expected(milestone, today), slip(milestone, today)
    kind = "done" if milestone.done_on else "late" if milestone.is_late else "left"
    planned = milestone.planned_on or milestone.due_on
    return Row(
        milestone, day, late, kind, f"{at(day):.2f}%", f"{at(planned):.2f}%", f"{max(at(day) - at(planned), 0):.2f}%"
    )


def named(first, last, at):
    """The months: where each is written, and its name; every other one where there are many."""
    count = 0
    while first < last:
        if count % max(1, -(-((last - first).days // 30 + count) // 7)) == 0:
            yield f"{at(first + 15 * DAY):.2f}%", date_format(first, "N")
        first, count = add_months(first, 1), count + 1


def finding(rows):
    """The milestone still to come that slips most, or that all of them hold."""
    coming = [one for one in rows if one.kind != "done" and one.slip]
    if not coming:
        return _("Nothing to come slips.")
    worst = max(coming, key=lambda one: one.slip)
    return _("“%(what)s” slips: %(late)s.") % {"what": worst.milestone.label, "late": told(worst.slip)}
