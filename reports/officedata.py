"""What the reports of the workshop say, as plain facts: the yearly report, the statistics of a call, the summary in plain French."""

from dataclasses import dataclass, field
from typing import ClassVar

from reports.data import Fact, Paper
from reports.finaldata import Essential, KeyFigure, Proof, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A département, and how many projects it has."""

    code: str
    name: str
    projects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brochure(Paper):
    """A report in chapters, with its cover, its page of essentials, its contents."""

    kind: ClassVar[str] = "yearly"
    genre: str
    title: str
    promise: str = ""
    period: str = ""
    facts: tuple[Fact, ...] = ()  # at the foot of the cover
    essential: Essential
    places: tuple[Place, ...] = ()
    sections: tuple[Section, ...] = ()
    correction: str = ""
    proof: Proof = field(default_factory=Proof)

    @property
    def project(self) -> str:
        """It tells of a programme, not of one project."""
        return "program"

    @property
    def organization(self) -> str:
        """Whose report it is, on the cover."""
        return self.service.name


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStatistics(Paper):
    """The statistics of a call: its figures, each with what it counts, its charts with their tables."""

    kind: ClassVar[str] = "call_statistics"
    genre: str
    title: str
    promise: str = ""
    essential: Essential
    sections: tuple[Section, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSummary(Paper):
    """One page in plain French: large letters, short sentences, three figures."""

    kind: ClassVar[str] = "plain_summary"
    title: str
    figures: tuple[KeyFigure, ...] = ()
    words: tuple[tuple[str, str], ...] = ()  # title, light markup
    where: str = ""  # where to read more
