"""What each document says, as plain facts: filled from the models, read by pdf.py, attached to the file as JSON."""

import dataclasses
import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

Outcome = Literal["selected", "waitlisted", "rejected", "ineligible"]
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
    theme: str = ""  # how its documents look, "etat" or "neutre"; empty: as the platform says


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
    quorum: int = 0  # of the deliberation on this dossier, without those set aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion and its weight in hundredths."""

    label: str
    weight: int
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A dossier in the order of the jury; `mark` is the mean of the readings, None when nobody could judge.

    `equalised` is the mark corrected of each reader's severity; `raw_rank` and `equalised_rank` are by each of the two.
    """

    rank: int | None
    dossier: str
    title: str = ""
    organization: str
    reviews: int
    mark: Decimal | None
    equalised: Decimal | None = None
    raw_rank: int | None = None
    equalised_rank: int | None = None
    proposal: Outcome
    decision: Outcome | None = None  # when it differs from the proposal
    reason: str = ""
    amount: Decimal | None = None  # granted, in euros
    present: int | None = None  # members who took part in its discussion
    needed: int | None = None  # its quorum


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Paper):
    """The minutes of a jury: who sat, who stood aside, how dossiers were ranked, what is decided."""

    kind: ClassVar[str] = "minutes"
    call: str
    held_at: datetime
    place: str = ""
    members: tuple[Member, ...]
    recusals: tuple[Recusal, ...] = ()
    quorum: int = 0  # members who must be present
    criteria: tuple[Criterion, ...]
    scale: int = 5  # the highest mark
    places: int | None = None
    method: Literal["raw", "equalised"] = "raw"  # the marks that rank
    chosen_on: date | None = None  # when the jury chose them, and why; None when it kept the usual ones
    chosen_for: str = ""
    refused: str = ""  # why the marks could not be equalised, in a sentence
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
    authority: Signatory | None = None


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
