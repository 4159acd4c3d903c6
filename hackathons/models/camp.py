"""Camps: a territorial hackathon, from the volunteer territory to what became of each prototype."""

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.levels import LEVELS
from hackathons.models.aftermath import Aftermath, after_event
from hackathons.models.deliberating import Judged, judged
from hackathons.models.needs import Needs
from programs import asks, clock, milestones, slugs
from programs.models.coaching import OfDossier
from programs.models.leading import HAND_OVER, NAME_COACH, Coached
from programs.models.people import User
from programs.permissions import May
from programs.workflow import NEW, Effect, Workflow, state_field, step

PUBLIC = ("registration", "running", "interrupted", "deliberation", "follow_up", "closed", "postponed")


class CampQuerySet(OfDossier):
    """Camps, as each may see them."""

    def public(self):
        """Those whose page anyone reads: once registration has opened."""
        opened = Q(state__in=PUBLIC) | Q(state="cancelled", opened_at__isnull=False)
        return self.filter(opened).exclude(state="postponed", opened_at=None)


def addressed(juror):
    """A juror, to write to, with their link."""
    person = User(email=juror.email, name=juror.name)
    person.link = juror.link
    return person


class Camp(Aftermath, Needs, Judged, Coached, Workflow):
    """A camp, from its framing to its report."""

    class State(models.TextChoices):
        FRAMING = "framing", _("framing")
        PREPARATION = "preparation", _("in preparation")
        REGISTRATION = "registration", _("registration open")
        RUNNING = "running", _("running")
        INTERRUPTED = "interrupted", _("interrupted")
        DELIBERATION = "deliberation", _("in deliberation")
        FOLLOW_UP = "follow_up", _("followed up")
        CLOSED = "closed", _("closed")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    S = State
    ALIVE = [
        S.FRAMING,
        S.PREPARATION,
        S.REGISTRATION,
        S.RUNNING,
        S.INTERRUPTED,
        S.DELIBERATION,
        S.FOLLOW_UP,
        S.POSTPONED,
    ]
    BEFORE = [S.FRAMING, S.PREPARATION, S.REGISTRATION, S.POSTPONED]
    parent, spine = "dossier", "dossier_id"
    joins = ("dossier__call__program", "dossier__organization__territory")
    MILESTONES = presets.MILESTONES
    cures = {
        "dates": "camp_frame", "place": "camp_frame", "partners": "camp_partners", "challenge": "camp_challenges", "programme": "camp_agenda",
        "rules": "camp_rules", "missions": "camp_missions", "jury": "camp_jury", "invited": "camp_jury", "judges": "camp_judging",
        "ranking": "camp_ranking", "tie": "camp_ranking",
        "outcomes": "camp_outcomes", "persons": "camp_actors",
    }  # fmt: skip
    holders = {
        S.FRAMING: "lead", S.PREPARATION: "lead", S.REGISTRATION: "lead", S.RUNNING: "lead", S.INTERRUPTED: "lead", S.DELIBERATION: "lead",
        S.FOLLOW_UP: "lead", S.POSTPONED: "lead",
    }  # fmt: skip
    proofs = {
        S.PREPARATION: ("framing",), S.REGISTRATION: ("challenges", "registration"), S.RUNNING: ("event",),
        S.CLOSED: ("report",),
    }  # fmt: skip

    dossier = models.OneToOneField("programs.Dossier", models.PROTECT, related_name="camp", verbose_name=_("dossier"))
    slug = models.SlugField(_("readable address"), max_length=80, unique=True, null=True, editable=False)
    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    text = models.TextField(_("what the camp is about"), blank=True)
    starts_at = models.DateTimeField(_("begins on"), null=True, blank=True, help_text=_("Paris time."))
    ends_at = models.DateTimeField(
        _("ends on"), null=True, blank=True, help_text=_("Prototypes are handed in until then, to the second.")
    )
    host = models.CharField(_("host"), max_length=200, blank=True)
    place = models.CharField(_("address of the venue"), max_length=300, blank=True)
    access = models.TextField(
        _("accessibility of the venue"), blank=True,
        help_text=_("Step-free entrance, lift, toilets, hearing loop, parking, quiet room…"),
    )  # fmt: skip
    capacity = models.PositiveSmallIntegerField(_("places"), default=presets.PEOPLE)
    team_min = models.PositiveSmallIntegerField(_("members of a team, at least"), default=presets.TEAM[0])
    team_max = models.PositiveSmallIntegerField(_("members of a team, at most"), default=presets.TEAM[1])
    is_judged = models.BooleanField(_("a jury ranks the prototypes"), default=True)
    min_judges = models.PositiveSmallIntegerField(_("jurors for each prototype"), default=presets.MIN_JUDGES)
    opened_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(_("ended on"), null=True, editable=False)
    ranking_validated_at = models.DateTimeField(_("ranking validated on"), null=True, editable=False)
    ranking_validated_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    persons_identified_at = models.DateTimeField(_("actors identified on"), null=True, editable=False)
    postponed_from = models.CharField(max_length=50, blank=True, editable=False)
    arrivals = models.PositiveIntegerField(default=0, editable=False)
    preset_version = models.PositiveSmallIntegerField(default=presets.VERSION, editable=False)
    state = state_field(State)

    objects = CampQuerySet.as_manager()

    class Meta:
        verbose_name = _("camp")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at=None) | Q(starts_at=None) | Q(ends_at__gt=F("starts_at")), name="camp_ends_after_it_starts", violation_error_message=_("A camp ends after it begins.")),
            models.CheckConstraint(condition=Q(team_min__gte=2) & Q(team_max__gte=F("team_min")) & Q(team_max__lte=12), name="camp_teams_have_a_size", violation_error_message=_("A team has from 2 to 12 members, the least first.")),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="camp_has_places", violation_error_message=_("A camp has at least one place.")),
        ]  # fmt: skip

    def __str__(self):
        return self.dossier.title

    def get_absolute_url(self):
        return reverse("camp", args=[self.pk])

    def scope(self):
        return self.dossier.scope()

    @classmethod
    def open_for(cls, dossier):
        """Open the camp of a dossier just confirmed; its missions and milestones are dated once the event is."""
        camp = cls(dossier=dossier)
        camp.begin(by=User.objects.system())
        camp.copy_presets()
        return camp

    def copy_presets(self):
        """The lead's missions and the grid of the jury are copied with their version, never read live."""
        Mission, GridLine = (apps.get_model("hackathons", name) for name in ("Mission", "GridLine"))
        self.grid.bulk_create(
            GridLine(camp=self, order=n, label=label, weight=weight, levels=LEVELS[label])
            for n, (label, weight) in enumerate(presets.GRID, 1)
        )
        self.missions.bulk_create(
            Mission(camp=self, order=n, code=code, family=family, label=label, help=help, days=days)
            for n, (code, family, label, help, days) in enumerate(presets.MISSIONS, 1)
        )

    def date_milestones(self, by):
        """The milestones of the preset, counted from the first day of the event, once it has one."""
        day, program = localtime(self.starts_at).date(), self.dossier.call.program
        made = milestones.dated(program, self.dossier, day, presets.MILESTONES)
        for one in made:
            one.due_on = one.planned_on = max(one.due_on, clock.today())  # a camp prepared late is not late at once
            one.preset_version = self.preset_version
        self.dossier.milestones.bulk_create(made)
        self.tell_dossier(by)

    @property
    def is_public(self):
        """Whether its page is open to all."""
        return bool(self.opened_at) and self.state not in (self.State.FRAMING, self.State.PREPARATION)

    @property
    def public_url(self):
        """The address of its public page; its working page before it has one."""
        return reverse("camp_public", args=[self.slug]) if self.slug else self.get_absolute_url()

    @property
    def map_url(self):
        """Where a plain map shows the venue: a link that the reader follows, nothing is fetched."""
        return f"https://www.openstreetmap.org/search?{urlencode({'query': self.place})}"

    @property
    def running_stage(self):
        """The stage in which it is interrupted."""
        return self.State.RUNNING

    @property
    def submits(self):
        """Whether prototypes are handed in now: until its end, to the second."""
        now = self.moment or clock.now()
        return self.state == self.State.RUNNING and self.ends_at is not None and now <= self.ends_at

    def put_at(self, starts_at, ends_at):
        """Give the event its hours; raises ValidationError when they are past or in the wrong order."""
        asks.to_come("starts_at", starts_at)
        if ends_at <= starts_at:
            raise asks.refused("ends_at", _("A camp ends after it begins."))
        self.starts_at, self.ends_at = starts_at, ends_at

    def roles_of(self, user):
        """Who bears the link of the chair of its jury is its chair."""
        return super().roles_of(user) - {"chair"} | ({"chair"} if self.chaired_by(user) else set())

    def addressees(self, role):
        """Those registered, and jurors, have no role on the dossier."""
        if role.startswith("juror-"):
            return [addressed(juror) for juror in self.jurors.sitting().filter(pk=role.removeprefix("juror-"))]
        if role in ("attendees", "attendees_again"):
            return list(self.attendees()) if self.is_surveyed else []
        waiting = self.registrations.filter(state__in=("pending", "confirmed", "waitlisted"))
        return [User(email=one.email, name=one.name) for one in waiting] if role == "registrants" else None

    # steps

    @step(
        source=NEW,
        target=S.FRAMING,
        label=_("Open the camp"),
        allowed=May("system"),
        then=Coached.tell_dossier,
        done=_("Camp opened"),
    )
    def begin(self):
        pass

    @step(source=ALIVE, allowed=May("coach", "officer"), notifies=["coach", "lead"], **NAME_COACH)
    def name_coach(self, coach):
        self.chosen_coach(coach)

    @step(
        source=ALIVE, allowed=May("lead", "signatory", "coach", "officer", "system"), notifies=["lead", "former_lead", "coach"], **HAND_OVER,
    )  # fmt: skip
    def hand_over(self, person):
        self.chosen_heir(person)

    @step(
        source=S.FRAMING, target=S.PREPARATION, label=_("Start the preparation"), allowed=May("coach"), requires=Needs.missing_to_prepare,
        notifies=["lead", "officer"], then=date_milestones, done=_("Preparation started"),
    )  # fmt: skip
    def start_preparation(self):
        pass

    @step(
        source=S.PREPARATION, target=S.REGISTRATION, label=_("Open the registration"), allowed=May("lead"), requires=Needs.missing_to_open,
        notifies=["coach", "officer"], then=Coached.tell_dossier, done=_("Registration opened"),
        help=_("The page of the camp becomes public: everyone may register."),
    )  # fmt: skip
    def open_registration(self):
        self.opened_at, self.slug = (
            self.opened_at or clock.now(),
            self.slug or slugs.free(self, self.dossier.title, self.starts_at, "camp"),
        )

    @step(
        source=S.REGISTRATION, target=S.RUNNING, label=_("Start the camp"), allowed=May("lead", "system"),
        notifies=["lead", "coach"], then=Coached.tell_dossier, done=_("Camp started"),
    )  # fmt: skip
    def start(self):
        pass

    @step(
        source=S.RUNNING, target=S.RUNNING, label=_("Give more time"), allowed=May("lead"), notifies=["coach"], done=_("More time given"),
        asks={"ends_at": asks.hour(_("New end"), _("To the second, Paris time.")), "comment": asks.reason()},
    )  # fmt: skip
    def extend(self, ends_at):
        if self.ends_at and ends_at <= self.ends_at:
            raise asks.refused("ends_at", _("Choose an hour after the present end."))
        asks.to_come("ends_at", ends_at)
        self.ends_at = ends_at

    @step(
        source=S.RUNNING, target=S.INTERRUPTED, label=_("Interrupt the camp"), aside=True, allowed=May("lead"), asks={"comment": asks.reason()},
        notifies=["coach", "officer"], then=Coached.tell_dossier, done=_("Camp interrupted"),
        help=_("A storm, a power cut: everything already handed in is kept."),
    )  # fmt: skip
    def interrupt(self):
        pass

    @step(
        source=S.INTERRUPTED, target=S.RUNNING, label=_("Resume the camp"), allowed=May("lead"), asks={"comment": asks.reason()},
        notifies=["coach", "officer"], then=Coached.tell_dossier, done=_("Camp resumed"),
    )  # fmt: skip
    def resume(self):
        pass

    @step(
        source=[S.RUNNING, S.INTERRUPTED], target=S.DELIBERATION, label=_("End the event: the jury deliberates"), allowed=May(lead=judged, system=judged),
        effects=after_event, notifies=["lead", "coach"], then=Coached.tell_dossier, done=_("Event ended"), danger=True,
        help=_("Nothing can be handed in any more."),
    )  # fmt: skip
    def end(self):
        self.ended_at = self.moment

    @step(
        source=[S.RUNNING, S.INTERRUPTED], target=S.FOLLOW_UP, label=_("End the event without a ranking"), allowed=May("lead"),
        asks={"comment": asks.reason()}, effects=after_event, notifies=["coach", "officer"], then=Coached.tell_dossier,
        done=_("Event ended without a ranking"), danger=True, help=_("Everything already handed in is kept."),
    )  # fmt: skip
    def end_without_ranking(self):
        self.ended_at = self.moment

    @step(
        source=S.DELIBERATION, target=S.FOLLOW_UP, label=_("Announce the results"), allowed=May("lead"), requires=Needs.missing_to_announce,
        effects=lambda camp: [Effect("move", "announce")], notifies=["coach", "officer"], then=Coached.tell_dossier, done=_("Results announced"), danger=True,
        help=_("The ranking and the prizes become public at once, each team is told by e-mail."),
    )  # fmt: skip
    def announce_results(self):
        self.announced_at = clock.now()

    @step(
        source=S.FOLLOW_UP, target=S.CLOSED, label=_("Close the camp"), allowed=May("officer"), requires=Needs.missing_to_close,
        notifies=["lead", "coach"], then=Coached.tell_dossier, done=_("Camp closed"), danger=True,
    )  # fmt: skip
    def close(self):
        pass

    @step(
        source=[S.PREPARATION, S.REGISTRATION], target=S.POSTPONED, label=_("Postpone the camp"), aside=True, allowed=May("lead"), asks={"comment": asks.reason()},
        notifies=["coach", "officer"], then=Coached.tell_dossier, done=_("Camp postponed"), effects=lambda camp: [Effect("mail", "registrants")],
        help=_("Those registered are told, and asked to confirm again once the new dates are known."),
    )  # fmt: skip
    def postpone(self):
        self.postponed_from = self.state

    @step(
        source=S.POSTPONED, target=[S.PREPARATION, S.REGISTRATION], label=_("Give the new dates"), allowed=May("lead"),
        asks={"starts_at": asks.hour(_("Begins on"), _("Paris time.")), "ends_at": asks.hour(_("Ends on"), _("Paris time.")), "comment": asks.note()},
        notifies=["coach", "officer"], then=Coached.tell_dossier, done=_("New dates given"), effects=lambda camp: [Effect("move", "ask_again")],
    )  # fmt: skip
    def reschedule(self, starts_at, ends_at):
        self.put_at(starts_at, ends_at)
        before, self.postponed_from = self.postponed_from, ""
        return before

    @step(
        source=BEFORE, target=S.CANCELLED, label=_("Cancel the camp"), allowed=May("officer", "lead"), asks={"comment": asks.reason()}, danger=True,
        effects=lambda camp: [Effect("move", "cancel")], notifies=["lead", "coach", "officer"], then=Coached.tell_dossier, done=_("Camp cancelled"),
        help=_("Those registered receive the reason."),
    )  # fmt: skip
    def cancel(self):
        pass
