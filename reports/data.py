"""What each document says, as plain facts: filled from the models, read by pdf.py, attached to the file as JSON."""

import dataclasses
import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

Outcome = Literal["selected", "waitlisted", "rejected", "ineligible"]
Verdict = Literal["kept", "exceeded", "partly", "late", "missed"]
Stage = Literal["requested", "agreed", "acquired", "paid"]
Silence = Literal["none", "rejected", "accepted"]


# ------------------------------------------------------------------ words shared by all documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its value, already in French."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The service of the State in charge, as the law asks it to be named (CRPA R112-5)."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    authority: str = ""  # the body above it, e.g. "Secrétariat général pour la modernisation de l'action publique"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs, in what quality, by which delegation; `signed_on` when it is done."""

    name: str
    quality: str
    delegation: str = ""
    signed_on: date | None = None
    role: str = ""  # "La cheffe de projet", "L'accompagnateur", "La présidente"
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """How to contest: to the service first, then to the administrative court of this seat; until when, if told on a day."""

    court: str = "tribunal administratif de Paris"
    court_address: str = "7 rue de Jouy, 75181 Paris cedex 04"
    months: int = 2
    told_on: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attachment: name, size in bytes, SHA-256 in hexadecimal; `answers` says to which question."""

    name: str
    size: int
    sha256: str
    answers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture to print: its bytes (PNG, JPEG or WebP), what it shows, its caption and credit."""

    content: bytes = field(repr=False)
    alt: str
    caption: str = ""
    credit: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table answered in a form: `numeric` names the columns set right, `total` is its last row or nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | Decimal | int | None, ...], ...]
    numeric: tuple[str, ...] = ()
    total: tuple[str | Decimal | int | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every document carries; `made_at` (aware) dates the file, so the same facts give the same bytes."""

    kind: ClassVar[str]
    reference: str
    program: str
    service: Service
    made_at: datetime
    version: int = 1
    edition: str = ""  # "Promotion 2026", printed under the programme
    verify_url: str = ""  # where anyone may check the file, printed at the foot of its pages


# ------------------------------------------------------------------ accusé de réception


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What comes next for the reader: `when` in words or a date already written."""

    label: str
    when: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Paper):
    """The receipt of a dossier (CRPA L112-11, R112-5); `reference` is its own number."""

    kind: ClassVar[str] = "receipt"
    dossier: str
    title: str = ""
    call: str
    organization: str
    submitted_by: str
    on_behalf_of: str = ""
    received_at: datetime
    closes_at: datetime | None = None
    local_zone: str = ""  # IANA name overseas, e.g. "Indian/Reunion": local time printed too
    answers: int
    questions: int
    files: tuple[File, ...] = ()
    replaces: datetime | None = None  # when the previous version was received
    silence: Silence
    silence_on: date | None = None  # when silence is worth a decision
    decision_by: date | None = None  # when the call promises its answer
    facts: tuple[Fact, ...] = ()  # who applies: perimeter, partners, visa
    appeal: Appeal = Appeal()
    next_steps: tuple[NextStep, ...] = ()


# ------------------------------------------------------------------ dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question and what was answered: text, choices (`items`), a table, files, or nothing."""

    question: str
    text: str = ""
    items: tuple[str, ...] = ()
    table: Table | None = None
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSection:
    """A section of the form with its answers."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPrint(Paper):
    """The whole dossier as it was submitted; `reference` is the dossier's."""

    kind: ClassVar[str] = "dossier"
    title: str
    summary: str = ""
    call: str
    organization: str
    state: str  # the label people read
    submitted_at: datetime | None = None
    facts: tuple[Fact, ...] = ()  # organisation, lead, territories, perimeter…
    sections: tuple[AnswerSection, ...] = ()
    files: tuple[File, ...] = ()
    commitments: tuple[str, ...] = ()  # what the organisation ticked
    blind: bool = False  # names nobody, and no place


