"""What the organization reads of each state of its dossier, and what comes next; staff labels are those of the states."""

from django.utils.translation import gettext_lazy as _

from programs.models.candidature import State
from programs.models.modes import state_label
from programs.workflow import past

S = State
# state: (label for the applicant, verdict in one sentence, what comes next)
APPLICANT = {
    S.DRAFT: (_("draft, not submitted"), _("Your dossier is not submitted yet."), _("Complete your answers, then submit before the closing date.")),
    S.SUBMITTED: (_("submitted"), _("Your dossier is submitted."), _("We check that it is complete and admissible.")),
    S.INCOMPLETE: (_("to be completed"), _("We need more information from you."), _("Complete the points below, then send your dossier again.")),
    S.ELIGIBLE: (_("admissible"), _("Your dossier is admissible."), _("It will be examined with the others after the closing date.")),
    S.INELIGIBLE: (_("not admissible"), _("Your dossier is not admissible."), _("You may appeal; the letter says how.")),
    S.IN_REVIEW: (_("under review"), _("Your dossier is being examined."), _("You will have the answer on the date of the call.")),
    S.SHORTLISTED: (_("shortlisted"), _("Your dossier is shortlisted."), _("We invite you to present it at a hearing.")),
    S.SELECTED: (_("selected"), _("Your dossier is selected. Congratulations!"), _("Confirm your place: your council’s agreement is enough to begin.")),
    S.WAITLISTED: (_("on the waiting list"), _("Your dossier is on the waiting list."), _("If a place becomes free, we will write to you.")),
    S.REJECTED: (_("not selected"), _("Your dossier is not selected."), _("The letter gives the reasons and the ways to appeal.")),
    S.PLEDGED: (_("agreed in principle"), _("Your agreement in principle is recorded."), _("After your council, join its deliberation and confirm.")),
    S.CONFIRMED: (_("confirmed"), _("Your project is open."), _("Everything now happens on the page of the project.")),
    S.DECLINED: (_("declined"), _("You gave up your place."), _("Nothing more is expected of you.")),
    S.LAPSED: (_("lapsed"), _("The waiting list is over."), _("You may answer a next call.")),
    S.WITHDRAWN: (_("withdrawn"), _("You withdrew this dossier."), _("Nothing more is expected of you.")),
    S.EXPIRED: (_("expired"), _("The call closed before this draft was submitted."), _("Its content is kept. You may copy it into a next call.")),
    S.CANCELLED: (_("closed without follow-up"), _("This call has no follow-up."), _("Your content is kept.")),
}  # fmt: skip
# where nobody competes, or nothing closes, the same states say something else
IDEAS = {
    S.DRAFT: (_("draft, not sent"), _("Your idea is not sent yet."), _("Complete it, then send it before the closing date.")),
    S.SUBMITTED: (_("sent"), _("Your idea is sent. Thank you!"), _("We read it and answer you.")),
    S.ELIGIBLE: (_("being discussed"), _("Your idea is being discussed."), _("We will write to you when it is agreed or set aside.")),
    S.INELIGIBLE: (_("not taken up"), _("Your idea is not within this call."), _("The reason is below.")),
    S.IN_REVIEW: (_("being discussed"), _("Your idea is being discussed."), _("We will write to you when it is agreed or set aside.")),
    S.SELECTED: (_("agreed"), _("Your idea is agreed: it feeds the common base."), _("If you accept its publication, everyone can read it.")),
    S.REJECTED: (_("set aside"), _("Your idea is set aside for now."), _("The reason is below. You may send another one.")),
    S.EXPIRED: (_("expired"), _("The call closed before this idea was sent."), _("Its content is kept. You may copy it into a next call.")),
}  # fmt: skip
ALONE = {
    S.DRAFT: (_("draft, not submitted"), _("Your dossier is not submitted yet."), _("Complete your answers, then submit when you are ready: this call does not close.")),
    S.ELIGIBLE: (_("admissible"), _("Your dossier is admissible."), _("We study it and answer you as soon as we can.")),
    S.IN_REVIEW: (_("under review"), _("Your dossier is being examined."), _("We study it and answer you as soon as we can.")),
}  # fmt: skip
CHOSEN = {
    S.ELIGIBLE: (_("admissible"), _("Your dossier is admissible."), _("We choose the volunteers after the closing date.")),
}  # fmt: skip
BY_MODE = {"contribution": IDEAS, "direct": ALONE, "interest": CHOSEN}
# role: who holds the ball, in words
HOLDERS = {
    "lead": _("the project lead"), "officer": _("the programme officer"), "reviewer": _("the jury"), "signatory": _("the signatory"),
    "coach": _("the coach"), "recruiter": _("the recruiter"), "applicant": _("the applicant"), "partner": _("the partner"), "system": _("nobody: it moves by itself"),
}  # fmt: skip
# need that may be waived: what was done without
WAIVED = {
    "readers": _("enough readers for each dossier"), "reviews": _("the number of readings asked for"), "rules": _("a rule of eligibility"),
    "due": _("the date set for completing"), "funding": _("the funding acquired in full"), "team": _("the full team"),
    "host": _("who welcomes the team, and where"), "prototype": _("a prototype tested"), "licence": _("an open licence for the outputs"),
    "missions": _("some missions of the lead"), "jury": _("the full jury"), "judges": _("some marks of jurors"), "members": _("a full team"),
    "guardian": _("the guardian’s written agreement"), "places": _("the number of places"), "points": _("some proposals"),
    "endorsed": _("the signatory’s endorsement"), "answers": _("some answers, read on the paper dossier"),
    "grid": _("the screening grid"), "manager": _("the manager’s agreement"), "slots": _("a slot to choose"), "scorecards": _("a scorecard"),
    "hired": _("someone hired for each seat"), "interviews": _("enough users met"), "freed": _("the share of the lead’s time asked for"),
    "positions": _("a job filled"), "once": _("a single extension"), "length": _("the limit of an extension"), "takeover": _("the takeover file"),
}  # fmt: skip


def applicant(call, state):
    """The label, the verdict and what comes next of a state, as the mode of its call says them."""
    return BY_MODE.get(call.mode, {}).get(state) or APPLICANT[state]


def waived(line):
    """What a line did without, in words."""
    return [str(WAIVED.get(code, code)) for code in line.waived]


def of(obj, line):
    """The words of a mail about a line: what was done, the state after it as one may know it, for a dossier the applicant's words too."""
    words = {
        "step": obj.words_for(line.name).get("done") or past(type(obj)).get(line.name, line.name),
        "state": dict(obj.State.choices).get(line.target, line.target),
    }
    if line.machine == "dossier":
        shown = obj.shown(line.target)  # a mail tells no more than the page: nothing of a decision before its hour
        words["state"] = state_label(obj.call, shown)
        words |= dict(zip(("label", "verdict", "next"), applicant(obj.call, shown), strict=True))
    return words


def holder(code):
    """Who must act, in words; empty when nobody must."""
    return HOLDERS.get(code, "")
