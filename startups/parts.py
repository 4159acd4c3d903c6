"""The parts of a start-up made of rows: users met, hypotheses, team, what is handed over, budget, funding; what each shows and who writes it."""

from django.utils.translation import gettext_lazy as _

from programs.parts import Part
from programs.permissions import May
from startups.forms.money import ProvenForm
from startups.forms.phases import PhaseForm
from startups.forms.rows import AssetForm, BudgetForm, HypothesisForm, InterviewForm, MemberForm
from startups.permissions import writes

FOLLOWS = May("coach", "officer")
PARTS = {
    part.code: part
    for part in (
        Part(
            "startup", "interviews", _("Users met"), _("Whom you met, how, and what they taught you, without anything that tells who they are. Go on meeting users while the service is built."),
            _("Tell of an encounter"), _("Nobody met yet. Five encounters are enough to see a problem otherwise."),
            lambda s: s.interviews.select_related("author"), InterviewForm, writes,
        ),
        Part(
            "startup", "hypotheses", _("Hypotheses"), _("What you believe, how you try it, what became of it. One that falls teaches as much as one that holds."), _("Add a hypothesis"),
            _("No hypothesis yet. Write down what must be true for the service to be useful."), lambda s: s.hypotheses.all(), HypothesisForm, writes,
        ),
        Part(
            "startup", "team", _("The team"), _("Who builds the service with the lead: recruited, volunteer, lent."), _("Add a member"),
            _("Nobody yet. At least one developer before the six months start."), lambda s: s.members.all(), MemberForm, writes,
        ),
        Part(
            "startup", "assets", _("What is handed over"), _("What the service lives on beside its code: hosting, names, contracts, accounts, data. Its takeover file says it all; never write a password here."),
            _("Add a thing to hand over"), _("Nothing written yet. Begin with the hosting: in whose name it is, until when."), lambda s: s.assets.all(), AssetForm, writes,
        ),
        Part(
            "startup", "phases", _("Phases"), _("The life of the service in the words of the State: what its states say by themselves, and what you add after the six months."),
            _("Add a phase"), _("No phase added by hand: those below follow from the states of the start-up."), lambda s: s.phases.all(), PhaseForm, FOLLOWS,
        ),
        Part(
            "startup", "budget", _("The budget"), _("What the six months cost. Every line can be changed; the totals follow."), _("Add a line"),
            _("No line yet."), lambda s: s.budget_lines.all(), BudgetForm, writes,
        ),
        Part(
            "startup", "funding", _("Funding"), _("Who pays how much. What is acquired or paid counts towards the budget."), _("Add a funder"),
            _("No funder yet. Write down each one as soon as you ask: the municipality too."), lambda s: s.dossier.funding.select_related("proof", "fund"), ProvenForm, writes,
        ),
    )
}  # fmt: skip
