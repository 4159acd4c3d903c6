"""What is said of projects while they run, as plain facts: the sheet of one, the state of a cohort, one page a project."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from reports.data import Fact, Paper, Table
from reports.finaldata import Checkin, Milestone

Light = Literal["green", "amber", "red", "over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPage:
    """A project on one page: where it stands, how it goes by the facts, what its lead says, what comes next."""

    reference: str
    title: str
    organization: str
    territory: str = ""
    stage: str
    since: date
    light: Light
    word: str  # the light in words
    reasons: tuple[str, ...] = ()
    following: str = ""
    people: tuple[Fact, ...] = ()
    facts: tuple[Fact, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    checkins: tuple[Checkin, ...] = ()
    budget: Decimal | None = None
    acquired: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectSheet(Paper):
    """The sheet of one project, on the day it was made."""

    kind: ClassVar[str] = "project_sheet"
    page: ProjectPage


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortStatus(Paper):
    """The state of a cohort: what stands out, a line a project, then a page a project."""

    kind: ClassVar[str] = "cohort_status"
    title: str
    promise: str = ""
    lead: str
    words: tuple[tuple[str, str], ...] = ()  # what officers wrote: title, light markup
    counts: tuple[tuple[str, int], ...] = ()  # projects by light, in words
    dates: Table | None = None  # what comes next for the cohort
    pages: tuple[ProjectPage, ...] = ()
