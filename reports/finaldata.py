"""What a final report says, as plain facts: its sections, what was promised, done, paid and proved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from reports.data import Fact, File, Paper, Picture, Signatory, Table

Verdict = Literal["kept", "exceeded", "partly", "late", "missed"]
Stage = Literal["requested", "agreed", "acquired", "paid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure that matters, what it counts, and its target or what it was before."""

    value: str
    label: str
    compare: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise of the local definition: target, result, verdict."""

    label: str
    target: str = ""
    result: str = ""
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Essential:
    """The page that a minister reads: three sentences, four figures, promises, and the decision asked."""

    sentences: str
    figures: tuple[KeyFigure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    worked: str = ""
    fragile: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Points to draw as bars: `title` is the finding, `subtitle` says what, unit and period."""

    title: str
    subtitle: str = ""
    unit: str = ""
    points: tuple[tuple[str, Decimal | int], ...]
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table to print under its finding, with its number."""

    title: str
    subtitle: str = ""
    table: Table
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A chapter of the report: `code` is stable, `body` is light markup (programs/markup.py)."""

    code: str
    title: str
    lead: str = ""
    body: str = ""
    notes: tuple[Fact, ...] = ()  # margin notes
    pictures: tuple[Picture, ...] = ()
    measures: tuple[Series, ...] = ()
    tables: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A dated stretch of the project, as planned and as it went; `note` says why it moved."""

    name: str
    planned: tuple[date, date]
    actual: tuple[date, date | None] | None = None  # no end: still running
    skipped: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A dated step, and the day it was met."""

    label: str
    due: date
    met: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """A member of the team: discipline, days given, and where from."""

    name: str
    role: str
    discipline: str = ""
    organization: str = ""
    days: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Who pays how much, and how sure it is; in kind when no money moves."""

    funder: str
    amount: Decimal
    stage: Stage
    in_kind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense:
    """What was bought: planned and spent, in euros."""

    label: str
    planned: Decimal
    spent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prototype:
    """What was tried, with whom, and what it taught."""

    name: str
    purpose: str = ""
    tested_with: str = ""
    tested_on: date | None = None
    result: str = ""
    state: str = ""  # "Adopté", "Transformé", "Abandonné"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkin:
    """The lead's short word on how it goes: `weather` from 1 (storm) to 4 (sun)."""

    on: date
    weather: Literal[1, 2, 3, 4]
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the register: a decision, a waiver of a preset, a change of lead, taken from the history."""

    on: date
    what: str
    by: str
    nature: str = ""  # "Décision", "Dérogation", "Changement"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A text or files added at the end; a return visit is an annex dated after the report."""

    title: str
    on: date | None = None
    body: str = ""
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How anyone may check the report: the last hash of the history, the address, the licence."""

    history_sha256: str = ""
    verify_url: str = ""
    licence: str = "Licence ouverte 2.0"
    sources: tuple[str, ...] = ()
    words: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalReport(Paper):
    """The final report of a project, from the promise to the proof."""

    kind: ClassVar[str] = "final_report"
    project: str = "residence"
    title: str
    promise: str
    organization: str
    facts: tuple[Fact, ...]  # three or four, at the foot of the cover; the reference is added
    essential: Essential
    cover: Series | None = None
    sections: tuple[Section, ...] = ()
    phases: tuple[Phase, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    team: tuple[Resident, ...] = ()
    sessions: int = 0
    checkins: tuple[Checkin, ...] = ()
    prototypes: tuple[Prototype, ...] = ()
    funding: tuple[Funding, ...] = ()
    expenses: tuple[Expense, ...] = ()
    register: tuple[Entry, ...] = ()
    signatures: tuple[Signatory, ...] = ()
    annexes: tuple[Annex, ...] = ()
    correction: str = ""  # what this version changes, when it is not the first
    proof: Proof = Proof()
