"""Maps of the départements, overseas included, drawn as SVG from the outlines that the platform ships: no tiles, no third party."""

import json
import math
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from programs.outlines import BOXES, outlines
from reports import charts
from reports.data import Table

CENTRES = Path(__file__).parent / "centres.json"  # x and y on the drawing of the mainland, longitude, latitude
MAINLAND, BOX, NAME = 1010, 110, 42  # the side of the mainland's drawing; of an inset, and the height of its name
AROUND_PARIS = ("75", "92", "93", "94")
PARIS = (15, 40, 5.0, 484, 217)  # where the inset is, how much larger, and the corner of what it enlarges
OVERSEAS = (("971", "972", "973", "974", "976"), ("975", "977", "978", "986", "987", "988"))
NAMES = {
    "971": "Guadeloupe", "972": "Martinique", "973": "Guyane", "974": "La Réunion", "976": "Mayotte", "975": "St-Pierre-et-Miq.",
    "977": "St-Barthélemy", "978": "St-Martin", "986": "Wallis-et-Futuna", "987": "Polynésie", "988": "N.-Calédonie",
}  # fmt: skip
HEIGHT = MAINLAND + 10 + len(OVERSEAS) * (BOX + NAME)
LEVELS = 4


class Shape(NamedTuple):
    """A département drawn: its path, how it is moved there, where its figure and its name are written (no name: on the mainland)."""

    code: str
    path: str
    transform: str
    x: str
    y: str
    name_y: str = ""
    scale: float = 1.0

    @property
    def short(self) -> str:
        """Its name as there is room for it in an inset."""
        return NAMES.get(self.code, "")


class Place(NamedTuple):
    """A département on a map: its shape, its name, its figure, how dark it is, where it leads."""

    shape: Shape
    name: str
    value: int
    level: int
    url: str = ""


class Map(NamedTuple):
    """A map: the places, what each colour holds."""

    places: list[Place]
    legend: list[tuple[int, int, int]]  # level, from, to

    @property
    def box(self) -> str:
        return f"0 0 {MAINLAND} {HEIGHT}"

    @property
    def rows(self) -> list[Place]:
        """Those that have a figure, the highest first."""
        return sorted((one for one in self.places if one.value), key=lambda one: (-one.value, one.shape.code))


@cache
def centres() -> dict[str, tuple[float, float, float, float]]:
    """The middle of each département: x, y, longitude, latitude."""
    return {code: tuple(found) for code, found in json.loads(CENTRES.read_text()).items()}


def point(code: str) -> list[float] | None:
    """Where a département is on the globe, about: longitude, latitude; None for what is no département."""
    return list(centres()[code][2:]) if code in centres() else None


@cache
def shapes() -> list[Shape]:
    """Every département where the map draws it: mainland, around Paris enlarged, overseas below; figures are written over all paths."""
    found = [mainland(code) for code in sorted(outlines()) if len(code) == 2]
    found += [enlarged(code) for code in AROUND_PARIS]
    return found + [inset(code, n, k, len(row)) for n, row in enumerate(OVERSEAS) for k, code in enumerate(row)]


def mainland(code):
    """A département of the mainland or of Corsica; around Paris, its figure is in the inset."""
    x, y = centres()[code][:2]
    return Shape(code, outlines()[code], "", "" if code in AROUND_PARIS else str(x), str(y + 9))


def enlarged(code):
    """A département around Paris, in the inset."""
    left, top, scale, x0, y0 = PARIS
    x, y = centres()[code][:2]
    move = f"translate({left} {top}) scale({scale}) translate(-{x0} -{y0})"
    return Shape(
        code, outlines()[code], move, str(round(left + (x - x0) * scale)), str(round(top + (y - y0) * scale + 9))
    )


def inset(code, n, k, many):
    """An overseas département in its box below; a collectivity without an outline is a square."""
    step = MAINLAND / many
    top, middle = MAINLAND + 10 + n * (BOX + NAME), round((k + 0.5) * step)
    width, height = BOXES.get(code, (50, 50))
    scale = (BOX - 14) / max(width, height)
    path = outlines().get(code, "M10 10h30v30h-30z")
    move = f"translate({middle - width * scale / 2:.1f} {top + 7 + (BOX - 14 - height * scale) / 2:.1f}) scale({scale:.2f})"
    return Shape(code, path, move, str(middle), str(top + BOX // 2 + 9), str(top + BOX + 20), scale)


def drawn(values: Mapping[str, int], names: Mapping[str, str], url: Callable[[str], str] = lambda code: "") -> Map:
    """The map of these figures by département; a place without any leads nowhere."""
    top = max([0, *values.values()])
    places = []
    for shape in shapes():
        value = values.get(shape.code, 0)
        level = math.ceil(LEVELS * value / top) if value else 0
        places.append(Place(shape, names.get(shape.code, shape.code), value, level, url(shape.code) if value else ""))
    return Map(places, legend(top))


def legend(top: int) -> list[tuple[int, int, int]]:
    """What each colour holds, the empty ones left out."""
    cuts = [top * level // LEVELS for level in range(LEVELS + 1)]
    held = [(level, cuts[level - 1] + 1, cuts[level]) for level in range(1, LEVELS + 1)]
    return [(level, first, last) for level, first, last in held if first <= last]


def chart(made: Map, title: str, table: Table, palette: charts.Palette) -> charts.Chart:
    """The map as a chart, for a printed document."""
    pen, depth = charts.Pen(palette), (0.0, 0.14, 0.38, 0.66, 1.0)
    marks, figures = [], []
    for one in made.places:
        moved = {"transform": one.shape.transform} if one.shape.transform else {}
        marks.append(charts.mark("path", d=one.shape.path, fill=palette.accent, fill_opacity=depth[one.level], stroke=palette.mute, stroke_width=1.2 / one.shape.scale, **moved))  # fmt: skip
        if one.shape.name_y:
            figures.append(
                pen.text(int(one.shape.x), int(one.shape.name_y), one.shape.short, 19, palette.mute, "middle")
            )
        if one.value and one.shape.x:
            over = palette.paper if one.level >= LEVELS - 1 else palette.ink
            figures.append(pen.text(int(one.shape.x), int(one.shape.y), str(one.value), 24, over, "middle", True))
    return charts.Chart(title, MAINLAND, HEIGHT, (*marks, *figures), table)
