"""Residences: a team works in a territory, phase by phase, to rework a public service with its users."""

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs import asks, clock
from programs.models.coaching import OfDossier
from programs.models.leading import HAND_OVER, NAME_COACH, Coached
from programs.models.people import User
from programs.permissions import May
from programs.workflow import NEW, Missing, Workflow, state_field, step
from residences import presets, recorded
from residences.models.following import Following

RUNNABLE = May("coach", "officer")


def shut(residence, by):
    """The dossier tells it; the return visits are dated."""
    residence.tell_dossier(by)
    residence.date_returns(by)


class Residence(Following, Coached, Workflow):
    """A residence, from its framing to its final report."""

    class State(models.TextChoices):
        FRAMING = "framing", _("framing")
        TEAM_BUILDING = "team_building", _("building the team")
        RUNNING = "running", _("in residence")
        RESTITUTION = "restitution", _("public session")
        CLOSED = "closed", _("closed")
        SUSPENDED = "suspended", _("suspended")
        ABANDONED = "abandoned", _("abandoned")

    S = State
    ALIVE = [S.FRAMING, S.TEAM_BUILDING, S.RUNNING, S.RESTITUTION]
    parent, spine = "dossier", "dossier_id"
    joins = ("dossier__call__program", "dossier__organization__territory")
    MILESTONES = presets.MILESTONES
    cures = {
        "definition": "residence_definition", "backing": "residence_frame", "agreement": "residence_agreement", "budget": "residence_frame",
        "funding": "residence_funding", "team": "residence_team", "host": "residence_frame", "phase": "residence_phases",
        "phases": "residence_phases", "prototype": "residence_prototypes", "session": "residence_frame", "licence": "residence_frame",
    }  # fmt: skip
    holders = {
        S.FRAMING: "lead", S.TEAM_BUILDING: "coach", S.RUNNING: "lead", S.RESTITUTION: "lead", S.SUSPENDED: "coach",
    }  # fmt: skip
    proofs = {
        S.TEAM_BUILDING: ("framing",),
        S.RUNNING: ("agreement", "launch"),
        S.RESTITUTION: ("week-1", "week-2"),
        S.CLOSED: ("week-3", "report"),
    }

    dossier = models.OneToOneField(
        "programs.Dossier", models.PROTECT, related_name="residence", verbose_name=_("dossier")
    )
    budget = models.DecimalField(_("budget in euros"), max_digits=12, decimal_places=2, default=0)
    host = models.CharField(
        _("host"), max_length=200, blank=True, help_text=_("Who welcomes the team: town hall, school, station…")
    )
    place = models.CharField(_("place"), max_length=300, blank=True)
    backed_on = models.DateField(_("backed by the executive on"), null=True, blank=True)
    backed_by = models.CharField(
        _("by"), max_length=200, blank=True, help_text=_("Name and quality, for example: Mme Morvan, mayor")
    )
    public_session_at = models.DateTimeField(_("public session on"), null=True, blank=True)
    public_session_place = models.CharField(_("place of the public session"), max_length=300, blank=True)
    licence = models.CharField(_("open licence of the outputs"), max_length=30, choices=presets.LICENCES, blank=True)
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=presets.RHYTHMS, default="weeks", editable=False)
    preset_version = models.PositiveSmallIntegerField(default=presets.VERSION, editable=False)
    suspended_from = models.CharField(max_length=50, blank=True, editable=False)
    lessons = models.TextField(_("lessons"), blank=True, editable=False)
    state = state_field(State)

    objects = OfDossier.as_manager()

    class Meta:
        verbose_name = _("residence")
        ordering = ["dossier", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="abandoned") | ~Q(lessons=""), name="abandoned_has_its_lessons")
        ]

    def __str__(self):
        return self.dossier.title

    def get_absolute_url(self):
        return reverse("residence", args=[self.pk])

    def scope(self):
        return self.dossier.scope()

    @classmethod
    def open_for(cls, dossier):
        """Open the residence of a dossier just confirmed, with the milestones and phases of the preset."""
        residence = cls(dossier=dossier)
        residence.begin(by=User.objects.system())
        residence.copy_presets()
        return residence

    def copy_presets(self):
        """Milestones and phases are copied with their version, never read live."""
        day, program = clock.today(), self.dossier.call.program
        self.dossier.milestones.bulk_create(presets.milestones(program, self.dossier, day))
        Method = apps.get_model("residences", "Method")
        self.definitions.create(method=Method.objects.latest("version"))
        self.phases.bulk_create(presets.phases(apps.get_model("residences", "Phase"), self))

    @classmethod
    def to_measure(cls, dossiers):
        """The prototypes that nobody has tried yet, by dossier."""
        found = cls.objects.filter(dossier__in=dossiers, prototypes__tested_on=None).exclude(prototypes=None)
        words = {}
        for pk, name in found.order_by("prototypes__name").values_list("dossier", "prototypes__name"):
            words.setdefault(pk, []).append(_("try with users: %s") % name)
        return words

    def report_outline(self):
        """The sections of its final report: code, title, help, whether it is required."""
        return presets.REPORT

    def report_draft(self, code):
        """The first text of a section of its final report, made of recorded facts; empty without any."""
        return recorded.draft(self, code)

    # needs

    @property
    def approved_definition(self):
        return self.definitions.filter(approved_at__isnull=False).first()

    def missing_to_form_team(self):
        if not self.approved_definition:
            yield Missing("definition", _("the local definition, approved by the coach"))
        if not (self.backed_on and self.backed_by):
            yield Missing("backing", _("the backing of the executive"))
        if not self.dossier.attachments.filter(kind="agreement").exists():
            yield Missing("agreement", _("the signed agreement"))
        if self.budget <= 0:
            yield Missing("budget", _("the budget"))
        elif self.dossier.funding.acquired() < self.budget:
            yield Missing("funding", _("funding acquired at the height of the budget"), RUNNABLE)

    def missing_to_start(self):
        there = self.residents.filter(left_on=None)
        disciplines = set(there.values_list("discipline", flat=True))
        if there.count() < presets.TEAM or len(disciplines) < presets.DISCIPLINES:
            text = _("a team of at least %(n)d people of %(d)d disciplines")
            yield Missing("team", text % {"n": presets.TEAM, "d": presets.DISCIPLINES}, RUNNABLE)
        if not (self.host and self.place):
            yield Missing("host", _("who welcomes the team, and where"), RUNNABLE)
        first = self.phases.first()
        if not (first and first.starts_on and first.ends_on):
            yield Missing("phase", _("the dates of the first phase"))

    def missing_to_present(self):
        if left := self.phases.exclude(status__in=("done", "skipped")).count():
            yield Missing("phases", ngettext("%d phase to finish or skip", "%d phases to finish or skip", left) % left)
        if not self.prototypes.filter(tested_on__isnull=False).exists():
            yield Missing("prototype", _("at least one prototype tested"), RUNNABLE)
        if not self.public_session_at:
            yield Missing("session", _("the date of the public session"))

    def missing_to_close(self):
        report = getattr(self.dossier, "report", None)
        if not report or report.state not in ("sealed", "published"):
            yield Missing("report", _("the final report, sealed"))
        if not self.licence:
            yield Missing("licence", _("an open licence for the outputs"), RUNNABLE)

    # steps

    @step(
        source=NEW,
        target=S.FRAMING,
        label=_("Open the residence"),
        allowed=May("system"),
        then=Coached.tell_dossier,
        done=_("Residence opened"),
    )
    def begin(self):
        pass

    @step(source=[*ALIVE, S.SUSPENDED], allowed=May("coach", "officer"), notifies=["coach", "lead"], **NAME_COACH)
    def name_coach(self, coach):
        self.chosen_coach(coach)

    @step(
        source=[*ALIVE, S.SUSPENDED], allowed=May("lead", "signatory", "coach", "officer", "system"),
        notifies=["lead", "former_lead", "coach"], **HAND_OVER,
    )  # fmt: skip
    def hand_over(self, person):
        self.chosen_heir(person)

    @step(
        source=S.FRAMING, target=S.TEAM_BUILDING, label=_("Form the team"), allowed=May("officer"), requires=missing_to_form_team,
        notifies=["lead", "coach"], then=Coached.tell_dossier,
        done=_("Forming of the team started"),
    )  # fmt: skip
    def form_team(self):
        pass

    @step(
        source=S.TEAM_BUILDING, target=S.RUNNING, label=_("Start the residence"), allowed=May("coach"), requires=missing_to_start,
        notifies=["lead", "officer"], then=Coached.tell_dossier,
        done=_("Residence started"),
    )  # fmt: skip
    def start(self):
        pass

    @step(
        source=S.RUNNING, target=S.RESTITUTION, label=_("Move to the public session"), allowed=May("lead"), requires=missing_to_present,
        notifies=["coach", "officer"], then=Coached.tell_dossier,
        done=_("Public session begun"),
    )  # fmt: skip
    def present(self):
        pass

    @step(
        source=S.RESTITUTION, target=S.RUNNING, label=_("Go back to work"), aside=True, allowed=May("coach"), asks={"comment": asks.reason()},
        notifies=["lead"], then=Coached.tell_dossier, help=_("Trying again is part of the method."),
        done=_("Work taken up again"),
    )  # fmt: skip
    def resume_work(self):
        pass

    @step(
        source=S.RESTITUTION, target=S.CLOSED, label=_("Close the residence"), allowed=May("officer"), requires=missing_to_close,
        notifies=["lead", "coach"], then=shut, danger=True,
        done=_("Residence closed"),
    )  # fmt: skip
    def close(self):
        pass

    @step(
        source=ALIVE, target=S.SUSPENDED, label=_("Suspend"), aside=True, allowed=May("coach"), asks={"comment": asks.reason()},
        notifies=["lead", "officer"], then=Coached.tell_dossier,
        done=_("Residence suspended"),
    )  # fmt: skip
    def suspend(self):
        self.suspended_from = self.state

    @step(
        source=S.SUSPENDED, target=ALIVE, label=_("Resume where it was"), allowed=May("coach"), asks={"comment": asks.reason()},
        notifies=["lead", "officer"], then=Coached.tell_dossier,
        done=_("Residence resumed"),
    )  # fmt: skip
    def resume(self):
        before, self.suspended_from = self.suspended_from, ""
        return before

    @step(
        source=[*ALIVE, S.SUSPENDED], target=S.ABANDONED, label=_("Abandon"), allowed=May("officer", "lead"), danger=True,
        asks={"lessons": asks.reason(_("What was learned"), _("Failure is a result: these lessons are kept and may be published.")), "comment": asks.reason()},
        notifies=["lead", "coach", "officer"], then=Coached.tell_dossier,
        done=_("Residence abandoned"),
    )  # fmt: skip
    def abandon(self, lessons):
        self.lessons = lessons
