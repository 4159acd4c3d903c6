"""What the printed board of projects says, as plain facts."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from reports.data import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """A project: where it stands, how it goes by the facts and in the eyes of its coach, what comes next; already written."""

    organization: str
    title: str
    coach: str = ""
    health: str
    why: str = ""
    felt: str = ""  # the coach's own light, where it differs
    weather: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardStage:
    """The projects that stand at one stage."""

    label: str
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardBar:
    """The months of a project: when it opened, when its last milestone falls; its milestones as (day, done late or left, label)."""

    name: str
    begins: date
    ends: date
    milestones: tuple[tuple[date, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(Paper):
    """Where each project of a coach stands, on the day it was printed."""

    kind: ClassVar[str] = "board"
    title: str
    verdict: str
    stages: tuple[BoardStage, ...] = ()
    start: date
    end: date  # the day after the last one drawn
    today: date
    bars: tuple[BoardBar, ...] = ()
