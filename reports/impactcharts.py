"""The measures of impact of a start-up as charts: the figures month by month, where they start from, what they aim at."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.templatetags.essaim import euros
from programs.typography import NBSP
from reports.charts import WIDE, Chart, Palette, Pen, mark, number
from reports.data import Table

HEIGHT = 150.0
ABREAST = 9  # months that a line of a table holds
FOOT, LEFT, RIGHT = 16.0, 8.0, 90.0


def named(month: date) -> str:
    """A month in words: "octobre 2026"."""
    return date_format(month, f"F{NBSP}Y")


def course(row, palette: Palette, width: float = WIDE, height: float = HEIGHT) -> Chart:
    """The figures of a measure over the months, with dashed lines at its start and at its target."""
    pen, measure, points = Pen(palette), row.measure, row.points
    ends = [value for value in (measure.baseline, measure.target) if value is not None]
    low, high = min([v for _m, v in points] + ends + [Decimal(0)]), max([v for _m, v in points] + ends)
    span = float(high - low) or 1.0
    room, marks = height - FOOT - 12, []

    def y(value):
        return 8 + room * (1 - float(value - low) / span)

    def x(month):
        first, last = points[0][0].toordinal(), points[-1][0].toordinal()
        return LEFT + (width - LEFT - RIGHT) * ((month.toordinal() - first) / max(last - first, 1) if last > first else 1)  # fmt: skip

    marks.append(pen.line(0, y(low), width - RIGHT + 8, y(low), palette.line))
    for value, name, colour in lines(measure, palette):
        marks.append(mark("line", x1=0, y1=y(value), x2=width - RIGHT + 8, y2=y(value), stroke=colour, stroke_width=1, stroke_dasharray="4 3"))  # fmt: skip
        marks.append(pen.text(width - RIGHT + 12, clear(y(value), y(points[-1][1])) + 3, f"{name} {number(trimmed(value))}", 8.5, colour))  # fmt: skip
    path = " ".join(f"{x(month):.2f},{y(value):.2f}" for month, value in points)
    if len(points) > 1:
        marks.append(mark("polyline", points=path, fill="none", stroke=palette.accent, stroke_width=2, stroke_linejoin="round"))  # fmt: skip
    marks += [mark("circle", cx=x(month), cy=y(value), r=3.5, fill=palette.accent) for month, value in points]
    last = points[-1]
    marks.append(pen.text(width - RIGHT + 12, y(last[1]) + 4, number(trimmed(last[1])), 12, palette.accent, bold=True))
    if len(points) > 1:
        marks.append(pen.text(LEFT - 8, height - 3, named(points[0][0]), 8, palette.mute))
    marks.append(pen.text(width - RIGHT + 8, height - 3, named(last[0]), 8, palette.mute, "end"))
    return Chart(told(row), width, height, tuple(marks), table(row))


def clear(here: float, last: float) -> float:
    """Where the name of a line goes so that it does not cover the last figure."""
    return here if abs(here - last) > 12 else last + (13 if here >= last else -13)


def lines(measure, palette: Palette):
    """The lines across the chart: value, name, colour."""
    if measure.baseline is not None:
        yield measure.baseline, pgettext("figure", "Start"), palette.mute
    yield measure.target, _("Target"), palette.accent2


def trimmed(value: Decimal) -> Decimal:
    """A figure without idle decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def figure(value: Decimal | None, unit: str) -> str:
    """A figure with its unit, as people read it; a dash without one."""
    if value is None:
        return "–"
    return euros(value) if unit == "€" else number(trimmed(value), unit)


def told(row) -> str:
    """The chart as a sentence."""
    said = ", ".join(f"{named(month)} {figure(value, row.measure.unit)}" for month, value in row.points)
    return _("%(label)s: %(figures)s; target %(target)s.") % {"label": row.measure.label, "figures": said, "target": figure(row.measure.target, row.measure.unit)}  # fmt: skip


def table(row) -> Table:
    """The same in a table."""
    head = row.measure.unit or _("Figure")
    return Table(columns=(_("Month"), head), rows=tuple((named(month), trimmed(value)) for month, value in row.points), numeric=(head,))  # fmt: skip


def line(row) -> Table:
    """The same in one line, a month a column: its year is told where it begins."""
    months = [month for month, _value in row.points]
    names = tuple(date_format(one, f"N{NBSP}Y" if one == months[0] or one.month == 1 else "N") for one in months)
    told = (row.measure.unit or _("Figure"), *(trimmed(value) for _month, value in row.points))
    return Table(columns=(_("Month"), *names), rows=(told,), numeric=names)


def finding(row) -> str:
    """The title of the chart: what it shows."""
    if row.last is None:
        return str(row.measure.label)
    last, target = row.last[1], row.measure.target
    baseline = row.measure.baseline
    rising = target >= baseline if baseline is not None else not row.measure.is_counted  # a cost is meant to fall
    met = last >= target if rising else last <= target
    said = {"label": row.measure.label, "last": figure(last, row.measure.unit), "target": figure(target, row.measure.unit)}  # fmt: skip
    return (_("%(label)s: %(last)s, the target of %(target)s is met") if met else _("%(label)s: %(last)s, for a target of %(target)s")) % said  # fmt: skip
