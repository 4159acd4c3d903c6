"""Who may take a dossier's step under which condition, and what is missing before it."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs import clock, deadlines
from programs.models import waiting
from programs.models.states import State
from programs.permissions import May, nobody
from programs.workflow import Missing

S = State


def announced(dossier, user):
    """The decisions of its call are public."""
    return dossier.is_announced


def under_embargo(dossier, user):
    """Its decision is still a proposal, no hour of announcement being set; an idea can always be discussed again."""
    return dossier.gathers or (not dossier.is_announced and not dossier.call.announced_at)


def judged(dossier, user):
    """A jury hears those it shortlists; without one nobody is heard."""
    return dossier.call.has_jury


def appealable(dossier, user):
    """Its decision is public, and refused something: to set an idea aside refuses nothing."""
    return dossier.is_announced and not dossier.gathers


def by_lead(dossier, user):
    """The call lets the lead submit alone, or the signatory's visa on this very content is there."""
    return not dossier.call.visa_required or bool(dossier.visas.in_force(dossier))


def by_signatory(dossier, user):
    """The call wants the signatory's own hand."""
    return dossier.call.visa_required


def withdrawable(dossier, user):
    """A proposal not to select must not show: until it is announced, its organization may still withdraw."""
    return dossier.state != S.REJECTED or not dossier.is_announced


def won(dossier, user):
    """It is publicly selected, for a project: an idea agreed opens none, so that nothing is to confirm."""
    return dossier.is_announced and not dossier.gathers


def confirmation_overdue(dossier, user):
    """The date for confirming is past."""
    return won(dossier, user) and bool(dossier.confirm_by and dossier.confirm_by < clock.today())


def deliberated(dossier, user):
    """The decision is public and the council's deliberation is in the dossier."""
    return won(dossier, user) and dossier.attachments.filter(kind="deliberation").exists()


def decidable(dossier, user):
    """Without a jury an eligible dossier is decided at once; with one it is read first."""
    return dossier.state != S.ELIGIBLE or not dossier.call.has_jury


def waitable(dossier, user):
    """It may wait for a place: in a call that has some, decided together."""
    return decidable(dossier, user) and not dossier.gathers and dossier.call.mode != "direct"


class Needs:
    """What each step of a dossier needs (mixed in ``Candidature``)."""

    def judged_at(self):
        """The moment that deadlines are compared with: when the request was received."""
        return self.moment or clock.now()

    @property
    def is_open_to_change(self):
        """Its call is open; a paper dossier is typed after the closing date too, until the review begins."""
        return self.call.state == "open" or self.typed_late

    @property
    def is_typed(self):
        """Received on paper, being typed by an officer."""
        return bool(self.paper_received_at) and not self.submitted_at

    @property
    def typed_late(self):
        """Received on paper in time and not yet submitted, its call being closed since."""
        late = self.is_typed and self.call.state == "closed"
        return late and deadlines.in_time(self.paper_received_at, self.call.closes_at)

    def missing_to_begin(self):
        if not self.is_open_to_change:
            yield Missing("call", _("an open call"))
        elif not deadlines.in_time(clock.now(), self.call.drafts_until):
            yield Missing("drafts", _("a call that still takes new dossiers: since its date, only those begun go on"))

    def missing_to_submit(self):
        if self.call.state not in ("open", "closed") or not deadlines.in_time(self.judged_at(), self.call.closes_at):
            yield Missing("closed", _("the call is no longer open"))
        if faults := self.answer_faults():
            words = ngettext("%d answer to complete", "%d answers to complete", faults) % faults
            yield Missing("answers", words, May("officer") if self.is_typed else nobody)
        if not self.commitments_at:
            yield Missing("commitments", _("the commitments to tick"))
        yield from self.missing_of_partners()
        if self.definition.get("rules_block") and (failed := [rule for rule in self.judged() if not rule.met]):
            yield Missing("rules", ", ".join(str(rule.label) for rule in failed))

    def missing_of_partners(self):
        """No more partners than the call admits and, where it asks for it, none that has not committed."""
        partners, limit = self.partners.current(), self.call.partners_limit
        if limit is not None and (over := partners.count() - limit) > 0:
            yield Missing("partners", ngettext("%d partner to take off", "%d partners to take off", over) % over)
        if self.call.commitments_required and (silent := partners.silent().count()):
            words = ngettext("the commitment of %d partner", "the commitments of %d partners", silent)
            yield Missing("commitment", words % silent)

    def missing_to_resubmit(self):
        if faults := self.answer_faults():
            yield Missing("answers", ngettext("%d answer to complete", "%d answers to complete", faults) % faults)

    def missing_to_override(self):
        if failed := [rule for rule in self.eligibility() if not rule.met]:
            yield Missing("rules", ", ".join(str(rule.label) for rule in failed), May("officer"))

    def missing_to_decide(self):
        given = sum(review.state == "submitted" for review in self.reviews.all()) if self.call.has_jury else 0
        if self.call.has_jury and given < self.call.min_reviews:
            short = self.call.min_reviews - given
            text = ngettext("%d review still to come", "%d reviews still to come", short) % short
            yield Missing("reviews", text, May("officer", "chair", "authority"))  # those whom a phase may let decide

    def missing_to_promote(self):
        if not self.is_announced:
            yield Missing("announced", _("the announcement of the decisions"))
        else:
            yield from waiting.missing_of_turn(self)
        if self.call.places is not None and self.call.dossiers.taking_a_place().count() >= self.call.places:
            yield Missing("place", _("a place freed by a withdrawal"))

    def missing_to_lapse(self):
        if not self.call.waitlist_until or self.call.waitlist_until >= clock.today():
            yield Missing("date", _("the end of the waiting list's validity"))

    def missing_to_confirm(self):
        if not self.roles.active().filter(code="lead").exists():
            yield Missing("lead", _("the project lead's name"))
        if not self.gathers and self.call.program.outcome not in settings.PROJECTS:
            yield Missing("project", _("the opening of the projects of this programme"))

    def missing_to_return(self):
        if self.completion_due and self.completion_due >= clock.today():
            yield Missing("due", _("the date set for completing"), May("officer"))
