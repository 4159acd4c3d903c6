"""The chapters of a final report, in the order of reading, each with its figures numbered: what the contents list."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import count

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import markup
from reports import calendars, charts
from reports.data import Fact, Picture, Table
from reports.finaldata import FinalReport, Section, Series

PARTS = {
    "team": "team",
    "journal": "calendar",
    "prototypes": "prototypes",
    "costs": "funding",
}  # section: the recorded facts it receives
LAST = "annexes"  # the section that becomes an annex
SHORT = 1500  # characters: a chapter below is kept whole, and may share a page
PAGE = 2400  # characters that a page takes, with its titles
ENTRIES = 24  # lines of contents that a page takes


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a chapter, with its anchor."""

    ident: str
    title: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or a table, with its number; `chart` is None for a table alone."""

    ident: str
    name: str  # "Figure 1", "Tableau 2"
    title: str
    subtitle: str = ""
    source: str = ""
    chart: charts.Chart | None = None
    table: Table | None = None
    beside: bool = False  # the table fits beside the chart


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its number, its text in blocks, the recorded facts it shows (`part`), its figures."""

    ident: str
    mark: str
    title: str
    lead: str = ""
    blocks: tuple[tuple[markup.Block, str], ...] = ()  # each with the anchor of its title
    notes: tuple[Fact, ...] = ()
    pictures: tuple[Picture, ...] = ()
    figures: tuple[Figure, ...] = ()
    part: str = ""
    opens: bool = True  # on a new page
    short: bool = False  # kept whole

    @property
    def headings(self) -> list[Heading]:
        return [Heading(ident, block.text) for block, ident in self.blocks if ident]


@dataclass(slots=True)
class Numbers:
    """Counts figures and tables through the report."""

    figures: count = field(default_factory=lambda: count(1))
    tables: count = field(default_factory=lambda: count(1))

    def figure(self, title: str, chart: charts.Chart, **more) -> Figure:
        n = next(self.figures)
        return Figure(f"f{n}", _("Figure %d") % n, title, chart=chart, table=chart.table, **more)

    def table(self, title: str, table: Table, **more) -> Figure:
        n = next(self.tables)
        return Figure(f"t{n}", _("Table %d") % n, title, table=table, **more)


def chapters(report: FinalReport, palette: charts.Palette) -> tuple[Chapter, ...]:
    """Sections as written, then recorded facts that no section receives, annexes last."""
    written = [section for section in report.sections if section.code != LAST]
    codes, numbers = {section.code for section in written}, Numbers()
    made: list[Chapter] = []
    for section in written:
        part = PARTS.get(section.code, "")
        made.append(chapter(len(made) + 1, section, part, figures(part, report, palette, numbers, section)))
    for part, title in alone(report, {PARTS[code] for code in codes & PARTS.keys()}):
        made.append(
            Chapter(
                f"c{len(made) + 1}",
                str(len(made) + 1),
                title,
                figures=figures(part, report, palette, numbers),
                part=part,
            )
        )
    return tuple(paged([*made, *annexes(report)]))


def chapter(number: int, section, part: str, shown: tuple[Figure, ...]) -> Chapter:
    """A written section as a chapter."""
    ident, titles = f"c{number}", count(1)
    blocks = tuple(
        (block, f"{ident}-{next(titles)}" if block.kind == "title" else "") for block in markup.blocks(section.body)
    )
    return Chapter(
        ident, str(number), section.title, section.lead, blocks, section.notes, section.pictures, shown, part
    )


def alone(report: FinalReport, received: set[str]):
    """The recorded facts that make a chapter of their own, when there are any."""
    held = {
        "team": (report.team, _("The team")),
        "calendar": (report.phases or report.milestones or report.checkins, _("The calendar")),
        "prototypes": (report.prototypes, _("What was tried")),
        "funding": (report.funding or report.expenses, _("Funding")),
        "register": (report.register, _("Decisions taken")),
    }
    return [(part, title) for part, (facts, title) in held.items() if facts and part not in received]


def annexes(report: FinalReport) -> list[Chapter]:
    """The annexes, from A: the written one, then those added, each with its date."""
    found = [
        ("", section.lead, section.title, section.body, section) for section in report.sections if section.code == LAST
    ]
    made = []
    for letter, (_code, lead, title, body, section) in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", found, strict=False):
        blocks = tuple((block, "") for block in markup.blocks(body))
        made.append(Chapter(f"a{letter}", letter, title, lead, blocks, section.notes, section.pictures))
    for letter, annex in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(made) :], report.annexes, strict=False):
        lead = _("Added on %s") % date_format(annex.on, "j F Y") if annex.on else ""
        blocks = tuple((block, "") for block in markup.blocks(annex.body))
        made.append(Chapter(f"a{letter}", letter, annex.title, lead, blocks))
    return made


def weight(made: Chapter) -> int:
    """About how many characters of text a chapter takes."""
    words = len(made.lead) * 2 + sum(len(text) + 40 for block, _ident in made.blocks for text in block.items)
    return 260 + words + 1200 * len(made.pictures) + 900 * len(made.figures) + (600 if made.part else 0)


def paged(made: list[Chapter], weigh=None):
    """Short chapters follow where they fit whole, long ones where less than half a page is taken; the others open a page."""
    filled = PAGE
    for one in made:
        size = (weigh or weight)(one)
        short, room = size <= SHORT, filled < PAGE / 2
        follows = room or (short and one is not made[0])
        if not follows or (filled <= PAGE and not room and filled + size > PAGE):
            filled = size
        elif filled <= PAGE:  # past a page, nobody knows how much of the last one is taken
            filled += size
        yield replace(one, opens=not follows, short=short)


