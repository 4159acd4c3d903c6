"""What the letters to an organization say, as plain facts: a decision and its ways of appeal, what is to be completed."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from reports.data import Appeal, Fact, Outcome, Paper, Signatory


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
    appeal: Appeal = field(default_factory=Appeal)
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
