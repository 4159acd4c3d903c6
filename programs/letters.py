"""The letters that tell decisions: their template, their placeholders filled, what is missing, what was corrected by hand."""

from functools import cached_property
from typing import NamedTuple

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from programs import clock, placeholders
from programs.models import Decision, LetterTemplate, waiting
from programs.templatetags.essaim import thousands, written

REASONED = ("rejected", "ineligible")  # a refusal says why (CRPA L211-2)


class Placeholder(NamedTuple):
    """A name that a template may use, and what stands in its place; optional, its paragraph goes without it."""

    name: str
    meaning: str
    optional: bool = False


DECLARED = (
    Placeholder("organisation", _("name of the organization")),
    Placeholder("projet", _("title of the project")),
    Placeholder("reference", _("reference of the dossier")),
    Placeholder("appel", _("title of the call")),
    Placeholder("programme", _("name of the programme")),
    Placeholder("service", _("service in charge")),
    Placeholder("motifs", _("reasons of the decision, as they were written")),
    Placeholder("criteres", _("criteria of the call"), optional=True),
    Placeholder("places", _("number of places of the call"), optional=True),
    Placeholder("rang", _("rank on the waiting list"), optional=True),
    Placeholder("confirmer_avant", _("last day to confirm the place"), optional=True),
    Placeholder("liste_valable_jusqu_au", _("last day of the waiting list"), optional=True),
)
SHARED = ("appel", "programme", "service", "criteres", "places")  # the same in all the letters of a call
KNOWN = [one.name for one in DECLARED]


def optional(outcome):
    """The names that a letter of this outcome may leave empty: only a refusal must give reasons."""
    free = {one.name for one in DECLARED if one.optional}
    return free if outcome in REASONED else free | {"motifs"}


class Pen:
    """What all the letters of a call share, read once: its templates, criteria, ranks."""

    def __init__(self, call):
        self.call = call

    @cached_property
    def templates(self):
        return LetterTemplate.texts(self.call)

    @cached_property
    def ranks(self):
        return waiting.positions(self.call)

    @cached_property
    def criteria(self):
        return ", ".join(self.call.criteria.order_by("order").values_list("label", flat=True))

    def values(self, dossier, outcome, reason):
        """What stands in the place of each placeholder, for a dossier."""
        call, listed = self.call, outcome == "waitlisted"
        rank = self.ranks.get(dossier.pk) if listed else None
        until = call.waitlist_until if listed else None
        before = dossier.confirm_by if outcome == "selected" else None
        return {
            "organisation": str(dossier.organization), "projet": dossier.title, "reference": dossier.reference, "appel": call.title,
            "programme": call.program.name, "service": call.program.service, "motifs": reason, "criteres": self.criteria,
            "places": thousands(call.places) if call.places is not None else "", "rang": str(rank or ""),
            "confirmer_avant": written(before) if before else "", "liste_valable_jusqu_au": written(until) if until else "",
        }  # fmt: skip

    def write(self, dossier, outcome, reason):
        """The letter of this outcome, from its template."""
        return placeholders.filled(
            self.templates[outcome], self.values(dossier, outcome, reason), optional(outcome)
        )  # fmt: skip

    def letter(self, decision):
        """The letter of a decision as it would leave now."""
        return Letter(decision, self)


class Letter:
    """The letter of a decision: approved as it was read, else corrected by hand, else as its template fills."""

    def __init__(self, decision, pen):
        self.decision, self.pen = decision, pen

    @property
    def template(self):
        return self.pen.templates[self.decision.outcome]

    @cached_property
    def drawn(self):
        """The template, filled."""
        return self.pen.write(self.decision.dossier, self.decision.outcome, self.decision.reason)

    @property
    def corrected(self):
        return bool(self.decision.text)

    @property
    def text(self):
        frozen = self.decision.approved_text if self.decision.approved_at else ""
        return frozen or self.decision.text or self.drawn.text

    @property
    def missing(self):
        """The names without a value; a letter approved or corrected says what it says."""
        frozen = self.decision.text or (self.decision.approved_at and self.decision.approved_text)
        return [] if frozen else self.drawn.missing

    @property
    def stale(self):
        """Whether the template has changed since the letter was corrected or approved."""
        return bool(self.decision.template) and self.decision.template != self.template

    @property
    def values(self):
        """(name, value, must have one) of each placeholder of the template, in its order, but what all letters share."""
        given = self.pen.values(self.decision.dossier, self.decision.outcome, self.decision.reason)
        free = optional(self.decision.outcome)
        asked = [name for name in placeholders.names(self.template) if not (name in SHARED and given[name])]
        return [(name, given.get(name, ""), name not in free) for name in asked]


def text_of(dossier, decision, outcome, reason):
    """The words of the letter that leaves: as approved for that outcome, else as its template fills now."""
    pen = Pen(dossier.call)
    if decision and decision.outcome == outcome:
        decision.dossier = dossier
        return pen.letter(decision).text
    return pen.write(dossier, outcome, reason).text


def correct(decision, text, by, pen):
    """Keep the letter as this person corrected it; a text that says what the template says is no correction."""
    text = text.replace("\r\n", "\n").strip()
    if text == (decision.text or pen.letter(decision).drawn.text):
        return False
    decision.text, decision.corrected_by, decision.corrected_at = text, by, clock.now()
    decision.template, decision.approved_text = pen.templates[decision.outcome], ""
    decision.approved_at = decision.approved_by = None
    return True


def refill(decision):
    """Give the correction up: the letter follows its template again, and is to approve again."""
    decision.text = decision.template = decision.approved_text = ""
    decision.corrected_by = decision.corrected_at = decision.approved_at = decision.approved_by = None


def approve(decision, by, pen):
    """Approve the letter as it reads now."""
    decision.approved_text, decision.approved_at, decision.approved_by = pen.letter(decision).text, clock.now(), by
    decision.template = pen.templates[decision.outcome]


WRITTEN = [
    "text", "template", "approved_text", "approved_at", "approved_by", "corrected_at", "corrected_by",
]  # fmt: skip


def standing(call):
    """The decisions in force of a call, with all that their letters say."""
    joined = ("dossier__organization__territory", "dossier__organization__attached_to", "approved_by", "corrected_by")
    found = Decision.objects.filter(dossier__call=call, replaced_at=None).select_related(*joined)
    return found.order_by("dossier__reference")


def stale(texts):
    """The condition of letters whose template has changed since they were corrected or approved."""
    now = Case(*(When(outcome=outcome, then=Value(text)) for outcome, text in texts.items()), default=Value(""))
    return ~Q(template="") & ~Q(template=now)
