"""The curve of the weather of a project: one point a check-in, drawn as SVG, told as a table."""

from typing import NamedTuple

from programs.lights import WEATHERS

WIDTH, HEIGHT, EDGE = 480, 96, 12
MOST = 12


class Sky(NamedTuple):
    """A check-in on the curve."""

    x: int
    y: int
    checkin: object


class Curve(NamedTuple):
    """The points from the oldest to the latest, and the line through them."""

    points: list[Sky]

    @property
    def line(self) -> str:
        return " ".join(f"{one.x},{one.y}" for one in self.points)


def curve(checkins) -> Curve | None:
    """The curve of the last check-ins (the latest first); None under two, which make no line."""
    rows = list(checkins)[:MOST][::-1]
    if len(rows) < 2:
        return None
    step = (WIDTH - 2 * EDGE) / (len(rows) - 1)
    height = (HEIGHT - 2 * EDGE) / 3
    return Curve(
        [Sky(round(EDGE + n * step), round(EDGE + WEATHERS[one.weather] * height), one) for n, one in enumerate(rows)]
    )
