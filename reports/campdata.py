"""What the papers of a camp say, as plain facts: badges, attendance sheet, certificates of participation."""

from dataclasses import dataclass, field
from typing import ClassVar

from programs.squares import squares
from reports.data import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What someone wears: their name, their profile, and the code that those who welcome scan."""

    name: str
    profile: str
    organization: str = ""
    url: str = field(repr=False)

    @property
    def first(self) -> str:
        """What is read from afar."""
        return self.name.partition(" ")[0]

    @property
    def rest(self) -> str:
        return self.name.partition(" ")[2]

    @property
    def squares(self) -> tuple[int, str]:
        """The side of the code to scan, in squares, and its dark squares as an SVG path."""
        return squares(self.url, border=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Badges(Paper):
    """The badges of a camp: one A6 page each, or four on an A4 page to cut."""

    kind: ClassVar[str] = "badges"
    camp: str
    when: str = ""  # already written
    place: str = ""
    by_four: bool = False
    rows: tuple[Badge, ...] = ()

    @property
    def sheets(self) -> list[tuple[Badge, ...]]:
        """The badges page by page."""
        size = 4 if self.by_four else 1
        return [self.rows[n : n + size] for n in range(0, len(self.rows), size)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Someone expected, on a sheet to sign."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerGroup:
    """Those of one profile; everyone, without a title, in alphabetical order."""

    title: str = ""
    rows: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Paper):
    """The sheet on which people sign: one box a half-day, room for a signature, empty lines for who was not expected."""

    kind: ClassVar[str] = "attendance"
    camp: str
    when: str = ""
    place: str = ""
    halves: tuple[tuple[str, str], ...] = ()  # the day and the half of it, already written
    groups: tuple[SignerGroup, ...] = ()
    spare: int = 6

    @property
    def blank(self) -> range:
        return range(self.spare)

    @property
    def total(self) -> int:
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Someone who came, and the team in which they worked if any."""

    name: str
    number: str
    team: str = ""
    challenge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificates(Paper):
    """Certificates of participation, one page each; ``signer`` is the project lead, for the organization."""

    kind: ClassVar[str] = "certificates"
    camp: str
    organization: str
    when: str
    place: str = ""
    summary: str = ""
    signer: str = ""
    rows: tuple[Participant, ...] = ()
