"""What the sheet of figures says, as plain facts."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from reports.data import Paper, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFigure:
    """A figure: its code, its label, its value (None: not told, and why), its unit, what it counts, when."""

    code: str
    label: str
    value: int | None
    shown: str
    unit: str
    definition: str
    counted_at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPart:
    """A table of parts: what parts they are, its title, its rows."""

    code: str
    title: str
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresSheet(Paper):
    """The figures of a scope, each with what it counts; `places` are the départements by code with their figure."""

    kind: ClassVar[str] = "figures"
    scope: str
    sentence: str
    figures: tuple[CountedFigure, ...]
    parts: tuple[CountedPart, ...]
    places: tuple[tuple[str, str, int], ...] = ()  # code, name, dossiers submitted
    address: str = ""
