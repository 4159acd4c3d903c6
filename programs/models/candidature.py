"""The machine of a dossier, from draft to confirmed: its states, its steps, what each needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs import asks, clock, deadlines
from programs.permissions import May, nobody
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step


class State(models.TextChoices):
    """Where a dossier stands, as staff say it (programs/wording.py has the applicant's words)."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    INCOMPLETE = "incomplete", _("to be completed")
    ELIGIBLE = "eligible", _("admissible and eligible")
    INELIGIBLE = "ineligible", _("not eligible")
    IN_REVIEW = "in_review", _("under review")
    SHORTLISTED = "shortlisted", _("shortlisted")
    SELECTED = "selected", _("selected")
    WAITLISTED = "waitlisted", _("on the waiting list")
    REJECTED = "rejected", _("not selected")
    PLEDGED = "pledged", _("agreed in principle")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    LAPSED = "lapsed", _("lapsed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")
    CANCELLED = "cancelled", _("closed without follow-up")


S = State
ALIVE = [S.DRAFT, S.SUBMITTED, S.INCOMPLETE, S.ELIGIBLE, S.IN_REVIEW, S.SHORTLISTED]
DECIDABLE = [S.IN_REVIEW, S.SHORTLISTED, S.ELIGIBLE]
OUTCOMES = [S.SELECTED, S.WAITLISTED, S.REJECTED]


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


def receipt(dossier):
    """The numbered receipt of what was just submitted; a paper dossier that nobody leads yet also sends its link."""
    yield Effect("document", "receipt")
    if dossier.paper_received_at and dossier.invitations.taking_over().exists():
        yield Effect("link", "takeover")


def letter(dossier):
    """The letter leaves alone where the call is already decided; else all leave together. An idea gets a mail, no letter."""
    if dossier.gathers:
        yield Effect("mail", "lead")
    elif dossier.is_announced:
        yield Effect("move", "letter")


def refusal(dossier):
    """The letter of what is not eligible; of an idea, the mail is enough."""
    if not dossier.gathers:
        yield Effect("document", "letter")


class Candidature(Workflow):
    """What every dossier goes through (abstract: ``Dossier`` has the fields)."""

    State = State
    cures = {
        "answers": "dossier_review",
        "commitments": "dossier_review",
        "lead": "dossier_people",
        "commitment": "dossier_partners",
        "partners": "dossier_partners",
    }
    holders = {
        S.DRAFT: "lead", S.SUBMITTED: "officer", S.INCOMPLETE: "lead", S.ELIGIBLE: "officer", S.IN_REVIEW: "reviewer",
        S.SHORTLISTED: "officer", S.SELECTED: "lead", S.WAITLISTED: "officer", S.PLEDGED: "signatory",
    }  # fmt: skip
    state = state_field(State)

    class Meta:
        abstract = True

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
        if self.call.has_jury and (given := self.reviews.submitted().count()) < self.call.min_reviews:
            short = self.call.min_reviews - given
            text = ngettext("%d review still to come", "%d reviews still to come", short) % short
            yield Missing("reviews", text, May("officer"))

    def missing_to_promote(self):
        if not self.is_announced:
            yield Missing("announced", _("the announcement of the decisions"))
        if self.call.places is not None and self.call.dossiers.taking_a_place().count() >= self.call.places:
            yield Missing("place", _("a place freed by a withdrawal"))

    def missing_to_lapse(self):
        if not self.call.waitlist_until or self.call.waitlist_until >= clock.today():
            yield Missing("date", _("the end of the waiting list's validity"))

    def missing_to_confirm(self):
        if not self.roles.active().filter(code="lead").exists():
            yield Missing("lead", _("the project lead's name"))

    def missing_to_return(self):
        if self.completion_due and self.completion_due >= clock.today():
            yield Missing("due", _("the date set for completing"), May("officer"))

    @step(
        source=NEW, target=S.DRAFT, label=_("Answer the call"), allowed=May("lead", "officer"), requires=missing_to_begin,
        then=lambda dossier, by: dossier.welcome(by),
        done=_("Dossier begun"),
    )  # fmt: skip
    def begin(self):
        pass

    @step(
        source=S.DRAFT, target=S.SUBMITTED, label=_("Submit the dossier"), requires=missing_to_submit,
        allowed=May("officer", lead=by_lead, signatory=by_signatory), effects=receipt, notifies=["lead"],
        then=lambda dossier, by: dossier.freeze(by),
        done=_("Dossier submitted"),
    )  # fmt: skip
    def submit(self):
        self.submitted_at = self.submitted_at or self.judged_at()

    @step(
        source=S.SUBMITTED, target=S.SUBMITTED, label=_("Submit again"), requires=missing_to_submit,
        allowed=May("officer", lead=by_lead, signatory=by_signatory), effects=receipt, notifies=["lead"],
        then=lambda dossier, by: dossier.freeze(by), help=_("Your last version counts. You get a new receipt."),
        done=_("Dossier submitted again"),
    )  # fmt: skip
    def amend(self):
        pass

    @step(
        source=S.SUBMITTED, target=S.INCOMPLETE, label=_("Ask for completion"), allowed=May("officer"), notifies=["lead"],
        asks={"comment": asks.reason(_("Points to complete")), "questions": asks.codes(_("Questions that reopen")), "due": asks.day(_("To be completed before"))},
        done=_("Completion asked for"),
    )  # fmt: skip
    def request_completion(self, due, questions=()):
        asks.to_come("due", due)
        self.completion_due, self.reopened, self.not_completed = due, list(questions or ()), False

    @step(
        source=S.INCOMPLETE, target=S.SUBMITTED, label=_("Send the completed dossier"), allowed=May("lead", "officer"),
        requires=missing_to_resubmit, effects=receipt, notifies=["lead", "officer"], then=lambda dossier, by: dossier.freeze(by),
        done=_("Completed dossier sent"),
    )  # fmt: skip
    def resubmit(self):
        self.completion_due, self.reopened = None, []

    @step(
        source=S.INCOMPLETE, target=S.SUBMITTED, label=_("Take back as it is"), allowed=May("system", "officer"),
        requires=missing_to_return, notifies=["lead", "officer"],
        done=_("Dossier taken back as it was"),
    )  # fmt: skip
    def return_overdue(self):
        self.not_completed, self.reopened = True, []

    @step(
        source=S.SUBMITTED, target=S.ELIGIBLE, label=_("Declare eligible"), allowed=May("officer"), requires=missing_to_override,
        asks={"comment": asks.note()}, notifies=["lead"],
        done=_("Dossier declared eligible"),
    )  # fmt: skip
    def declare_eligible(self):
        pass

    @step(
        source=S.SUBMITTED, target=S.INELIGIBLE, label=_("Declare not eligible"), allowed=May("officer"), danger=True,
        asks={"comment": asks.reason()}, effects=refusal, notifies=["lead"],
        done=_("Dossier declared not eligible"),
    )  # fmt: skip
    def declare_ineligible(self):
        pass

    @step(
        source=S.ELIGIBLE,
        target=S.IN_REVIEW,
        label=_("Put under review"),
        allowed=May("system", "officer"),
        done=_("Dossier put under review"),
    )
    def start_review(self):
        pass

    @step(
        source=S.IN_REVIEW, target=S.SHORTLISTED, label=_("Shortlist"), allowed=May(officer=judged), notifies=["lead"],
        asks={"hearing_at": asks.hour(_("Hearing on")), "hearing_place": asks.text(_("Place or video link"))},
        done=_("Dossier shortlisted"),
    )  # fmt: skip
    def shortlist(self, hearing_at, hearing_place):
        asks.to_come("hearing_at", hearing_at)
        self.hearing_at, self.hearing_place = hearing_at, hearing_place

    @step(
        source=DECIDABLE, target=S.SELECTED, label=_("Propose to select"), allowed=May(officer=decidable),
        requires=missing_to_decide, asks={"comment": asks.reason(required=False)}, effects=letter, then=lambda d, by: d.chosen(by),
        done=_("Proposal: select"),
    )  # fmt: skip
    def select(self):
        self.confirm_by = self.call.confirm_by

    @step(
        source=DECIDABLE, target=S.WAITLISTED, label=_("Propose for the waiting list"), allowed=May(officer=waitable),
        requires=missing_to_decide, asks={"comment": asks.reason(required=False)}, effects=letter, then=lambda d, by: d.draft_letter(by),
        done=_("Proposal: waiting list"),
    )  # fmt: skip
    def waitlist(self):
        pass

    @step(
        source=DECIDABLE, target=S.REJECTED, label=_("Propose not to select"), allowed=May(officer=decidable),
        requires=missing_to_decide, asks={"comment": asks.reason()}, effects=letter, then=lambda d, by: d.draft_letter(by),
        done=_("Proposal: not to select"),
    )  # fmt: skip
    def reject(self):
        pass

    @step(
        source=OUTCOMES, target=S.IN_REVIEW, label=_("Take the proposal back"), allowed=May(officer=under_embargo, system=under_embargo),
        asks={"comment": asks.reason(help=_("Kept in the history; the applicant does not read it."))}, then=lambda d, by: d.drop_letter(),
        done=_("Proposal taken back"),
    )  # fmt: skip
    def revise_decision(self):
        self.confirm_by = None

    @step(
        source=S.WAITLISTED, target=S.SELECTED, label=_("Call from the waiting list"), allowed=May("officer"),
        requires=missing_to_promote, asks={"comment": asks.note(), "confirm_by": asks.day(_("Confirmation before"))},
        effects=letter, notifies=["lead"], then=lambda d, by: d.draft_letter(by),
        done=_("Dossier called from the waiting list"),
    )  # fmt: skip
    def promote(self, confirm_by):
        asks.to_come("confirm_by", confirm_by)
        self.confirm_by = confirm_by

    @step(
        source=S.WAITLISTED, target=S.LAPSED, label=_("End the waiting list for this dossier"), allowed=May(officer=announced),
        requires=missing_to_lapse, effects=letter, notifies=["lead"], danger=True,
        done=_("Waiting list ended for this dossier"),
    )  # fmt: skip
    def lapse(self):
        pass

    @step(
        source=S.SELECTED, target=S.PLEDGED, label=_("Agree in principle"), allowed=May(lead=won), notifies=["officer"],
        asks={"council_on": asks.day(_("Date of the council that decides"))},
        done=_("Agreement in principle given"),
    )  # fmt: skip
    def pledge(self, council_on):
        asks.to_come("council_on", council_on)
        self.council_on = council_on

    @step(
        source=[S.SELECTED, S.PLEDGED], target=S.CONFIRMED, label=_("Confirm"), requires=missing_to_confirm,
        allowed=May(signatory=won, lead=deliberated), notifies=["lead", "officer"], danger=True,
        then=lambda dossier, by: dossier.open_project(), help=_("The project opens, with its calendar. Your coach will contact you."),
        done=_("Project confirmed"),
    )  # fmt: skip
    def confirm(self):
        pass

    @step(
        source=[S.SELECTED, S.PLEDGED], target=S.DECLINED, label=_("Give up the place"), danger=True, notifies=["lead", "officer"],
        allowed=May(lead=won, signatory=won, officer=confirmation_overdue), asks={"comment": asks.reason()},
        done=_("Place given up"),
    )  # fmt: skip
    def decline(self):
        pass

    @step(
        source=S.REJECTED, target=S.IN_REVIEW, label=_("Admit the appeal"), allowed=May(officer=appealable), notifies=["lead"],
        asks={"received_on": asks.day(_("Appeal received on")), "comment": asks.reason()}, then=lambda d, by: d.drop_letter(),
        done=_("Appeal admitted"),
    )  # fmt: skip
    def admit_appeal(self, received_on):
        self.appeal_on = received_on

    @step(
        source=S.INELIGIBLE, target=S.SUBMITTED, label=_("Admit the appeal"), allowed=May("officer"), notifies=["lead"],
        asks={"received_on": asks.day(_("Appeal received on")), "comment": asks.reason()},
        done=_("Appeal admitted"),
    )  # fmt: skip
    def reopen_eligibility(self, received_on):
        self.appeal_on = received_on

    @step(
        source=[*ALIVE, *OUTCOMES, S.PLEDGED], target=S.WITHDRAWN, label=_("Withdraw the dossier"),
        allowed=May(lead=withdrawable, signatory=withdrawable), effects=lambda d: [Effect("move", "release")] if d.submitted_at else [],
        asks={"comment": asks.note(_("Reason, if you wish to give it"), help="")}, notifies=["lead", "officer"], danger=True,
        done=_("Dossier withdrawn"),
    )  # fmt: skip
    def withdraw(self):
        pass

    @step(
        source=S.DRAFT,
        target=S.EXPIRED,
        label=_("Expire"),
        allowed=May("system"),
        notifies=["lead"],
        done=_("Draft expired"),
    )
    def expire(self):
        pass

    @step(
        source=S.EXPIRED,
        target=S.DRAFT,
        label=_("Revive"),
        allowed=May("system"),
        notifies=["lead"],
        done=_("Draft revived"),
    )
    def revive(self):
        pass

    @step(
        source=ALIVE,
        target=S.CANCELLED,
        label=_("Close without follow-up"),
        allowed=May("system"),
        notifies=["lead"],
        done=_("Dossier closed without follow-up"),
    )
    def cancel(self):
        pass
