"""What printed documents say besides the site's filters: dates, numbers, blocks of text, charts."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import pgettext_lazy

from programs import markup as parsed
from programs.squares import squares
from programs.templatetags.essaim import written
from programs.typography import NBSP
from reports import boardcharts, charts, codes, impactcharts

register = template.Library()
COURSE = 116.0  # three courses and their tables on a page, two under the matrix

OUTCOMES = {
    "selected": pgettext_lazy("decision", "Selected"), "waitlisted": pgettext_lazy("decision", "Waiting list"), "rejected": pgettext_lazy("decision", "Not selected"), "ineligible": pgettext_lazy("decision", "Not admissible"),
}  # fmt: skip
VERDICTS = {
    "kept": ("full", pgettext_lazy("commitment", "Kept")), "exceeded": ("full", pgettext_lazy("commitment", "Exceeded")), "partly": ("half", pgettext_lazy("commitment", "In part")),
    "late": ("half", pgettext_lazy("commitment", "Late")), "missed": ("", pgettext_lazy("commitment", "Not kept")),
}  # fmt: skip


@register.filter
def timelines(board, palette):
    """The months of the projects of a board, drawn; each drawing stays on one page."""
    return boardcharts.timelines(board, palette)


@register.filter
def on(value):
    """A date, or the Paris date of a moment: "1er novembre 2026"; nothing for None."""
    return written(localtime(value) if isinstance(value, datetime) else value) if value else ""


@register.filter
def hour(value, zone=""):
    """The hour of a moment, in Paris or in this zone: "14 h 30 min 12 s"."""
    return date_format(
        localtime(value, ZoneInfo(zone) if zone else None), f"G{NBSP}\\h{NBSP}i{NBSP}\\m\\i\\n{NBSP}s{NBSP}\\s"
    )


@register.filter
def there(value, zone):
    """The date of a moment in this zone."""
    return written(localtime(value, ZoneInfo(zone)))


@register.filter
def place(zone):
    """The town of a time zone, as people write it."""
    names = {
        "Reunion": "La Réunion",
        "Noumea": "Nouméa",
        "St_Barthelemy": "Saint-Barthélemy",
        "Marigot": "Saint-Martin",
        "Miquelon": "Saint-Pierre",
        "Marquesas": "Taiohae",
        "Gambier": "Rikitea",
    }
    town = zone.rpartition("/")[2]
    return names.get(town, town.replace("_", " "))


@register.filter
def cell(value):
    """A cell of a table: numbers in French, nothing for None."""
    if isinstance(value, Decimal | int):
        return charts.number(value)
    return "" if value is None else value


@register.filter
def at(cells, index):
    """The cell at this place."""
    return cells[index]


@register.filter
def mark(value):
    """A mark, with two decimals: "3,84"; a dash without one."""
    return f"{value:.2f}".replace(".", ",") if value is not None else "–"


@register.filter
def outcome(code):
    return OUTCOMES[code]


@register.filter
def verdict(code):
    """The sign and the word of a verdict."""
    return VERDICTS[code]


@register.filter
def blocks(text):
    """The blocks of a text in the light markup, without anchors."""
    return [(block, "") for block in parsed.blocks(text)]


@register.filter
def cut(text):
    """A digest in groups of eight, so that lines may break between them."""
    return " ".join(text[i : i + 8] for i in range(0, len(text), 8))


@register.filter
def count_of(rows, code):
    """How many ranked dossiers have this proposal."""
    return sum((row.decision or row.proposal) == code for row in rows)


@register.filter
def picked(rows, code):
    """The ranked dossiers whose decision is this one."""
    return [row for row in rows if (row.decision or row.proposal) == code]


@register.filter
def numeric_at(table, index):
    """Whether this column of a table holds numbers."""
    return table.columns[index] in table.numeric


@register.inclusion_tag("reports/charts/_chart.html")
def chart(drawn, fixed=True):
    """A chart as SVG: of a fixed size in print, as wide as its place on a page."""
    return {"chart": drawn, "fixed": fixed}


@register.inclusion_tag("reports/charts/_chart.html")
def course(row, palette):
    """The chart of a measure of impact, in print."""
    return {"chart": impactcharts.course(row, palette, height=COURSE), "fixed": True}


@register.filter
def finding(row):
    """What the figures of a measure of impact show."""
    return impactcharts.finding(row)


@register.filter
def course_table(row):
    """The figures of a measure of impact by month; in one line as long as a page is wide enough."""
    return impactcharts.line(row) if len(row.points) <= impactcharts.ABREAST else impactcharts.table(row)


@register.filter
def figure(value, unit):
    """A figure with its unit; a dash without one."""
    return impactcharts.figure(value, unit)


@register.inclusion_tag("reports/charts/_chart.html")
def sky(checkins, palette):
    """The weather of a project, in print."""
    return {"chart": charts.weather(checkins, palette), "fixed": True}


@register.filter
def skies(weather):
    """A weather in words."""
    return charts.weather_names()[weather]


@register.inclusion_tag("reports/print/_code.html")
def check_code(doc, data_sha256):
    """The code to scan and to type that leads to the page of this document."""
    code = codes.code_of(data_sha256)
    side, path = squares(f"{doc.verify_url}{code}/", border=0)
    return {"side": side, "path": path, "code": codes.spaced(code)}


@register.filter
def bare_code(data_sha256):
    """The code of a document, as its address has it."""
    return codes.code_of(data_sha256)


@register.filter
def marked(data_sha256):
    """The code of a document, as its metadata keep it."""
    return f"{codes.MARK}{codes.code_of(data_sha256)}"
