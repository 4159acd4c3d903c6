"""The sittings of a jury: who is there, what was discussed in which order, what was proposed, with what quorum."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from programs import asks, clock
from programs.deadlines import DAY
from programs.models.history import key
from programs.models.states import State
from programs.permissions import May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

CHAIRS = May("officer", "chair")
DISCUSSING = ("closed", "reviewing")  # the states of a call in which its jury sits
CONVENING = ("scheduled", "open", *DISCUSSING)
WAITING = (State.IN_REVIEW, State.SHORTLISTED)


class DeliberationQuerySet(models.QuerySet):
    """Sittings of juries, as each may see them."""

    def visible_to(self, user):
        """For who runs the call and its chair; a member sees when and where it takes place."""
        seen = Q(pk__in=[])
        for role in user.active_roles:
            if role.code in ("officer", "authority", "admin", "chair", "reviewer"):
                fixed = {"call": role.call_id, "call__program": role.program_id}
                named = {name: pk for name, pk in fixed.items() if pk}
                if named or role.code in ("officer", "authority", "admin"):
                    seen |= Q(pk__isnull=False, **named)
        return self.filter(seen)

    def current(self):
        """The one to come or in hand."""
        return self.filter(state__in=("planned", "in_session", "adjourned"))


def told(sitting):
    """Each member is told at once, and reminded the day before."""
    yield Effect("mail", "members")
    if sitting.starts_at - DAY > clock.now():
        yield Effect("mail", "members_eve", sitting.starts_at - DAY)


class Deliberation(Workflow):
    """A sitting of the jury of a call, from its convening to its close."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        IN_SESSION = "in_session", _("in session")
        ADJOURNED = "adjourned", _("adjourned")
        CLOSED = "closed", pgettext_lazy("sitting", "closed")
        CANCELLED = "cancelled", pgettext_lazy("sitting", "cancelled")

    S = State
    joins = ("call__program",)
    cures = {"quorum": "deliberation", "points": "deliberation"}
    holders = {S.PLANNED: "chair", S.IN_SESSION: "chair", S.ADJOURNED: "chair"}

    call = models.ForeignKey("Call", models.PROTECT, related_name="deliberations", verbose_name=_("call"))
    starts_at = models.DateTimeField(_("begins on"), help_text=_("Paris time."))
    place = models.CharField(_("room or video link"), max_length=300)
    opened_at = models.DateTimeField(_("opened on"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed on"), null=True, editable=False)
    state = state_field(State)

    objects = DeliberationQuerySet.as_manager()

    class Meta:
        verbose_name = _("sitting of the jury")
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["call"], condition=Q(state__in=["planned", "in_session", "adjourned"]), name="one_sitting_at_a_time", violation_error_message=_("A sitting is already planned for this call.")),
        ]  # fmt: skip

    def __str__(self):
        return str(_("Sitting of the jury: %s") % self.call.title)

    def get_absolute_url(self):
        return reverse("deliberation", args=[self.pk])

    def scope(self):
        return self.call.scope()

    def addressees(self, role):
        """The members of the jury; the day before, only if the sitting still takes place then."""
        if role == "members_eve":
            return self.members if self.state == self.State.PLANNED and self.starts_at - clock.now() < 2 * DAY else []
        return self.members if role == "members" else None

    @cached_property
    def members(self):
        """Those who sit in the jury of the call now, in order of name."""
        User = type(self)._meta.apps.get_model("programs", "User")
        people = self.call.roles.active().filter(code__in=("chair", "reviewer")).values("person")
        return list(
            User.objects.filter(pk__in=people, is_active=True)
            .select_related("organization__territory")
            .order_by("name", "email")
        )

    @cached_property
    def present(self):
        """Who is there, in the room or at a distance."""
        return {one.person_id for one in self.presences.all() if one.is_present}

    def missing_to_convene(self):
        if not self.call.has_jury:
            yield Missing("jury", _("a call with a jury"))
        if self.call.state not in CONVENING:
            yield Missing("running", _("a call published and not yet decided"))
        if not self.members:
            yield Missing("members", _("the members of the jury"))

    def missing_to_open(self):
        if self.call.state not in DISCUSSING:
            yield Missing("closed", _("a call closed and not yet decided"))
        needed = self.call.quorum_of(len(self.members))
        if (short := needed - len(self.present)) > 0:
            text = ngettext("the quorum: %d member more", "the quorum: %d members more", short)
            yield Missing("quorum", text % short)

    def missing_to_close(self):
        if left := self.call.dossiers.filter(state__in=WAITING).count():
            text = ngettext("%d dossier still without a proposal", "%d dossiers still without a proposal", left)
            yield Missing("points", text % left, CHAIRS)

    @step(
        source=NEW, target=S.PLANNED, label=_("Convene the jury"), allowed=CHAIRS, requires=missing_to_convene,
        effects=told, done=_("Jury convened"),
    )  # fmt: skip
    def begin(self):
        asks.to_come("starts_at", self.starts_at)

    @step(
        source=S.PLANNED, target=S.PLANNED, label=_("Change the hour or the place"), allowed=CHAIRS,
        asks={"starts_at": asks.hour(_("Begins on"), _("Paris time.")), "place": asks.text(_("Room or video link"), max_length=300), "comment": asks.note()},
        effects=told, done=_("Sitting moved"),
    )  # fmt: skip
    def move(self, starts_at, place):
        asks.to_come("starts_at", starts_at)
        self.starts_at, self.place = starts_at, place

    @step(
        source=[S.PLANNED, S.ADJOURNED], target=S.IN_SESSION, label=_("Open the sitting"), allowed=CHAIRS, requires=missing_to_open,
        help=_("Note first who is there: the quorum is judged now."), done=_("Sitting opened"),
    )  # fmt: skip
    def open(self):
        self.opened_at = self.opened_at or clock.now()

    @step(
        source=S.IN_SESSION, target=S.ADJOURNED, label=_("Adjourn"), aside=True, allowed=CHAIRS, asks={"comment": asks.reason()},
        help=_("What was proposed stays; the sitting goes on later."), done=_("Sitting adjourned"),
    )  # fmt: skip
    def adjourn(self):
        pass

    @step(
        source=[S.IN_SESSION, S.ADJOURNED], target=S.CLOSED, label=_("Close the sitting"), allowed=CHAIRS, requires=missing_to_close, danger=True,
        help=_("The proposals go to the competent authority, which decides and signs."), done=_("Sitting closed"),
    )  # fmt: skip
    def close(self):
        self.closed_at = clock.now()

    @step(
        source=S.PLANNED, target=S.CANCELLED, label=_("Cancel the sitting"), allowed=CHAIRS, asks={"comment": asks.reason()}, danger=True,
        effects=lambda sitting: [Effect("mail", "members")], done=_("Sitting cancelled"),
    )  # fmt: skip
    def cancel(self):
        pass


