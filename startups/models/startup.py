"""Territorial start-ups: a motivated agent, two developers and six months to build a service that its users lack."""

from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import asks, clock
from programs.models.coaching import OfDossier
from programs.models.leading import HAND_OVER, NAME_COACH, Coached
from programs.models.people import User
from programs.permissions import May, nobody
from programs.workflow import NEW, Workflow, state_field, step
from startups import budgeting, dates, presets, recorded
from startups.models.ending import LESSONS, RESTART, WHY, Ending, closed
from startups.models.needs import Needs
from startups.models.product import Product

REACH = 183  # days from today within which the six months begin: further is a slip of the keyboard


def lacks_presets_only(startup, user):
    """What the problem still lacks may be done without: the coach then presents it, and says why."""
    missing = list(startup.missing_to_present())
    return bool(missing) and all(need.waiver is not nobody for need in missing)


class Startup(Needs, Ending, Product, Coached, Workflow):
    """A digital service built in six months by two senior developers and a lead (start-up territoriale)."""

    class State(models.TextChoices):
        SCOPING = "scoping", _("being scoped")
        FUNDING = "funding", _("seeking funds")
        RECRUITING = "recruiting", _("recruiting")
        BUILDING = "building", _("being built")
        COMMITTEE = "committee", _("before the committee")
        SUSPENDED = "suspended", pgettext_lazy("start-up", "suspended")
        CONTINUED = "continued", pgettext_lazy("start-up", "continued")
        TRANSFERRED = "transferred", pgettext_lazy("start-up", "transferred")
        STOPPED = "stopped", pgettext_lazy("start-up", "stopped")

    S = State
    ALIVE = [S.SCOPING, S.FUNDING, S.RECRUITING, S.BUILDING]
    GOING = [*ALIVE, S.COMMITTEE, S.SUSPENDED]
    parent, spine = "dossier", "dossier_id"
    weighed = ("budget_lines",)
    joins = ("dossier__call__program", "dossier__organization__territory", "dossier__filiation")
    cures = {
        "problem": "startup_scoping", "sponsor": "startup_scoping", "interviews": "startup_interviews", "letter": "startup_letter", "freed": "startup_letter",
        "budget": "startup_budget", "funding": "startup_funding", "developer": "startup_team", "date": "startup_committee", "agenda": "startup_committee",
        "material": "startup_freeze", "decision": "startup_decision", "exit": "startup_exit", "takeover": "startup_takeover",
    }  # fmt: skip
    holders = {
        S.SCOPING: "lead", S.FUNDING: "lead", S.RECRUITING: "coach", S.BUILDING: "lead", S.COMMITTEE: "officer", S.SUSPENDED: "coach",
    }  # fmt: skip

    proofs = {
        S.FUNDING: ("mission",),
        S.RECRUITING: ("funding",),
        S.BUILDING: ("recruitment",),
        S.CONTINUED: ("committee", "proofs"),
        S.TRANSFERRED: ("committee", "proofs"),
    }

    dossier = models.OneToOneField(
        "programs.Dossier", models.PROTECT, related_name="startup", verbose_name=_("dossier")
    )
    problem = models.TextField(_("the problem"), blank=True)
    users = models.TextField(_("who lives with it"), blank=True)
    sponsor = models.CharField(_("sponsor"), max_length=200, blank=True)
    sponsor_quality = models.CharField(_("quality of the sponsor"), max_length=200, blank=True)
    letter_on = models.DateField(_("mission letter signed on"), null=True, blank=True)
    letter_by = models.CharField(_("signed by"), max_length=200, blank=True)
    freed = models.PositiveSmallIntegerField(
        _("share of the lead’s time, in per cent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    started_on = models.DateField(_("first day"), null=True, editable=False)
    ends_on = models.DateField(_("last day"), null=True, editable=False)
    extensions = models.PositiveSmallIntegerField(_("extensions"), default=0, editable=False)
    suspended_from = models.CharField(max_length=50, blank=True, editable=False)
    parameters = models.JSONField(_("numbers of the programme"), default=presets.defaults, editable=False)
    preset_version = models.PositiveSmallIntegerField(default=presets.VERSION, editable=False)
    state = state_field(State)

    objects = OfDossier.as_manager()

    class Meta:
        verbose_name = _("start-up")
        ordering = ["dossier", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(freed=None) | Q(freed__gte=1, freed__lte=100), name="startup_lead_freed_up_to_full_time", violation_error_message=_("A share of time goes from 1 to 100 per cent.")),
            models.CheckConstraint(condition=Q(started_on=None, ends_on=None) | Q(ends_on__gte=F("started_on")), name="startup_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(state__in=("building", "committee", "continued", "transferred")) | Q(started_on__isnull=False), name="startup_built_has_its_dates"),
            models.CheckConstraint(condition=~Q(state="stopped") | ~Q(lessons=""), name="startup_stopped_has_its_lessons"),
        ]  # fmt: skip

    def __str__(self):
        return self.dossier.title

    def get_absolute_url(self):
        return reverse("startup", args=[self.pk])

    def scope(self):
        return self.dossier.scope()

    @classmethod
    def open_for(cls, dossier):
        """Open the start-up of a dossier just confirmed, with the presets of its programme."""
        startup = cls(dossier=dossier, parameters=presets.parameters(dossier.call.program))
        startup.begin(by=User.objects.system())
        startup.copy_presets()
        return startup

    def copy_presets(self):
        """Milestones, budget and checklists are copied with their version, never read live."""
        BudgetLine, Check = (apps.get_model("startups", name) for name in ("BudgetLine", "Check"))
        self.dossier.milestones.bulk_create(presets.opening(self.dossier, clock.today()))
        self.budget_lines.bulk_create(presets.budget(BudgetLine, self))
        self.checks.bulk_create(presets.checks(Check, self))

    def date_months(self, by):
        """The milestones of the six months, counted from their first day."""
        self.tell_dossier(by)
        self.dossier.milestones.bulk_create(presets.building(self.dossier, self.started_on))

    def move_committee(self, by):
        """The committee is expected at the new end; the day first planned stays beside it."""
        self.tell_dossier(by)
        self.dossier.milestones.filter(code="committee", done_on=None).update(due_on=self.ends_on)

    def report_outline(self):
        """The sections of its final report: code, title, help, whether it is required."""
        return presets.REPORT

    def report_draft(self, code):
        """The first text of a section of its final report, made of recorded facts; empty without any."""
        return recorded.draft(self, code)

    @cached_property
    def sheet(self):
        """Its budget, line by line, with its total."""
        return budgeting.sheet(self.budget_lines.all())

    @property
    def budget(self):
        """What it costs, in euros."""
        return self.sheet.total

    @property
    def acquired(self):
        """The funding that is certain, in euros."""
        return self.dossier.funding.acquired()

    @property
    def letters(self):
        """The mission letters joined."""
        return self.dossier.attachments.filter(kind="mission")

    # steps

    @step(
        source=NEW,
        target=S.SCOPING,
        label=_("Open the start-up"),
        allowed=May("system"),
        then=Coached.tell_dossier,
        done=_("Start-up opened"),
    )
    def begin(self):
        pass

    @step(source=GOING, allowed=May("coach", "officer"), notifies=["coach", "lead"], **NAME_COACH)
    def name_coach(self, coach):
        self.chosen_coach(coach)

    @step(
        source=GOING, allowed=May("lead", "signatory", "coach", "officer", "system"), notifies=["lead", "former_lead", "coach"], **HAND_OVER,
    )  # fmt: skip
    def hand_over(self, person):
        self.chosen_heir(person)

    @step(
        source=S.SCOPING, target=S.FUNDING, label=_("Present the problem"), allowed=May("lead", coach=lacks_presets_only), requires=Needs.missing_to_present,
        notifies=["lead", "coach", "officer"], then=Coached.tell_dossier, done=_("Problem presented"), help=_("The search for funds begins."),
    )  # fmt: skip
    def present_problem(self):
        pass

    @step(
        source=S.FUNDING, target=S.RECRUITING, label=_("Open the recruitment"), allowed=May("officer"), requires=Needs.missing_to_recruit,
        notifies=["lead", "coach"], then=Coached.tell_dossier, done=_("Recruitment opened"),
    )  # fmt: skip
    def open_recruitment(self):
        pass

    @step(
        source=S.RECRUITING, target=S.BUILDING, label=_("Start the six months"), allowed=May("coach"), requires=Needs.missing_to_build,
        asks={"started_on": asks.day(_("First day"), _("Six months from 1 October last until 31 March.")), "comment": asks.note()},
        notifies=["lead", "officer"], then=date_months, done=_("Six months started"),
    )  # fmt: skip
    def start_building(self, started_on):
        if abs((started_on - clock.today()).days) > REACH:
            raise asks.refused("started_on", _("Choose a day within six months of today."))
        self.started_on, self.ends_on = started_on, dates.last_day(started_on, self.parameters["months"])

    @step(
        source=S.BUILDING, target=S.COMMITTEE, label=_("Convene the committee"), allowed=May("lead", "coach"), requires=Needs.missing_to_convene,
        notifies=["lead", "coach", "officer"], then=Coached.tell_dossier, done=_("Committee convened"),
    )  # fmt: skip
    def convene(self):
        pass

    @step(
        source=S.BUILDING, target=S.BUILDING, label=_("Give more time"), allowed=May("officer"), requires=Needs.missing_to_extend,
        asks={
            "months": asks.whole(_("Months more"), min_value=1, max_value=12), "funder": asks.text(_("Who pays for them")),
            "longer": asks.tick(_("Do without the limit of three months"), _("Only for the reason below, which shows in the history and in the report.")),
            "comment": asks.reason(),
        },
        notifies=["lead", "coach"], then=move_committee, done=_("More time given"), help=_("Once, for three months at most. The budget must already count these months."),
    )  # fmt: skip
    def extend(self, months, funder, longer=False):
        longest = self.parameters["longest_extension"]
        if months > longest and not longer:
            raise asks.refused("months", _("An extension lasts %d months at most.") % longest)
        self.did_without = ("length",) if months > longest else ()
        self.ends_on, self.extensions, self.funder = dates.longer(self.ends_on, months), self.extensions + 1, funder

    @step(
        source=ALIVE, target=S.SUSPENDED, label=_("Suspend"), aside=True, allowed=May("coach"), asks={"comment": asks.reason()},
        notifies=["lead", "officer"], then=Coached.tell_dossier, done=_("Start-up suspended"), help=_("The dates do not move by themselves."),
    )  # fmt: skip
    def suspend(self):
        self.suspended_from = self.state

    @step(
        source=S.SUSPENDED, target=ALIVE, label=_("Resume where it was"), allowed=May("coach"), asks={"comment": asks.reason()},
        notifies=["lead", "officer"], then=Coached.tell_dossier, done=_("Start-up resumed"),
    )  # fmt: skip
    def resume(self):
        before, self.suspended_from = self.suspended_from, ""
        return before

    @step(
        source=[*ALIVE, S.SUSPENDED], target=S.STOPPED, label=_("Stop before the committee"), allowed=May("officer", "lead"), danger=True,
        asks={"lessons": LESSONS, "comment": WHY, "restart": RESTART},
        notifies=["lead", "coach", "officer"], then=closed, done=_("Start-up stopped before the committee"),
    )  # fmt: skip
    def stop_early(self, lessons, restart=""):
        self.lessons, self.restart = lessons, restart