# ------------------------------------------------------------------ procès-verbal


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the jury, in what quality, there or not."""

    name: str
    quality: str
    chair: bool = False
    present: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Recusal:
    """A member who took no part in one dossier, and why."""

    member: str
    dossier: str
    organization: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion and its weight in hundredths."""

    label: str
    weight: int
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A dossier in the order of the jury; `mark` is the weighted mark, None when nobody could judge."""

    rank: int | None
    dossier: str
    title: str = ""
    organization: str
    reviews: int
    mark: Decimal | None
    proposal: Outcome
    decision: Outcome | None = None  # when it differs from the proposal
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Paper):
    """The minutes of a jury: who sat, who stood aside, how dossiers were ranked, what is decided."""

    kind: ClassVar[str] = "minutes"
    call: str
    held_at: datetime
    place: str = ""
    members: tuple[Member, ...]
    recusals: tuple[Recusal, ...] = ()
    criteria: tuple[Criterion, ...]
    scale: int = 5  # the highest mark
    places: int | None = None
    dossiers: tuple[Ranked, ...]
    remarks: str = ""  # light markup
    decided_on: date | None = None
    announced_at: datetime | None = None
    authority: Signatory


# ------------------------------------------------------------------ lauréats sous embargo


@dataclass(frozen=True, slots=True, kw_only=True)
class Laureate:
    """A dossier selected."""

    dossier: str
    title: str
    organization: str
    departement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laureates(Paper):
    """The list that a few read before the announcement."""

    kind: ClassVar[str] = "laureates"
    call: str
    announced_at: datetime
    decided_on: date
    places: int | None = None
    rows: tuple[Laureate, ...]


# ------------------------------------------------------------------ lettre


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Paper):
    """The decision told to one organisation, with its reason and the ways to contest it."""

    kind: ClassVar[str] = "letter"
    outcome: Outcome
    dossier: str
    title: str = ""
    call: str
    organization: str
    addressee: str  # "Madame Hélène Morvan, présidente"
    address: tuple[str, ...] = ()
    place: str = "Paris"
    dated: date
    text: str  # light markup: the letter as it was approved, from its salutation to its last words
    reason: str = ""
    rank: int | None = None  # on the waiting list
    list_until: date | None = None
    confirm_by: date | None = None
    appeal: Appeal = Appeal()
    contact: str = ""  # "Karim Haddad, chargé de mission"
    authority: Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion(Paper):
    """What a dossier still needs, point by point, what reopens, until when (CRPA L114-5)."""

    kind: ClassVar[str] = "completion"
    dossier: str
    title: str = ""
    call: str
    organization: str
    addressee: str
    address: tuple[str, ...] = ()
    salutation: str
    place: str = "Paris"
    dated: date
    points: tuple[str, ...]
    reopened: tuple[Fact, ...] = ()  # label: its section, value: the question
    due: date  # included
    page: str  # where the dossier is completed
    suspends: bool = True  # whether silence would be worth a refusal
    contact: str = ""
    authority: Signatory


# ------------------------------------------------------------------ retour du jury


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Paper):
    """What was noticed in a dossier, for those who wrote it; no name of a juror."""

    kind: ClassVar[str] = "feedback"
    dossier: str
    title: str = ""
    call: str
    organization: str
    addressee: str
    text: str  # light markup


# ------------------------------------------------------------------ rapport final


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
class Section:
    """A chapter of the report: `code` is stable, `body` is light markup (programs/markup.py)."""

    code: str
    title: str
    lead: str = ""
    body: str = ""
    notes: tuple[Fact, ...] = ()  # margin notes
    pictures: tuple[Picture, ...] = ()
    measures: tuple[Series, ...] = ()


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
    """The final report of a residence, from the promise to the proof."""

    kind: ClassVar[str] = "final_report"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm(Paper):
    """The form of a call, to be prepared by hand; `reference` is the call."""

    kind: ClassVar[str] = "form"
    call: str
    summary: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    sections: tuple[BlankSection, ...] = ()


# ------------------------------------------------------------------ poster


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
        from qrcode import QRCode  # only posters need it
        from qrcode.constants import ERROR_CORRECT_M

        code = QRCode(border=0, error_correction=ERROR_CORRECT_M)
        code.add_data(self.url)
        rows = code.get_matrix()
        dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, black in enumerate(row) if black)
        return len(rows), dark


Document = (
    Receipt | DossierPrint | BlankForm | Minutes | Laureates | Letter | Feedback | Completion | FinalReport | Poster
)


def as_json(value: Any) -> Any:
    """The facts as JSON types, always in the same order; pictures by their SHA-256."""
    if dataclasses.is_dataclass(value):
        named = {item.name: as_json(getattr(value, item.name)) for item in dataclasses.fields(value)}
        return {"kind": value.kind, **named} if isinstance(value, Paper) else named
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest(), "size": len(value)}
    if isinstance(value, date):  # datetimes too
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
