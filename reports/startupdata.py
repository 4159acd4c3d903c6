"""What the papers of a start-up say, as plain facts: its monthly sheet, the file of its committee, that of its taker."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from reports.data import Fact, Paper, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A measure of impact: from where to where, and its figures by month."""

    side: str
    label: str
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal
    is_north: bool = False
    is_counted: bool = False
    points: tuple[tuple[date, Decimal], ...] = ()

    @property
    def measure(self) -> "Measured":
        """Itself: a chart reads a measure and its points."""
        return self

    @property
    def last(self) -> tuple[date, Decimal] | None:
        return self.points[-1] if self.points else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text under its title."""

    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A table under its title; a short one stays on one page."""

    title: str
    table: Table

    @property
    def is_short(self) -> bool:
        return len(self.table.rows) < 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StartupPaper(Paper):
    """Where a start-up stands: its product, its impact, its milestones, its budget, its weather."""

    kind: ClassVar[str] = "startup_paper"
    genre: str
    title: str
    organization: str
    promise: str = ""
    finding: str
    facts: tuple[Fact, ...] = ()
    tables: tuple[Listed, ...] = ()
    passages: tuple[Passage, ...] = ()
    measures: tuple[Measured, ...] = ()
    milestones: Table | None = None
    budget: Table | None = None
    weather: Table | None = None
    agenda: str = ""
