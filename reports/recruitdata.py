"""What the summary of a recruitment says, as plain facts: numbers and dates, never who."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from reports.data import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class RecruitmentSummary(Paper):
    """The recruitment for one position: what was announced, how many applied, how far they went, how long it took."""

    kind: ClassVar[str] = "recruitment"
    position: str
    organization: str
    project: str
    state: str
    terms: tuple[tuple[str, str], ...]  # what was announced: label, value
    published_on: date
    closes_on: date
    applied: int
    routes: tuple[tuple[str, int], ...]
    reached: tuple[tuple[str, int], ...]  # how many reached each stage, those who went further included
    ended: tuple[tuple[str, int], ...]  # how many stopped, and how
    hired: int
    seats: int
    days: int | None = None  # from the publication to the first person hired
    answered: int | None = None  # median of the days that a refusal took
    criteria: tuple[str, ...] = ()
    blind: bool = True
