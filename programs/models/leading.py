"""Who leads a dossier, who coaches its project: the steps by which they change, the same for every kind of project."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.models.people import User
from programs.workflow import Missing


class Led(models.Model):
    """What is led by one person, who may hand it over to a co-author (abstract: a machine that hangs on a dossier)."""

    heir: User | None = None  # who leads next, chosen by the step in hand

    class Meta:
        abstract = True

    @property
    def led(self):
        """The dossier on which the role of the lead is held."""
        return self.dossier

    def heirs(self):
        """Those who may lead next: the co-authors."""
        return [one for one in self.led.people("member") if one.is_active and one != self.led.lead]

    def missing_to_hand_over(self):
        if not self.heirs():
            yield Missing("heir", _("a co-author who would lead it: invite them first"))

    def choices_for(self, step):
        """When it is handed over, those among whom to choose."""
        known = {"person": [(str(one.pk), str(one)) for one in self.heirs()]} if step == "hand_over" else {}
        return known or super().choices_for(step)

    def told(self, step):
        """Who leads from now on, and in whose place."""
        if step != "hand_over":
            return super().told(step)
        former = self.led.lead
        return {"whom": str(self.heir), "person": str(self.heir.pk), "former": str(former.pk) if former else None}

    def chosen_heir(self, person):
        """Keep who was chosen; refuse whoever may not lead."""
        self.heir = next((one for one in self.heirs() if str(one.pk) == person), None)
        if self.heir is None:
            raise asks.refused("person", _("Choose who leads from now on."))


# how both machines declare it: with their own states, and who may
HAND_OVER = {
    "target": None, "label": _("Change the project lead"), "done": _("Project lead changed"), "requires": Led.missing_to_hand_over,
    "help": _("The present lead stays as a co-author. Both are told by e-mail."),
    "asks": {
        "person": asks.person(_("New project lead"), _("Among the co-authors.")),
        "comment": asks.note(_("Message"), help=_("Everyone who has access to the dossier can read it.")),
    },
    "then": lambda one, by: one.led.name_lead(one.heir, by),
}  # fmt: skip


class Coached(Led):
    """A project, which one person coaches at a time (abstract: a machine that hangs on a dossier)."""

    named: User | None = None  # who coaches next, chosen by the step in hand
    weighed: tuple[str, ...] = ()  # the relations that its health reads, fetched at once for every project of a board
    proofs: dict[str, tuple[str, ...]] = {}  # the milestones, by code, that a state proves are done

    class Meta:
        abstract = True

    def tell_dossier(self, by):
        """The dossier shows where its project stands; the milestones which that proves are done today."""
        shown = {"project_state": self.state, "project_label": self.get_state_display()}
        type(self.dossier).objects.filter(pk=self.dossier_id).update(**shown)
        proven = self.dossier.milestones.filter(code__in=self.proofs.get(self.state, ()), done_on=None)
        proven.update(done_on=clock.today())

    def coaches(self):
        """Those who may be named coach, but for who already is."""
        found = User.objects.coaches(self.dossier.call.program_id)
        return [one for one in found if one != self.dossier.coach]

    def missing_to_name_coach(self):
        if not self.coaches():
            yield Missing("coach", _("another person who holds the role of coach: an administrator gives it"))

    def choices_for(self, step):
        """When a coach is named, those among whom to choose."""
        if step != "name_coach":
            return super().choices_for(step)
        return {"coach": [(str(one.pk), str(one)) for one in self.coaches()]}

    def told(self, step):
        """The name of the coach that was chosen."""
        if step != "name_coach":
            return super().told(step)
        return {"whom": str(self.named), "person": str(self.named.pk)}

    def report_outline(self):
        """The sections of its final report: code, title, help, whether it is required; none where its kind has no report."""
        return ()

    def hired(self, applicant):
        """What a project does of someone just hired on one of its positions; nothing where its kind keeps no team of its own."""

    def vacated(self, applicant):
        """The same, when they have left."""

    @classmethod
    def to_measure(cls, dossiers):
        """What is still to try or to measure, in words, by dossier (their identifiers); nothing where its kind measures nothing."""
        return {}

    def page_of(self, action):
        """The page where what is owed is done; empty when it is only ticked."""
        return ""

    def chosen_coach(self, coach):
        """Keep who was chosen; refuse whoever does not coach."""
        self.named = next((one for one in self.coaches() if str(one.pk) == coach), None)
        if self.named is None:
            raise asks.refused("coach", _("Choose who coaches this project."))

    def cure(self, code):
        """The final report has its own page, once it is opened; people are invited on that of the dossier."""
        if code == "heir":
            return reverse("dossier_people", args=[self.dossier_id])
        report = getattr(self.dossier, "report", None) if code == "report" else None
        return report.get_absolute_url() if report else super().cure(code)


NAME_COACH = {
    "target": None, "label": _("Name the coach"), "done": _("Coach named"), "requires": Coached.missing_to_name_coach,
    "asks": {"coach": asks.person(_("Coach"), _("Follows the project from today, in place of whoever does; told by mail, with the project lead."))},
    "then": lambda project, by: project.dossier.name_coach(project.named, by),
}  # fmt: skip
