"""Teams of a camp, from their forming to what became of their prototype; the database keeps their sizes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp
from programs import asks, clock
from programs.models.history import key
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

HOSTS = ("lead", "member", "coach", "operator")
BEFORE_END = ("registration", "running", "interrupted")


def open_now(team, user):
    """The camp takes prototypes now: until its end, to the second."""
    return team.camp.submits


def followed(team, user):
    """The camp is followed up."""
    return team.camp.state == "follow_up"


def forming_now(team, user):
    """Teams still form."""
    return team.camp.state in BEFORE_END


def member_of(registration):
    """A member of a team, to write to, with their link."""
    person = User(email=registration.email, name=registration.name)
    person.link = registration.link
    return person


class CampTeam(Workflow):
    """People who answer a challenge together, and the prototype that they make."""

    class State(models.TextChoices):
        FORMING = "forming", _("forming")
        READY = "ready", _("complete")
        SUBMITTED = "submitted", _("handed in")
        JUDGED = "judged", _("judged")
        AWARDED = "awarded", _("awarded")
        CONTINUED = "continued", _("continues")
        STOPPED = "stopped", _("stops")
        DISBANDED = "disbanded", _("disbanded")

    S = State
    parent = "camp"
    joins = ("camp__dossier__call__program", "camp__dossier__organization__territory", "challenge")

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="teams")
    challenge = models.ForeignKey(
        "hackathons.Challenge", models.PROTECT, null=True, blank=True, related_name="teams", verbose_name=_("challenge")
    )
    name = models.CharField(_("name of the team"), max_length=80)
    pitch = models.CharField(_("in one sentence"), max_length=300, blank=True)
    description = models.TextField(_("the prototype"), max_length=8000, blank=True)
    repository = models.URLField(_("address of the code"), max_length=300, blank=True)
    demo = models.URLField(_("address of the demonstration"), max_length=300, blank=True)
    licence = models.CharField(_("open licence"), max_length=30, blank=True)
    seeks = models.JSONField(_("skills that you look for"), default=list, blank=True)
    welcomes = models.BooleanField(_("the team takes requests to join"), default=True)
    mark = models.DecimalField(_("mark out of 100"), max_digits=5, decimal_places=2, null=True, editable=False)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, editable=False)
    remarks = models.TextField(_("remarks of the jury"), blank=True, editable=False)
    submitted_at = models.DateTimeField(_("handed in on"), null=True, editable=False)
    state = state_field(State)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("team")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint("camp", models.functions.Lower("name"), condition=~Q(state="disbanded"), name="one_team_a_name", violation_error_message=_("Another team of this camp already has this name.")),
            models.CheckConstraint(condition=~Q(state="submitted") | Q(submitted_at__isnull=False), name="handed_in_has_its_hour"),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.camp.get_absolute_url()

    def scope(self):
        return self.camp.scope()

    @property
    def dossier(self):
        """The dossier on which its camp hangs."""
        return self.camp.dossier

    def roles_of(self, user):
        """Who bears the link of one of its members, or has their account, is of the team; whoever opens it is too."""
        here = Q(registration=user.bears) if user.bears else Q(registration__person=user.pk)
        known = bool(user.bears or (user.pk and not user.is_system))
        opening = self._state.adding and bool(user.bears)
        inside = opening or (known and self.memberships.current().filter(here).exists())
        return super().roles_of(user) | ({LINK} if inside else set())

    def addressees(self, role):
        """Its members, who may have no account, each with their own link."""
        if role != "judged":
            return None
        seats = self.memberships.current().exclude(registration__email="").select_related("registration")
        return [member_of(seat.registration) for seat in seats.order_by("seat")]

    # needs

    def missing_to_complete(self):
        if (short := self.camp.team_min - self.memberships.current().count()) > 0:
            text = ngettext("%d member more", "%d members more", short) % short
            yield Missing("members", text, May("lead", "coach"))
        if not self.challenge_id:
            yield Missing("challenge", _("the challenge that it answers"))

    def missing_to_submit(self):
        if not self.memberships.current().exists():
            yield Missing("members", _("at least one member"))
        if not (self.pitch.strip() and self.description.strip()):
            yield Missing("prototype", _("the sentence and the text that present the prototype"))

    # steps

    @step(
        source=NEW,
        target=S.FORMING,
        label=_("Form a team"),
        allowed=May("system", *HOSTS, **{LINK: forming_now}),
        done=_("Team formed"),
    )
    def begin(self):
        pass

    @step(
        source=S.FORMING, target=S.READY, label=_("The team is complete"), allowed=May("system", *HOSTS, **{LINK: forming_now}), requires=missing_to_complete,
        done=_("Team complete"),
    )  # fmt: skip
    def complete(self):
        pass

    @step(
        source=S.READY,
        target=S.FORMING,
        label=_("Look for members again"),
        allowed=May(*HOSTS, **{LINK: forming_now}),
        done=_("Team open again"),
    )
    def reopen(self):
        pass

    @step(
        source=[S.READY, S.FORMING], target=S.SUBMITTED, label=_("Hand in the prototype"), allowed=May(**dict.fromkeys((LINK, "lead", "coach"), open_now)),
        requires=missing_to_submit, done=_("Prototype handed in"), help=_("You may take it back and hand it in again until the end of the camp."),
    )  # fmt: skip
    def submit(self):
        self.submitted_at = self.moment or clock.now()

    @step(
        source=S.SUBMITTED, target=S.READY, label=_("Take the prototype back"), allowed=May(**dict.fromkeys((LINK, "lead", "coach"), open_now)),
        done=_("Prototype taken back"),
    )  # fmt: skip
    def withdraw_submission(self):
        self.submitted_at = None

    @step(
        source=S.SUBMITTED, target=S.JUDGED, label=_("Judge"), allowed=May("system"), effects=lambda team: [Effect("mail", "judged")], done=_("Prototype judged"),
    )  # fmt: skip
    def judge(self, mark=None, rank=None, remarks=""):
        self.mark, self.rank, self.remarks = mark, rank, remarks

    @step(
        source=S.JUDGED,
        target=S.AWARDED,
        label=_("Award a prize"),
        allowed=May("system", "lead"),
        done=_("Prize awarded"),
    )
    def award(self):
        pass

    @step(
        source=[S.READY, S.SUBMITTED, S.JUDGED, S.AWARDED], target=S.CONTINUED, label=_("The prototype continues"), allowed=May(lead=followed, coach=followed),
        asks={"comment": asks.reason(_("How it continues"), _("Who takes it up, with what."))}, done=_("Prototype continued"),
    )  # fmt: skip
    def go_on(self):
        pass

    @step(
        source=[S.READY, S.SUBMITTED, S.JUDGED, S.AWARDED], target=S.STOPPED, label=_("The prototype stops here"), allowed=May(lead=followed, coach=followed),
        asks={"comment": asks.reason(_("What was learned"), _("Failure is a result: these lessons are kept."))}, done=_("Prototype stopped"),
    )  # fmt: skip
    def stop(self):
        pass

    @step(
        source=[S.FORMING, S.READY], target=S.DISBANDED, label=_("Disband the team"), allowed=May("system", *HOSTS, **{LINK: forming_now}), danger=True,
        asks={"comment": asks.note()}, then=lambda team, by: team.memberships.current().update(left_at=clock.now()), done=_("Team disbanded"),
    )  # fmt: skip
    def disband(self):
        pass


class MembershipQuerySet(models.QuerySet):
    """Members of teams."""

    def current(self):
        """Those who have not left."""
        return self.filter(left_at=None)


class Membership(models.Model):
    """Someone in a team, on one of its numbered seats: the database has no more of them than the team may have members."""

    id = key()
    team = models.ForeignKey(CampTeam, models.CASCADE, related_name="memberships")
    registration = models.ForeignKey("hackathons.Registration", models.CASCADE, related_name="memberships")
    seat = models.PositiveSmallIntegerField(editable=False)
    seats = models.PositiveSmallIntegerField(editable=False)  # those of the team when this one was taken
    brings = models.CharField(_("why here"), max_length=300, blank=True)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a team")
        ordering = ["team", "seat"]
        constraints = [
            models.UniqueConstraint(fields=["team", "seat"], condition=Q(left_at=None), name="one_member_a_seat"),
            models.UniqueConstraint(fields=["registration"], condition=Q(left_at=None), name="one_team_at_a_time", violation_error_message=_("This person is already in a team.")),
            models.CheckConstraint(condition=Q(seat__gte=1) & Q(seat__lte=F("seats")) & Q(seats__lte=12), name="no_seat_beyond_the_size"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.registration} — {self.team}"
