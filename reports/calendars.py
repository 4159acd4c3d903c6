"""The calendar of a project, planned and actual, as a chart and as a table."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.charts import WIDE, Chart, Mark, Palette, Pen, label, wide
from reports.data import Table
from reports.finaldata import Phase

LATE = timedelta(days=14)  # beyond, a phase is shown late


def delay(phase: Phase) -> timedelta:
    """How much later than planned a phase ended; zero when it did not end late."""
    end = phase.actual and phase.actual[1]
    return max(end - phase.planned[1], timedelta()) if end else timedelta()


def late(phase: Phase) -> bool:
    return delay(phase) > LATE


def delayed(phase: Phase) -> str:
    """The state of a phase against its plan, in words."""
    if phase.skipped:
        return _("not carried out")
    if not phase.actual:
        return _("to come")
    if not phase.actual[1]:
        return _("running")
    days = delay(phase).days
    if days < 7:
        return _("on time") if not days else ngettext("+ %d day", "+ %d days", days) % days
    return ngettext("+ %d week", "+ %d weeks", round(days / 7)) % round(days / 7)


def months(first: date, last: date) -> list[date]:
    """The first day of each month from one date to the month after another."""
    found = [first.replace(day=1)]
    while found[-1] <= last:
        found.append((found[-1] + timedelta(days=32)).replace(day=1))
    return found


def gantt(phases: Sequence[Phase], until: date, palette: Palette, width: float = WIDE) -> Chart:
    """Planned (thin) and actual (thick) bars; a late phase is red, in bold, with its delay; `until` ends what still runs."""
    pen, left, head, row = Pen(palette), 150.0, 22.0, 27.0
    ends = [p.planned[1] for p in phases] + [(p.actual[1] or max(until, p.actual[0])) for p in phases if p.actual]
    ticks = months(min([p.planned[0] for p in phases] + [p.actual[0] for p in phases if p.actual]), max(ends))
    scale = (width - left) / (ticks[-1] - ticks[0]).days

    def x(day: date) -> float:
        return left + (day - ticks[0]).days * scale

    every = -(-len(ticks) // 12)
    marks = [
        pen.text((x(a) + x(b)) / 2, 13, date_format(a, "N y" if len(ticks) > 13 else "N"), 8, palette.mute, "middle")
        for n, (a, b) in enumerate(pairwise(ticks)) if n % every == 0
    ]  # fmt: skip
    marks.append(pen.line(0, head - 0.5, width, head - 0.5, palette.ink, 0.8))
    for index, phase in enumerate(phases):
        marks += phase_row(pen, phase, head + index * row, row, x, until, width)
    marks += [pen.line(0, head + (n + 1) * row, width, head + (n + 1) * row, palette.line) for n in range(len(phases))]
    said = _("Planned and actual calendar of the phases; the values are in the table that follows.")
    return Chart(said, width, head + row * len(phases) + 1, tuple(marks), phase_table(phases))


def phase_row(
    pen: Pen, phase: Phase, y: float, row: float, x: Callable[[date], float], until: date, width: float
) -> list[Mark]:
    """The name, the two bars and the word of one phase."""
    is_late, colours, day = late(phase), pen.palette, timedelta(days=1)
    marks = label(pen, phase.name, 0, y + row / 2, 138, "start", is_late)
    start, end = x(phase.planned[0]), x(phase.planned[1] + day)
    marks.append(pen.rect(start, y + 4, end - start, 5, colours.planned))
    if not phase.actual:
        return [*marks, pen.text(start, y + 21, delayed(phase), 7.5, colours.mute)] if phase.skipped else marks
    start, end = x(phase.actual[0]), x((phase.actual[1] or max(until, phase.actual[0])) + day)
    marks.append(pen.rect(start, y + 11.5, end - start, 11, colours.accent2 if is_late else colours.accent))
    if is_late or not phase.actual[1]:
        words = delayed(phase)
        if wide(words, 7.5) + 8 < end - start:
            marks.append(pen.text(end - 4, y + 19.5, words, 7.5, colours.paper, "end", True))
        elif end + 4 + wide(words, 7.5) < width:
            marks.append(
                pen.text(end + 4, y + 19.5, words, 7.5, colours.accent2 if is_late else colours.ink, bold=True)
            )
        else:
            marks.append(
                pen.text(start - 4, y + 19.5, words, 7.5, colours.accent2 if is_late else colours.ink, "end", True)
            )
    return marks


def phase_table(phases: Sequence[Phase]) -> Table:
    """The calendar as a table."""
    rows = tuple((p.name, span(*p.planned), span(*p.actual) if p.actual else "–", delayed(p)) for p in phases)
    return Table(columns=(_("Phase"), _("Planned"), _("Actual"), _("At the end")), rows=rows)


def span(first: date, last: date | None) -> str:
    """Two dates, short: "12/01/26 – 30/01/26"."""
    return f"{first:%d/%m/%y} – {last:%d/%m/%y}" if last else _("since %s") % f"{first:%d/%m/%y}"
