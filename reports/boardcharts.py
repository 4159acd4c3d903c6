"""The months of every project of a board, one bar each: what is passed, what is to come, milestones, today's line."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.templatetags.essaim import written
from reports.boarddata import Board, BoardBar
from reports.calendars import months
from reports.charts import WIDE, Chart, Mark, Palette, Pen, folded, mark
from reports.data import Table

LEFT, HEAD, ROW = 150.0, 22.0, 20.0
MOST = 28  # projects of one drawing, which stays on one page


def timelines(board: Board, palette: Palette) -> list[Chart]:
    """As many drawings as it takes for each to stay on one page; none without a project."""
    return [drawn(board, board.bars[n : n + MOST], palette) for n in range(0, len(board.bars), MOST)]


def drawn(board: Board, bars: Sequence[BoardBar], palette: Palette) -> Chart:
    """Some projects over the months of the board."""
    pen, ticks = Pen(palette), months(board.start, board.end - timedelta(days=1))
    scale = (WIDE - LEFT) / (board.end - board.start).days

    def x(day: date) -> float:
        return LEFT + (min(max(day, board.start), board.end) - board.start).days * scale

    marks = [
        pen.text((x(a) + x(b)) / 2, 13, date_format(a, "N"), 7.5, palette.mute, "middle") for a, b in pairwise(ticks)
    ]
    marks.append(pen.line(0, HEAD - 0.5, WIDE, HEAD - 0.5, palette.ink, 0.8))
    height = HEAD + ROW * len(bars)
    for n, bar in enumerate(bars):
        marks += row(pen, bar, HEAD + n * ROW, x, board.today)
    marks.append(pen.line(x(board.today), HEAD - 4, x(board.today), height, palette.ink, 1))
    said = _("The months of each project; the values are in the table that follows.")
    return Chart(said, WIDE, height + 1, tuple(marks), table(bars))


def row(pen: Pen, bar: BoardBar, y: float, x: Callable[[date], float], today: date) -> list[Mark]:
    """The name of a project, its bar, its milestones: a ring when met, a full disc to come, a red diamond when late."""
    colours, middle = pen.palette, y + ROW / 2
    first, *more = folded(bar.name, LEFT - 16, 8.5)
    marks = [pen.text(0, middle + 3, f"{first}…" if more else first)]
    cut = min(max(today, bar.begins), bar.ends)
    if x(cut) > x(bar.begins):
        marks.append(pen.rect(x(bar.begins), middle - 3, x(cut) - x(bar.begins), 6, colours.accent))
    if x(bar.ends) > x(cut):
        marks.append(pen.rect(x(cut), middle - 3, x(bar.ends) - x(cut), 6, colours.planned))
    marks += [milestone(pen, x(day), middle, kind) for day, kind, _label in bar.milestones]
    return [*marks, pen.line(0, y + ROW, WIDE, y + ROW, colours.line)]


def milestone(pen: Pen, x: float, y: float, kind: str) -> Mark:
    """The shape of a milestone says where it stands, the colour repeats it."""
    colours = pen.palette
    if kind == "late":
        points = f"{x:.2f},{y - 5:.2f} {x + 5:.2f},{y:.2f} {x:.2f},{y + 5:.2f} {x - 5:.2f},{y:.2f}"
        return mark("polygon", points=points, fill=colours.accent2, stroke=colours.paper, stroke_width=0.8)
    fill = colours.paper if kind == "done" else colours.ink
    return mark("circle", cx=x, cy=y, r=3.2, fill=fill, stroke=colours.ink, stroke_width=1.2)


def table(bars: Sequence[BoardBar]) -> Table:
    """The same in words."""
    said = {
        "done": pgettext("milestone", "met"),
        "late": pgettext("milestone", "late"),
        "left": pgettext("milestone", "to come"),
    }
    rows = tuple(
        (bar.name, written(bar.begins), written(bar.ends), "; ".join(f"{name} ({written(day)}, {said[kind]})" for day, kind, name in bar.milestones))
        for bar in bars
    )  # fmt: skip
    return Table(columns=(_("Project"), _("Begins"), _("Ends"), _("Milestones")), rows=rows)
