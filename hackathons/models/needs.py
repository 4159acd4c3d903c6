"""What each step of a camp lacks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hackathons import marking, presets
from programs import clock
from programs.permissions import May
from programs.workflow import Missing

COACHES = May("coach", "officer")


class Needs:
    """What each step of a camp needs (mixed in ``Camp``)."""

    def missing_to_prepare(self):
        if not self.dossier.people("lead"):
            yield Missing("lead", _("the project lead's name"))
        if not (self.starts_at and self.ends_at):
            yield Missing("dates", _("its dates, even provisional"))
        if not self.place:
            yield Missing("place", _("the venue, even provisional"))
        if not self.partners.exists():
            yield Missing("partners", _("the partners that you think of"))

    def missing_to_open(self):
        if not self.challenges.filter(state="accepted").exists():
            yield Missing("challenge", _("at least one challenge accepted"))
        if self.starts_at and self.starts_at <= clock.now():
            yield Missing("dates", _("a date still to come"))
        if not self.agenda.exists():
            yield Missing("programme", _("the programme of the event"))
        if not self.rules.exists():
            yield Missing("rules", _("the rules of the camp"))
        yield from self.missing_of_jury()
        due = self.missions.filter(family__in=presets.REQUIRED, done_on=None, waived="", days__lte=-30)
        if left := due.count():
            yield Missing("missions", ngettext("%d mission to do", "%d missions to do", left) % left, COACHES)

    def missing_of_jury(self):
        """A judged camp opens with its jurors named."""
        if self.is_judged and (short := presets.JURORS - self.jurors.count()) > 0:
            yield Missing("jury", ngettext("%d juror to name", "%d jurors to name", short) % short, COACHES)

    def missing_to_announce(self):
        if self.votes_now:
            yield Missing("vote", _("the vote of the public closed"))
        if self.ranking_validated_at:
            return
        if marking.handed_in(self).count() > 1:  # alone, a prototype is not ranked
            yield from self.missing_of_marks()
            yield Missing("ranking", _("the ranking, checked and validated"))

    def missing_to_close(self):
        if left := self.teams.filter(state__in=("ready", "submitted", "judged", "awarded")).count():
            text = ngettext("%d team whose outcome is to know", "%d teams whose outcome is to know", left)
            yield Missing("outcomes", text % left)
        if not self.persons_identified_at:
            yield Missing("persons", _("the actors identified and willing"))
        report = getattr(self.dossier, "report", None)
        if not report or report.state not in ("sealed", "published"):
            yield Missing("report", _("the final report, sealed"))
