"""Charts as plain SVG: geometry here, one template for the page and for the PDF, and the same data as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.templatetags.essaim import written
from programs.typography import NBSP
from reports.data import Table
from reports.finaldata import Checkin, Funding, Series

WIDE = 482.0  # points: the 170 mm of a page between its margins
STAGES = ("paid", "acquired", "agreed", "requested")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme; each mark holds 3 to 1 on white, each text 4.5 to 1."""

    font: str
    ink: str
    mute: str
    line: str
    accent: str
    accent2: str
    quiet: str
    planned: str
    tint: str
    paper: str = "#FFFFFF"


PALETTES = {
    "etat": Palette("Marianne", "#161616", "#555555", "#C8C8C8", "#000091", "#C9191E", "#7C87A6", "#8080C6", "#F3F3FE"),
    "neutre": Palette(
        "Source Sans 3", "#1B1F1E", "#505856", "#C3CBC8", "#0B5351", "#A63D14", "#738F8A", "#648F88", "#EDF4F2"
    ),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One element of the drawing: its tag, its attributes, its text."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and the data it shows; `title` is what a person who cannot see it reads."""

    title: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    table: Table

    @property
    def size(self) -> tuple[str, str]:
        return f"{self.width:.0f}", f"{self.height:.0f}"


def mark(tag: str, words: str = "", /, **attributes: float | str) -> Mark:
    """A mark whose numbers are written the SVG way, whatever the language."""
    named = (
        (name.replace("_", "-"), f"{v:.2f}" if isinstance(v, float | int) else v) for name, v in attributes.items()
    )
    return Mark(tag, tuple(named), words)


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws marks in the colours of a palette."""

    palette: Palette

    def rect(self, x: float, y: float, width: float, height: float, fill: str, **more: float | str) -> Mark:
        return mark("rect", x=x, y=y, width=max(width, 0.8), height=height, fill=fill, **more)

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 0.5) -> Mark:
        return mark("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 8.5,
        fill: str = "",
        anchor: str = "start",
        bold: bool = False,
    ) -> Mark:
        return mark(
            "text", words, x=x, y=y, font_family=self.palette.font, font_size=size, font_weight="700" if bold else "400",
            fill=fill or self.palette.ink, text_anchor=anchor,
        )  # fmt: skip


def number(value: Decimal | int, unit: str = "") -> str:
    """A number in French, with its unit."""
    digits = f"{value:,}" if value % 1 else f"{int(value):,}"
    return digits.replace(",", NBSP).replace(".", ",").replace("-", "−") + (f"{NBSP}{unit}" if unit else "")


def wide(words: str, size: float) -> float:
    """About how wide a text is set, in points."""
    return len(words) * size * 0.54


def folded(words: str, width: float, size: float, most: int = 2) -> list[str]:
    """The text in at most so many lines of this width; what is cut off stays in the table."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
    room = max(4, int(width / size / 0.54))
    return [line if len(line) <= room + 2 else f"{line[:room]}…" for line in lines]


def label(pen: Pen, words: str, x: float, middle: float, width: float, anchor: str, bold: bool = False) -> list[Mark]:
    """A name on one or two lines around this height."""
    lines = folded(words, width, 8.5)
    top = middle + 3 - (len(lines) - 1) * 5
    return [pen.text(x, top + i * 10, line, anchor=anchor, bold=bold) for i, line in enumerate(lines)]


def told(series: Series) -> str:
    """The series as a sentence."""
    return (
        f"{series.title}{NBSP}: "
        + ", ".join(f"{name} {number(value, series.unit)}" for name, value in series.points)
        + "."
    )


def pairs(series: Series) -> Table:
    """The series as a table of two columns."""
    return Table(
        columns=(_("Item"), series.unit or _("Value")), rows=series.points, numeric=(series.unit or _("Value"),)
    )


def bars(series: Series, palette: Palette, width: float = WIDE, row: float = 26.0) -> Chart:
    """Horizontal bars from zero, the highest one highlighted."""
    pen, top = Pen(palette), max([value for _name, value in series.points] + [1])
    left = min(width * 0.38, 14 + 1.12 * max(wide(name, 8.5) for name, _value in series.points))  # the bold is wider
    room = width - left - 10 - max(wide(number(value, series.unit), 8.5) for _name, value in series.points)
    marks: list[Mark] = []
    for index, (name, value) in enumerate(series.points):
        y, high = index * row, value == top
        size = room * float(value / top) if value > 0 else 0.0
        marks += label(pen, name, left - 8, y + row / 2, left - 10, "end", high)
        marks.append(pen.rect(left, y + 5, size, row - 10, palette.accent if high else palette.quiet))
        marks.append(pen.text(left + size + 5, y + row / 2 + 3, number(value, series.unit), bold=high))
    height = row * len(series.points)
    return Chart(
        told(series), width, height, (*marks, pen.line(left, 0, left, height, palette.ink, 0.8)), pairs(series)
    )


def columns(series: Series, palette: Palette, width: float = WIDE, height: float = 205.0) -> Chart:
    """Columns from zero for a long series; the first and the last carry their figure, the last is highlighted."""
    pen, top, count = Pen(palette), max([value for _name, value in series.points] + [1]), len(series.points)
    step, marks = width / count, []
    for index, (_name, value) in enumerate(series.points):
        tall = (height - 20) * float(value / top) if value > 0 else 0.0
        last = index == count - 1
        marks.append(pen.rect(index * step, height - tall, step - 3, tall, palette.accent2 if last else palette.accent))
        if last:
            marks.append(pen.text(width - 3, height - tall - 6, number(value), 14, palette.accent2, "end", True))
        elif index == 0:
            marks.append(pen.text(0, height - tall - 6, number(value), 11, palette.accent, bold=True))
    return Chart(told(series), width, height, tuple(marks), pairs(series))


def stacked(lines: Sequence[Funding], palette: Palette, width: float = WIDE) -> Chart:
    """One bar of what each stage of funding adds up to, the surest first, its legend under it."""
    pen, names = Pen(palette), stage_names()
    sums = {stage: sum((line.amount for line in lines if line.stage == stage), Decimal(0)) for stage in STAGES}
    total, fills = (
        sum(sums.values()),
        dict(zip(STAGES, (palette.accent, palette.planned, palette.quiet, palette.paper), strict=True)),
    )
    marks, x, column = [], 0.0, width / len(STAGES)
    for index, stage in enumerate(STAGES):
        outline: dict[str, float | str] = {"stroke": palette.ink, "stroke_width": 0.8} if stage == "requested" else {}
        if total and sums[stage]:
            size = width * float(sums[stage] / total)
            marks.append(pen.rect(x + 0.4, 0.4, size - 1.2, 25.2, fills[stage], **outline))
            x += size
        marks.append(pen.rect(index * column + 0.4, 38.4, 8.2, 8.2, fills[stage], **outline))
        marks.append(pen.text(index * column + 14, 46, names[stage], bold=True))
        marks.append(pen.text(index * column + 14, 57, number(sums[stage], "€"), fill=palette.mute))
    said = ", ".join(f"{names[stage]} {number(sums[stage], '€')}" for stage in STAGES)
    table = Table(columns=(_("Stage"), "€"), rows=tuple((names[s], sums[s]) for s in STAGES), numeric=("€",))
    return Chart(_("Funding by stage: %s.") % said, width, 60, tuple(marks), table)


def stage_names() -> dict[str, str]:
    return {
        "paid": pgettext("funding", "Paid"),
        "acquired": pgettext("funding", "Acquired"),
        "agreed": pgettext("funding", "Agreed in principle"),
        "requested": pgettext("funding", "Requested"),
    }


def weather_names() -> dict[int, str]:
    return {
        4: pgettext("weather", "Sun"),
        3: pgettext("weather", "Clouds"),
        2: pgettext("weather", "Showers"),
        1: pgettext("weather", "Storm"),
    }


def weather(checkins: Sequence[Checkin], palette: Palette, width: float = WIDE) -> Chart:
    """The weather of the project, from storm to sun, word by word of its lead."""
    pen, names, left, row = Pen(palette), weather_names(), 62.0, 24.0
    days = [one.on.toordinal() for one in checkins]
    span = max(days[-1] - days[0], 1)
    xs = [left + 10 + (width - left - 20) * (day - days[0]) / span for day in days]
    ys = [(4 - one.weather) * row + row / 2 for one in checkins]
    marks = []
    for level, name in names.items():
        y = (4 - level) * row + row / 2
        marks += [pen.line(left, y, width, y, palette.line), pen.text(left - 8, y + 3, name, anchor="end")]
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in zip(xs, ys, strict=True))
    marks.append(
        mark("polyline", points=path, fill="none", stroke=palette.accent, stroke_width=2, stroke_linejoin="round")
    )
    for x, y, one in zip(xs, ys, checkins, strict=True):
        marks.append(mark("circle", cx=x, cy=y, r=4, fill=palette.accent2 if one.weather == 1 else palette.accent))
    marks.append(pen.text(xs[0], 4 * row + 12, written(checkins[0].on), 8, palette.mute))
    marks.append(pen.text(width, 4 * row + 12, written(checkins[-1].on), 8, palette.mute, "end"))
    rows = tuple((written(one.on), names[one.weather], one.word) for one in checkins)
    said = _("The weather of the project: %s.") % ", ".join(
        f"{written(one.on)}, {names[one.weather].lower()}" for one in checkins
    )
    return Chart(
        said, width, 4 * row + 16, tuple(marks), Table(columns=(_("Date"), _("Weather"), _("In a word")), rows=rows)
    )