class Presence(models.Model):
    """Whether a member of the jury is at a sitting."""

    class How(models.TextChoices):
        ROOM = "room", _("in the room")
        REMOTE = "remote", _("at a distance")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")

    id = key()
    deliberation = models.ForeignKey(Deliberation, models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    how = models.CharField(_("presence"), max_length=10, choices=How)
    at = models.DateTimeField(_("noted on"), default=clock.now)

    class Meta:
        verbose_name = _("presence at a sitting")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["deliberation", "person"], name="one_presence_each")]

    def __str__(self):
        return f"{self.person} — {self.get_how_display()}"

    @property
    def is_present(self):
        return self.how in (self.How.ROOM, self.How.REMOTE)


class Point(models.Model):
    """What a sitting proposed on a dossier, who could take part in it, out of how many needed."""

    id = key()
    deliberation = models.ForeignKey(Deliberation, models.CASCADE, related_name="points")
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="points")
    outcome = models.CharField(_("proposal"), max_length=20, choices=State)
    together = models.BooleanField(_("settled with others"), default=False)
    present = models.PositiveSmallIntegerField(_("members who took part"))
    needed = models.PositiveSmallIntegerField(_("quorum"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("point of a sitting")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(present__gte=models.F("needed")), name="point_within_the_quorum", violation_error_message=_("The quorum is not met for this dossier.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.dossier} — {self.get_outcome_display()}"
