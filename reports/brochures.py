"""The chapters of a report of the workshop: its sections, their figures numbered, the map drawn from its places."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports import charts, francemap, outline
from reports.data import Paper

BESIDE = 22  # rows of a table that stand beside the map


def chapters(data: Paper, palette: charts.Palette) -> tuple[outline.Chapter, ...]:
    """One chapter a section, in the order chosen."""
    numbers, made = outline.Numbers(), []
    for n, section in enumerate(data.sections, 1):  # type: ignore[attr-defined]
        made.append(outline.chapter(n, section, "", tuple(figures(data, section, palette, numbers))))
    return tuple(outline.paged(made, weight))


def weight(made: outline.Chapter) -> int:
    """About how many characters of text a chapter takes: a table by its rows, a chart by its height."""
    words = len(made.lead) * 2 + sum(len(text) + 40 for block, _ident in made.blocks for text in block.items)
    drawn = sum(200 + 5 * one.chart.height for one in made.figures if one.chart)
    rows = sum(260 + 62 * len(one.table.rows) for one in made.figures if not one.chart)
    return round(320 + words + drawn + rows)


def figures(data, section, palette, numbers):
    """The map where it is asked for, then the measures, then the tables."""
    if section.code == "map" and data.places:
        yield from mapped(data.places, palette, numbers)
    for one in section.measures:
        if one.points:
            yield outline.measured(one, palette, numbers)
    for one in section.tables:
        yield numbers.table(one.title, one.table, subtitle=one.subtitle, source=one.source)


def mapped(places, palette, numbers):
    """The map; its table beside, or under it when it is long."""
    drawn = francemap.france(places, palette, height=236)
    total = sum(one.projects for one in places)
    title = ngettext("%(n)s project in %(places)s départements", "%(n)s projects in %(places)s départements", total) % {
        "n": total,
        "places": len(places),
    }
    beside = len(places) <= BESIDE
    made = numbers.figure(title, drawn, subtitle=_("Projects by département, overseas on the left"), beside=beside)
    yield made if beside else outline.replace(made, table=None)
    if not beside:
        yield numbers.table(_("The projects of each département"), drawn.table)


def cover(data, palette):
    """The map of the report on its cover, with its caption; nothing without a place."""
    if not data.places:
        return None
    return francemap.france(data.places, palette, height=250), _("The départements with a project in the period")
