"""The machine of a dossier, from draft to confirmed: its steps, who takes them, what follows."""

from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.models import hearing
from programs.models.leading import HAND_OVER, Led
from programs.models.needs import (
    Needs,
    announced,
    appealable,
    by_lead,
    by_signatory,
    confirmation_overdue,
    decidable,
    deliberated,
    judged,
    under_embargo,
    waitable,
    withdrawable,
    won,
)
from programs.models.owed import asked_again, letter, receipt, refusal
from programs.models.states import ALIVE, DECIDABLE, OUTCOMES, State
from programs.permissions import May
from programs.phases import deciding
from programs.workflow import NEW, Effect, Workflow, state_field, step

S = State


class Candidature(Needs, Led, Workflow):
    """What every dossier goes through (abstract: ``Dossier`` has the fields)."""

    State = State
    cures = {
        "answers": "dossier_review",
        "commitments": "dossier_review",
        "lead": "dossier_people",
        "heir": "dossier_people",
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

    @step(
        source=NEW, target=S.DRAFT, label=_("Answer the call"), allowed=May("lead", "officer"), requires=Needs.missing_to_begin,
        then=lambda dossier, by: dossier.welcome(by),
        done=_("Dossier begun"),
    )  # fmt: skip
    def begin(self):
        pass

    @step(
        source=S.DRAFT, target=S.SUBMITTED, label=_("Submit the dossier"), requires=Needs.missing_to_submit,
        allowed=May("officer", lead=by_lead, signatory=by_signatory), effects=receipt, notifies=["lead"],
        then=lambda dossier, by: dossier.freeze(by),
        done=_("Dossier submitted"),
    )  # fmt: skip
    def submit(self):
        self.submitted_at = self.submitted_at or self.judged_at()

    @step(
        source=S.SUBMITTED, target=S.SUBMITTED, label=_("Submit again"), requires=Needs.missing_to_submit,
        allowed=May("officer", lead=by_lead, signatory=by_signatory), effects=receipt, notifies=["lead"],
        then=lambda dossier, by: dossier.freeze(by), help=_("Your last version counts. You get a new receipt."),
        done=_("Dossier submitted again"),
    )  # fmt: skip
    def amend(self):
        pass

    @step(
        source=S.SUBMITTED, target=S.INCOMPLETE, label=_("Ask for completion"), allowed=May("officer"), notifies=["lead"], effects=asked_again,
        asks={"comment": asks.reason(_("Points to complete"), _("One a line: the letter numbers them.")), "questions": asks.codes(_("Questions that reopen")), "due": asks.day(_("To be completed before"))},
        done=_("Completion asked for"),
    )  # fmt: skip
    def request_completion(self, due, questions=()):
        asks.to_come("due", due)
        self.completion_due, self.reopened, self.not_completed = due, list(questions or ()), False

    def told(self, step):
        """What was asked and until when, for the letter: the dossier forgets both once it is sent again."""
        if step == "request_completion":
            return {"due": self.completion_due.isoformat(), "questions": self.reopened}
        return super().told(step)

    @step(
        source=S.INCOMPLETE, target=S.SUBMITTED, label=_("Send the completed dossier"), allowed=May("lead", "officer"),
        requires=Needs.missing_to_resubmit, effects=receipt, notifies=["lead", "officer"], then=lambda dossier, by: dossier.freeze(by),
        done=_("Completed dossier sent"),
    )  # fmt: skip
    def resubmit(self):
        self.completion_due, self.reopened = None, []

    @step(
        source=S.INCOMPLETE, target=S.SUBMITTED, label=_("Take back as it is"), allowed=May("system", "officer"),
        requires=Needs.missing_to_return, notifies=["lead", "officer"],
        done=_("Dossier taken back as it was"),
    )  # fmt: skip
    def return_overdue(self):
        self.not_completed, self.reopened = True, []

    @step(
        source=S.SUBMITTED, target=S.ELIGIBLE, label=_("Declare eligible"), allowed=May("officer"), requires=Needs.missing_to_override,
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
        asks={"hearing_at": asks.hour(_("Hearing on"), _("Empty: the candidate chooses among the slots of the call."), required=False), "hearing_place": asks.text(_("Place or video link"), required=False)},
        done=_("Dossier shortlisted"), effects=hearing.silent,
    )  # fmt: skip
    def shortlist(self, hearing_at=None, hearing_place=""):
        hearing.announced(self, hearing_at, hearing_place)
        self.hearing_at, self.hearing_place = hearing_at, hearing_place

    @step(
        source=S.SHORTLISTED, target=S.SHORTLISTED, label=_("Choose the slot of the hearing"), notifies=["lead"], effects=hearing.eve,
        allowed=May(lead=hearing.choosable, officer=hearing.offered), asks={"slot": asks.person(_("Slot"))},
        then=hearing.take, help=_("Choosing another slot gives the first one back."), done=_("Slot of the hearing chosen"),
    )  # fmt: skip
    def choose_hearing(self, slot):
        self.slot = hearing.wanted(self, slot)
        self.hearing_at, self.hearing_place = self.slot.starts_at, self.slot.place

    @step(
        source=S.SHORTLISTED, target=S.SHORTLISTED, label=_("Give the slot of the hearing back"), notifies=["lead", "officer"],
        allowed=May(lead=hearing.releasable, officer=hearing.has_slot), asks={"comment": asks.note()}, then=hearing.release,
        done=_("Slot of the hearing given back"),
    )  # fmt: skip
    def release_hearing(self):
        self.hearing_at, self.hearing_place = None, ""

    @step(
        source=DECIDABLE, target=S.SELECTED, label=_("Propose to select"), allowed=May(**deciding(decidable)),
        requires=Needs.missing_to_decide, asks={"comment": asks.reason(required=False)}, effects=letter, then=lambda d, by: d.chosen(by),
        done=_("Proposal: select"),
    )  # fmt: skip
    def select(self):
        self.confirm_by = self.call.confirm_by

    @step(
        source=DECIDABLE, target=S.WAITLISTED, label=_("Propose for the waiting list"), allowed=May(**deciding(waitable)),
        requires=Needs.missing_to_decide, asks={"comment": asks.reason(required=False)}, effects=letter, then=lambda d, by: d.draft_letter(by),
        done=_("Proposal: waiting list"),
    )  # fmt: skip
    def waitlist(self):
        pass

    @step(
        source=DECIDABLE, target=S.REJECTED, label=_("Propose not to select"), allowed=May(**deciding(decidable)),
        requires=Needs.missing_to_decide, asks={"comment": asks.reason()}, effects=letter, then=lambda d, by: d.draft_letter(by),
        done=_("Proposal: not to select"),
    )  # fmt: skip
    def reject(self):
        pass

    @step(
        source=OUTCOMES, target=S.IN_REVIEW, label=_("Take the proposal back"), allowed=May(system=under_embargo, **deciding(under_embargo)),
        asks={"comment": asks.reason(help=_("Kept in the history; the applicant does not read it."))}, then=lambda d, by: d.drop_letter(),
        done=_("Proposal taken back"),
    )  # fmt: skip
    def revise_decision(self):
        self.confirm_by = None

    @step(
        source=S.WAITLISTED, target=S.SELECTED, label=_("Call from the waiting list"), allowed=May("officer"),
        requires=Needs.missing_to_promote, asks={"comment": asks.note(), "confirm_by": asks.day(_("Confirmation before"))},
        effects=letter, notifies=["lead"], then=lambda d, by: d.draft_letter(by),
        done=_("Dossier called from the waiting list"),
    )  # fmt: skip
    def promote(self, confirm_by):
        asks.to_come("confirm_by", confirm_by)
        self.confirm_by = confirm_by

    @step(
        source=S.WAITLISTED, target=S.LAPSED, label=_("End the waiting list for this dossier"), allowed=May(officer=announced),
        requires=Needs.missing_to_lapse, effects=letter, notifies=["lead"], danger=True,
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
        source=[S.SELECTED, S.PLEDGED], target=S.CONFIRMED, label=_("Confirm"), requires=Needs.missing_to_confirm,
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

    @step(
        source=[*ALIVE, *OUTCOMES, S.INELIGIBLE, S.PLEDGED, S.EXPIRED], allowed=May("lead", "signatory", "officer", "system"),
        notifies=["lead", "former_lead"], **HAND_OVER,
    )  # fmt: skip
    def hand_over(self, person):
        self.chosen_heir(person)
