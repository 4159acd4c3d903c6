"""The drawings of a call's statistics, narrow enough for a phone, each with its finding and its table."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from programs.templatetags.essaim import written
from reports import charts
from reports.data import Table
from reports.finaldata import Series

NARROW, MOST = 250.0, 12  # points; groups drawn, the table has them all


class Drawing(NamedTuple):
    """A chart, its title, the rows of its table."""

    code: str
    title: str
    chart: charts.Chart
    columns: list
    rows: list

    def cells(self):
        """Each row as its head, then (column, value): a phone repeats the columns."""
        return [(row[0], list(zip(self.columns[1:], row[1:], strict=True))) for row in self.rows]


def drawn(figures):
    """Each drawing that has something to show."""
    palette = charts.PALETTES[settings.SITE_THEME]
    if figures.days:
        first = _("Week of") if figures.by_week else _("Day")
        rows = [(written(day.day), day.visits, day.begun, day.sent) for day in figures.days]
        chart = days(figures.days, palette)
        yield Drawing("days", by_day(figures), chart, [first, _("Visits"), _("Drafts begun"), _("Submitted")], rows)
    for code, title, groups in (
        ("departements", _("Dossiers submitted by département"), figures.departements),
        ("sizes", _("Communes: dossiers submitted by number of inhabitants"), figures.sizes),
        ("kinds", _("Dossiers submitted by kind of organization"), figures.kinds),
    ):
        if groups:
            points = tuple((share.label, share.sent) for share in groups[:MOST])
            chart = charts.bars(Series(title=title, points=points), palette, NARROW, 21)
            yield Drawing(code, title, chart, [_("Group"), _("Drafts begun"), _("Submitted")], groups)


def by_day(figures):
    """The finding: the busiest day or week."""
    best = max(figures.days, key=lambda day: day.sent)
    if not best.sent:
        return _("No dossier submitted yet")
    words = {"n": charts.number(best.sent), "day": written(best.day)}
    if figures.by_week:
        return _("Busiest week: that of %(day)s, dossiers submitted: %(n)s") % words
    return _("Busiest day: %(day)s, dossiers submitted: %(n)s") % words


def days(counted, palette, width=360.0, height=120.0):
    """For each day two columns, drafts begun and dossiers submitted; the first and the last day are named."""
    pen, top = charts.Pen(palette), max([1, *(max(day.begun, day.sent) for day in counted)])
    step, marks = width / len(counted), []
    for n, day in enumerate(counted):
        for k, (value, fill) in enumerate(((day.begun, palette.quiet), (day.sent, palette.accent))):
            tall = (height - 30) * value / top
            if value:
                marks.append(pen.rect(n * step + k * step * 0.42, height - 12 - tall, step * 0.42, tall, fill))
    marks += [
        pen.line(0, height - 12, width, height - 12, palette.ink, 0.8),
        *legend(pen),
        *ends(pen, counted, width, height),
    ]
    return charts.Chart(said(counted), width, height, tuple(marks), table(counted))


def legend(pen):
    """What the two colours are, in words beside them."""
    for x, fill, words in (
        (0, pen.palette.quiet, _("drafts begun")),
        (150, pen.palette.accent, _("dossiers submitted")),
    ):
        yield pen.rect(x, 2, 8, 8, fill)
        yield pen.text(x + 12, 9.5, words, 9)


def ends(pen, counted, width, height):
    """The first day and the last under the axis."""
    yield pen.text(0, height - 2.5, written(counted[0].day), 9, pen.palette.mute)
    if len(counted) > 1:
        yield pen.text(width, height - 2.5, written(counted[-1].day), 9, pen.palette.mute, "end")


def said(counted):
    """The drawing as a sentence."""
    return _("From %(first)s to %(last)s: drafts begun, %(begun)s; dossiers submitted, %(sent)s.") % {
        "first": written(counted[0].day), "last": written(counted[-1].day),
        "begun": charts.number(sum(day.begun for day in counted)), "sent": charts.number(sum(day.sent for day in counted)),
    }  # fmt: skip


def table(counted):
    """The same as a table."""
    rows = tuple((written(day.day), day.begun, day.sent) for day in counted)
    return Table(columns=(_("Day"), _("Drafts begun"), _("Submitted")), rows=rows)
