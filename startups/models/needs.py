"""What each step of a start-up still lacks, in words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs.permissions import May
from programs.templatetags.essaim import euros
from programs.workflow import Missing
from startups import team

RUNNABLE = May("coach", "officer")


class Needs(models.Model):
    """The needs of a start-up (abstract)."""

    class Meta:
        abstract = True

    def missing_to_present(self):
        if not (self.problem and self.users):
            yield Missing("problem", _("the problem, and who lives with it"))
        if not (self.sponsor and self.sponsor_quality):
            yield Missing("sponsor", _("a sponsor in the direction or among the elected representatives"))
        least, met = self.parameters["interviews"], self.interviews.count()
        if met < least:
            text = ngettext("%(n)d interview with users more", "%(n)d interviews with users more", least - met)
            yield Missing("interviews", text % {"n": least - met}, RUNNABLE)
        if not (self.letter_on and self.letters.exists()):
            yield Missing("letter", _("the mission letter of the lead, signed"))
        elif (self.freed or 0) < self.parameters["freed"]:
            text = _("at least %d %% of the lead’s time freed by the mission letter")
            yield Missing("freed", text % self.parameters["freed"], RUNNABLE)

    def missing_to_recruit(self):
        if self.budget <= 0:
            yield Missing("budget", _("the budget"))
        yield from self.missing_funds(RUNNABLE)

    def missing_funds(self, *waiver):
        """What is acquired does not reach the budget."""
        lack = self.budget - self.acquired
        if lack > 0:
            yield Missing("funding", _("%s still to be acquired to cover the budget") % euros(lack), *waiver)

    def missing_to_build(self):
        if not self.members.present().filter(trade="developer").exists():
            yield Missing("developer", _("at least one developer in the team"))
        if left := len(team.vacant(self.dossier)):
            yield Missing("positions", ngettext("%d job to fill", "%d jobs to fill", left) % left, RUNNABLE)

    def missing_to_extend(self):
        if self.extensions >= self.parameters["extensions"]:
            yield Missing("once", _("nothing more: the six months were already extended once"), RUNNABLE)
        yield from self.missing_funds()

    def missing_to_convene(self):
        coming = self.coming_committee
        if not (coming and coming.held_at):
            yield Missing("date", _("the day and the hour of the committee"))
        if not (coming and coming.agenda):
            yield Missing("agenda", _("the agenda of the committee"))
        if not (coming and (coming.material or coming.file)):
            yield Missing("material", _("the material given to the committee"))

    def decided(self, decision, label):
        """The committee has decided so, and the report is approved."""
        last = self.last_committee
        if not last or last.decision != decision:
            yield Missing("decision", label)
        report = getattr(self.dossier, "report", None)
        if not report or report.state not in ("approved", "sealed", "published", "withheld"):
            yield Missing("report", _("the final report, approved"))

    def missing_to_go_on(self):
        yield from self.decided("continue", _("the committee’s decision to continue"))

    def missing_to_transfer(self):
        yield from self.decided("transfer", _("the committee’s decision to transfer"))
        if left := self.checks.filter(of="exit", answer="").count():
            text = ngettext(
                "%d point of the exit checklist to answer", "%d points of the exit checklist to answer", left
            )
            yield Missing("exit", text % left)
        if not self.takeover_file:
            yield Missing("takeover", _("the takeover file, given to who takes the service over"), RUNNABLE)

    def missing_to_stop(self):
        yield from self.decided("stop", _("the committee’s decision to stop"))

    def missing_to_prolong(self):
        last = self.last_committee
        if not last or last.decision != "provisional":
            yield Missing("decision", _("the committee’s decision to give some more time"))

    def missing_to_decide(self):
        """What any decision of the committee still lacks: said on the page of the start-up."""
        if not (self.last_committee and self.last_committee.decision):
            yield Missing("decision", _("the committee’s decision"))
        report = getattr(self.dossier, "report", None)
        if not report or report.state not in ("approved", "sealed", "published", "withheld"):
            yield Missing("report", _("the final report, approved"))
