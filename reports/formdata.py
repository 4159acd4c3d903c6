"""What the forms and the posters of a call say, as plain facts."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from programs.squares import squares
from reports.data import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A question of a blank form: boxes to tick, lines to write on or the columns of a table to fill."""

    label: str
    help: str = ""
    expected: str = ""
    required: bool = True
    boxes: tuple[str, ...] = ()
    lines: int = 0
    columns: tuple[str, ...] = ()
    example: str = ""
    when: str = ""  # the answers on which it depends, in words

    @property
    def ruled(self) -> range:
        return range(self.lines)

    @property
    def rows(self) -> range:
        return range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSection:
    """A section of a blank form."""

    title: str
    help: str = ""
    blanks: tuple[Blank, ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm(Paper):
    """The form of a call, to be prepared by hand; `reference` is the call."""

    kind: ClassVar[str] = "form"
    call: str
    summary: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    sections: tuple[BlankSection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster(Paper):
    """The poster of a call: what, until when, for whom, and the address to follow, also as a code to scan."""

    kind: ClassVar[str] = "poster"
    call: str
    summary: str
    until: str = ""  # already written
    places: str = ""
    whom: tuple[str, ...] = ()
    url: str
    relay: str = ""

    @property
    def squares(self) -> tuple[int, str]:
        """The side of the code to scan, in squares, and its dark squares as an SVG path."""

        return squares(self.url, border=0)
