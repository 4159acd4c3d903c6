"""The map of France as a drawing, each département shaded by a number: no tile, no third party, its table beside."""

from django.utils.translation import gettext as _

from programs.outlines import BOXES, MAINLAND, outlines
from reports.charts import Chart, Mark, Palette, Pen, mark, number
from reports.data import Table
from reports.officedata import Place

SIDE = float(MAINLAND.split()[-1])
LEFT = 62.0  # points kept on the left for the overseas départements
NAMES = {"971": "Guadeloupe", "972": "Martinique", "973": "Guyane", "974": "La Réunion", "976": "Mayotte"}


def shades(palette: Palette, most: int) -> list[tuple[int, str]]:
    """From which number each shade holds, the lightest first; a single shade when one project is the most there is."""
    if most < 2:
        return [(1, palette.accent)]
    return [(1, palette.quiet), (max(2, -(-most // 2)), palette.accent)]


def shade(projects: int, steps: list[tuple[int, str]], empty: str) -> str:
    """The colour of a département."""
    return next((fill for bound, fill in reversed(steps) if projects >= bound), empty)


def france(places: tuple[Place, ...], palette: Palette, height: float = 330.0) -> Chart:
    """The mainland and Corsica, a row of the overseas départements on the left, the key under them."""
    counted = {place.code: place.projects for place in places}
    steps, scale = shades(palette, max(counted.values(), default=0)), height / SIDE
    marks: list[Mark] = []
    for code, path in outlines().items():
        fill = shade(counted.get(code, 0), steps, palette.tint)
        drawn = {"d": path, "fill": fill, "stroke": palette.paper if counted.get(code) else palette.line}
        if code in BOXES:
            marks += inset(code, drawn, palette, height / len(BOXES))
        else:
            marks.append(
                mark("path", **drawn, stroke_width=1.2, transform=f"translate({LEFT:.1f} 0) scale({scale:.4f})")
            )
    return Chart(said(places), LEFT + height, height + 24, (*marks, *legend(steps, palette, height)), table(places))


def inset(code: str, drawn: dict, palette: Palette, cell: float) -> list[Mark]:
    """An overseas département, in a cell of the column, with its name."""
    place = list(BOXES).index(code)
    width, tall = BOXES[code]
    size = (cell - 16) / max(width, tall)
    top = place * cell + 2
    return [
        mark("path", **drawn, stroke_width=0.8, transform=f"translate(4 {top:.1f}) scale({size:.4f})"),
        Pen(palette).text(4, top + cell - 6, NAMES[code], 7.5, palette.mute),
    ]


def legend(steps: list[tuple[int, str]], palette: Palette, height: float) -> list[Mark]:
    """What the shades mean, in words."""
    pen, marks = Pen(palette), []
    for n, (bound, fill) in enumerate(steps):
        last = n == len(steps) - 1
        upper = "" if last else steps[n + 1][0] - 1
        words = (
            _("%(n)s projects or more") % {"n": bound}
            if last
            else _("from %(n)s to %(m)s projects") % {"n": bound, "m": upper}
        )
        if bound == upper or (last and len(steps) == 1):
            words = _("at least one project") if len(steps) == 1 else _("one project")
        x = LEFT + n * 118
        marks += [pen.rect(x, height + 10, 9, 9, fill), pen.text(x + 14, height + 18, words, 8.5)]
    return marks


def said(places: tuple[Place, ...]) -> str:
    """The map as a sentence."""
    most = ", ".join(f"{one.name} {number(one.projects)}" for one in places[:8])
    return _("Map of the départements with a project, the most first: %s. The table says them all.") % most


def table(places: tuple[Place, ...]) -> Table:
    """Each département and its projects."""
    rows = tuple((f"{one.name} ({one.code})" if one.code else one.name, one.projects) for one in places)
    return Table(columns=(_("Département"), _("Projects")), rows=rows, numeric=(_("Projects"),))
