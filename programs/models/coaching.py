"""Coaching: sessions, actions, milestones, check-ins, and the notes that never leave the coaches."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import asks, clock
from programs.models.gathering import SessionPlace, SessionQuerySet
from programs.models.history import key
from programs.permissions import May
from programs.workflow import NEW, Missing, Workflow, state_field, step

User = settings.AUTH_USER_MODEL


class OfDossier(models.QuerySet):
    """Rows that hang on a dossier: who sees the dossier sees them."""

    def visible_to(self, user):
        Dossier = self.model._meta.get_field("dossier").related_model
        return self.filter(dossier__in=Dossier.objects.visible_to(user))


class Milestone(models.Model):
    """A dated step of a project, copied from the preset of its programme."""

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="milestones")
    code = models.CharField(max_length=50, blank=True)
    label = models.CharField(_("milestone"), max_length=200)
    planned_on = models.DateField(_("first planned on"), editable=False, null=True)
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    preset_version = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = OfDossier.as_manager()

    class Meta:
        verbose_name = _("milestone")
        ordering = ["due_on", "id"]

    def __str__(self):
        return self.label

    @property
    def is_late(self):
        """Whether its day has passed undone; one that is only being typed may have no day yet."""
        return not self.done_on and self.due_on is not None and self.due_on < clock.today()


class CoachingSession(Workflow):
    """A coach and a dossier meet, with minutes shared afterwards."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled", _("scheduled")
        HELD = "held", _("held")
        MISSED = "missed", _("missed")
        CANCELLED = "cancelled", _("cancelled")

    class Kind(models.TextChoices):
        COACHING = "coaching", _("coaching")
        TRAINING = "training", _("training")
        PEERS = "peers", pgettext_lazy("kind of session", "learning between peers")

    former = ""  # the minutes that the correction in hand replaces
    joined: tuple | list = ()  # the other projects that the session in hand gathers
    parent, spine = "dossier", "dossier_id"
    cures = {"minutes": "session"}
    holders = {State.SCHEDULED: "coach", State.MISSED: "coach"}

    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="sessions", verbose_name=_("dossier"))
    dossiers = models.ManyToManyField("Dossier", through="SessionPlace", related_name="gatherings")
    coach = models.ForeignKey(User, models.PROTECT, related_name="sessions", verbose_name=_("coach"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COACHING)
    subject = models.CharField(_("subject"), max_length=200)
    starts_at = models.DateTimeField(_("starts on"))
    ends_at = models.DateTimeField(_("ends on"))
    place = models.CharField(_("place or video link"), max_length=300, blank=True)
    minutes = models.TextField(_("minutes"), blank=True)
    reminded_for = models.DateTimeField(
        null=True, editable=False
    )  # the start that was recalled: moved, it is recalled again
    state = state_field(State)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("coaching session")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts", violation_error_message=_("A session ends after it starts.")),
            ExclusionConstraint(
                name="no_double_booking", condition=Q(state="scheduled"), violation_error_message=_("The coach already has a session at that time."),
                expressions=[("coach", RangeOperators.EQUAL), (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS)],
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("session", args=[self.pk])

    def scope(self):
        return self.dossier.scope()

    @cached_property
    def gathered(self):
        """The projects that it gathers, its own first."""
        found = self.dossiers.select_related("call__program", "organization__territory", "organization__attached_to")
        return sorted(found, key=lambda one: (one.pk != self.dossier_id, str(one.organization))) or [self.dossier]

    def is_alone(self, user):
        """Whether it gathers one project: with several, the coach alone moves or cancels it."""
        return len(self.gathered) == 1

    def addressees(self, role):
        """The people of every project that it gathers; those of one are found as for any object."""
        if role not in ("lead", "member") or len(self.gathered) == 1:
            return None
        return list(
            {one.pk: one for dossier in self.gathered for one in dossier.people(role) if one.is_active}.values()
        )

    def gather(self, by):
        """Give its place to each project."""
        projects = {one.pk: one for one in (self.dossier, *self.joined)}
        SessionPlace.objects.bulk_create(SessionPlace(session=self, dossier=one) for one in projects.values())

    def is_taken(self, starts_at):
        """Whether its coach has another session while this one would last."""
        others = CoachingSession.objects.filter(coach=self.coach_id, state=self.State.SCHEDULED).exclude(pk=self.pk)
        return others.filter(starts_at__lt=starts_at + (self.ends_at - self.starts_at), ends_at__gt=starts_at).exists()

    def put_at(self, starts_at):
        """Give it another hour and the same length; raises ValidationError when it is past or taken."""
        asks.to_come("starts_at", starts_at)
        if self.is_taken(starts_at):
            raise asks.refused("starts_at", _("The coach already has a session at that time."))
        self.starts_at, self.ends_at = starts_at, starts_at + (self.ends_at - self.starts_at)

    def keep_former(self, by):
        """Keep the minutes that a correction has just replaced."""
        self.former_minutes.create(text=self.former, by=by)

    def missing_to_hold(self):
        if not self.minutes.strip():
            yield Missing("minutes", _("the minutes"))

    @step(
        source=NEW,
        target=State.SCHEDULED,
        label=_("Book a session"),
        allowed=May("coach", "lead"),
        notifies=["lead", "coach"],
        done=_("Session booked"),
        then=gather,
    )
    def book(self):
        pass

    @step(
        source=State.SCHEDULED, target=State.SCHEDULED, label=_("Move"), allowed=May("coach", lead=is_alone), notifies=["lead", "coach"],
        asks={"starts_at": asks.hour(_("New start")), "comment": asks.note()},
        done=_("Session moved"),
    )  # fmt: skip
    def move(self, starts_at):
        self.put_at(starts_at)

    @step(
        source=State.SCHEDULED, target=State.HELD, label=_("Publish the minutes"), allowed=May("coach"), requires=missing_to_hold,
        notifies=["lead", "member"],
        done=_("Minutes published"),
    )  # fmt: skip
    def hold(self):
        pass

    @step(
        source=NEW, target=State.HELD, label=_("Write down a call"), allowed=May("coach"), requires=missing_to_hold, notifies=["lead", "member"],
        done=_("Unplanned call written down"), then=gather,
    )  # fmt: skip
    def log(self):
        pass

    @step(
        source=State.HELD, target=None, label=_("Correct the minutes"), allowed=May("coach"), notifies=["lead", "member"],
        asks={"minutes": asks.reason(_("The minutes, corrected"), ""), "comment": asks.reason(_("What is corrected"))},
        done=_("Minutes corrected"), help=_("The former minutes stay readable below the new ones."), then=lambda session, by: session.keep_former(by),
    )  # fmt: skip
    def correct(self, minutes):
        self.former, self.minutes = self.minutes, minutes

    @step(
        source=State.SCHEDULED,
        target=State.MISSED,
        label=_("Nobody came"),
        allowed=May("coach"),
        asks={"comment": asks.note()},
        done=_("Nobody came to the session"),
    )
    def miss(self):
        pass

    @step(
        source=State.MISSED, target=State.SCHEDULED, label=_("Book again"), allowed=May("coach", lead=is_alone), notifies=["lead", "coach"],
        asks={"starts_at": asks.hour(_("New start"))},
        done=_("Session booked again"),
    )  # fmt: skip
    def rebook(self, starts_at):
        self.put_at(starts_at)

    @step(
        source=State.SCHEDULED, target=State.CANCELLED, label=_("Cancel the session"), allowed=May("coach", lead=is_alone),
        notifies=["lead", "coach"], asks={"comment": asks.reason()}, danger=True,
        done=_("Session cancelled"),
    )  # fmt: skip
    def cancel(self):
        pass


class ActionItem(models.Model):
    """What someone owes by a date."""

    NEWS = "news"  # the coach asks for the weather of the project
    FIGURES = "figures"  # a month is over: its figures of impact are asked for
    COMMITTEE = "committee"  # the investment committee is due and not planned

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="actions")
    session = models.ForeignKey(CoachingSession, models.SET_NULL, null=True, blank=True, related_name="actions")
    code = models.CharField(max_length=20, blank=True, editable=False)  # what opened it; empty when a person did
    label = models.CharField(_("action"), max_length=300)
    owner = models.ForeignKey(User, models.PROTECT, related_name="actions", verbose_name=_("who"))
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, editable=False)

    objects = OfDossier.as_manager()

    class Meta:
        verbose_name = _("action")
        ordering = ["due_on", "id"]

    def __str__(self):
        return self.label

    @property
    def is_late(self):
        return not self.done_on and self.due_on < clock.today()


class Checkin(models.Model):
    """The lead's short word on how it goes."""

    class Weather(models.TextChoices):
        SUN = "sun", _("fine weather")
        CLOUDS = "clouds", _("clouds")
        SHOWERS = "showers", _("showers")
        STORM = "storm", _("storm")

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="checkins")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    weather = models.CharField(_("weather"), max_length=10, choices=Weather)
    success = models.TextField(_("one success"), blank=True, max_length=1000)
    obstacle = models.TextField(_("one obstacle"), blank=True, max_length=1000)
    help_wanted = models.TextField(_("help wanted"), blank=True, max_length=1000)

    objects = OfDossier.as_manager()

    class Meta:
        verbose_name = _("check-in")
        ordering = ["-at", "id"]

    def __str__(self):
        return self.get_weather_display()


class PrivateNote(models.Model):
    """A coach's note, which no collectivity, export, report or search ever shows."""

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="private_notes")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    text = models.TextField(_("private note"))

    class Meta:
        verbose_name = _("private note")
        ordering = ["-at", "id"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d}"
