"""What the documents of the jury of a camp say, as plain facts."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from reports.data import Criterion, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCriterion:
    """A criterion to mark on paper, with the words of each mark from 0 to the best."""

    label: str
    weight: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridSheet:
    """The sheet of a juror on a prototype; without a juror, whoever marks writes their name."""

    team: str
    pitch: str = ""
    challenge: str = ""
    juror: str = ""
    round: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridSheets(Paper):
    """The sheets of a jury, one a page, to be marked by hand then typed."""

    kind: ClassVar[str] = "grid_sheets"
    camp: str
    criteria: tuple[GridCriterion, ...]
    sheets: tuple[GridSheet, ...]

    @property
    def marks(self) -> range:
        """The marks, from 0 to the best."""
        return range(len(self.criteria[0].words) if self.criteria else 0)

    @property
    def ruled(self) -> range:
        return range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampPlace:
    """A prototype in the order of the jury, and why it is there."""

    rank: int | None
    team: str
    pitch: str = ""
    mark: Decimal | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CampPrize:
    """A prize and the team that won it."""

    title: str
    given_by: str = ""
    team: str
    pitch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampResults(Paper):
    """The results of a camp as announced: prizes, ranking with its reasons, how the jury judged."""

    kind: ClassVar[str] = "camp_results"
    camp: str
    host: str
    place: str = ""
    starts_at: datetime
    ends_at: datetime
    announced_at: datetime
    places: tuple[CampPlace, ...]
    prizes: tuple[CampPrize, ...] = ()
    by_pairs: bool = False
    equalised: bool = False
    jurors: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    favourites: tuple[str, ...] = ()
    votes: int = 0