def brief(made: Sequence[Chapter]) -> bool:
    """Whether the contents only list chapters, to hold on one page."""
    return sum(1 + len(one.headings) + len(one.figures) / 2 for one in made) > ENTRIES


# ------------------------------------------------------------------ figures of the recorded facts


def figures(
    part: str, report: FinalReport, palette: charts.Palette, numbers: Numbers, section: Section | None = None
) -> tuple[Figure, ...]:
    """The figures of a chapter: its measures and its tables, then those of its recorded facts."""
    made = []
    if section:
        made += [measured(one, palette, numbers) for one in section.measures if one.points]
        made += [numbers.table(t.title, t.table, subtitle=t.subtitle, source=t.source) for t in section.tables]
    if part == "calendar":
        if report.phases:
            made.append(calendar(report, palette, numbers))
        if len(report.checkins) > 1:
            made.append(sky(report, palette, numbers))
    if part == "funding":
        made += money(report, palette, numbers)
    return tuple(made)


def measured(one: Series, palette: charts.Palette, numbers: Numbers) -> Figure:
    """A series as bars, its table beside."""
    drawn = charts.bars(one, palette, width=295)
    return numbers.figure(one.title, drawn, subtitle=one.subtitle, source=one.source, beside=True)


def until(report: FinalReport) -> date:
    """The day on which the report was made: what still runs is drawn until then."""
    return report.made_at.date()


def calendar(report: FinalReport, palette: charts.Palette, numbers: Numbers) -> Figure:
    """Planned and actual phases; the title says how it went."""
    late = [phase for phase in report.phases if calendars.late(phase)]
    title = ngettext(
        "%d phase ended more than two weeks late", "%d phases ended more than two weeks late", len(late)
    ) % len(late)
    if len(late) < 2:
        title = _("One phase ended more than two weeks late") if late else _("No phase ended more than two weeks late")
    subtitle = _("Thin bar: planned. Thick bar: actual")
    return numbers.figure(
        title,
        calendars.gantt(report.phases, until(report), palette),
        subtitle=subtitle,
        source=_("Source: the phases recorded day by day."),
    )


def sky(report: FinalReport, palette: charts.Palette, numbers: Numbers) -> Figure:
    """The weather of the project; the title says where it ended."""
    names = charts.weather_names()
    last, worst = report.checkins[-1], min(report.checkins, key=lambda one: one.weather)
    title = _("The weather of the project, from %(worst)s to %(last)s") % {
        "worst": names[worst.weather].lower(), "last": names[last.weather].lower()
    } if worst.weather < last.weather else _("The weather of the project ended with: %s") % names[last.weather].lower()  # fmt: skip
    subtitle = _("How it went, in the words of the project lead")
    return numbers.figure(
        title, charts.weather(report.checkins, palette), subtitle=subtitle, source=_("Source: the regular check-ins.")
    )


def money(report: FinalReport, palette: charts.Palette, numbers: Numbers):
    """Who pays, how sure it is, and what was spent."""
    cash = sum((line.amount for line in report.funding), Decimal(0))
    sure = sum((line.amount for line in report.funding if line.stage in ("acquired", "paid")), Decimal(0))
    source = _("Source: the funding plan recorded with its documents.")
    if cash:
        title = _("%(part)s of the funding is acquired or paid") % {"part": f"{round(100 * sure / cash)} %"}
        made = numbers.figure(
            title, charts.stacked(report.funding, palette), subtitle=_("Amounts by stage, in euros"), source=source
        )
        yield replace(made, table=None)
        rows = [
            (f.funder, charts.stage_names()[f.stage], _("in kind") if f.in_kind else _("in money"), f.amount)
            for f in report.funding
        ]
        columns = (_("Funder"), _("Stage"), _("Form"), _("Amount"))
        table = Table(columns=columns, rows=tuple(rows), numeric=columns[3:], total=(_("Total"), "", "", cash))
        first = max(report.funding, key=lambda f: f.amount)
        title = _("%(name)s brings %(part)s of the funding") % {
            "name": first.funder,
            "part": f"{round(100 * first.amount / cash)} %",
        }
        yield numbers.table(title, table, subtitle=_("Who pays how much, in euros"))
    if report.expenses:
        yield numbers.table(_("What was spent"), spending(report), subtitle=_("In euros, all taxes included"))


def spending(report: FinalReport) -> Table:
    """Expenses planned and spent, and what differs."""
    columns = (_("Expense"), _("Planned"), _("Spent"), _("Difference"))
    rows = [(e.label, e.planned, e.spent, None if e.spent is None else e.spent - e.planned) for e in report.expenses]
    planned, spent, differing = (sum((row[n] or Decimal(0) for row in rows), Decimal(0)) for n in (1, 2, 3))
    return Table(columns=columns, rows=tuple(rows), numeric=columns[1:], total=(_("Total"), planned, spent, differing))


def cover(report: FinalReport, palette: charts.Palette) -> tuple[charts.Chart, str] | None:
    """One chart of the report's own data and its caption: the chosen series, else the calendar, else the weather."""
    if report.cover and report.cover.points:
        points, caption = len(report.cover.points), f"{report.cover.title}. {report.cover.subtitle}".strip(". ")
        row = min(44, 205 / points)
        return (
            charts.columns(report.cover, palette) if points > 8 else charts.bars(report.cover, palette, row=row)
        ), caption
    if len(report.phases) > 1:
        return calendars.gantt(report.phases[:8], until(report), palette), _(
            "The phases of the residence, planned (thin) and actual (thick)"
        )
    if len(report.checkins) > 2:
        return charts.weather(report.checkins, palette), _("The weather of the project, check-in by check-in")
    return None
