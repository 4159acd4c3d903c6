"""What is said and asked during a camp: announcements to all, mentors, requests for help in their order."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp, OnCamp
from hackathons.models.registration import Registration
from hackathons.signed import MENTOR
from programs import asks, clock
from programs.models.history import key
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

HOSTS = ("lead", "member", "coach", "operator")
ON = ("running", "interrupted")
SAID = ("registration", *ON, "deliberation")  # states in which there is somebody to tell


class AnnouncementQuerySet(OfCamp):
    """Announcements of camps."""

    def in_force(self):
        """Those not withdrawn, the last first."""
        return self.filter(state="posted").order_by("-at", "id")


class Announcement(OnCamp, Workflow):
    """A word of the organizers to all those who came, at its hour; withdrawn if it was wrong."""

    class State(models.TextChoices):
        POSTED = "posted", _("posted")
        WITHDRAWN = "withdrawn", pgettext_lazy("announcement", "withdrawn")

    S = State

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="announcements")
    text = models.CharField(_("announcement"), max_length=280)
    by_mail = models.BooleanField(_("also send it by mail to those who are in"), default=False)
    at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        verbose_name = _("announcement")
        ordering = ["-at", "id"]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("camp_announcements", args=[self.camp_id])

    def addressees(self, role):
        """Those who are in have no account; nobody reads by mail what was withdrawn meanwhile."""
        if role != "present":
            return None
        present = self.camp.registrations.filter(state="checked_in").exclude(email="")
        return [User(email=one.email, name=one.name) for one in present] if self.state == self.State.POSTED else []

    def missing_to_post(self):
        if self.camp.state not in SAID:
            yield Missing("open", _("a camp whose registration is open, or under way"))

    def mailed(self):
        """By mail only when the organizers wished it."""
        if self.by_mail:
            yield Effect("mail", "present")

    @step(
        source=NEW, target=S.POSTED, label=_("Post the announcement"), allowed=May(*HOSTS), requires=missing_to_post, effects=mailed,
        done=_("Announcement posted"),
    )  # fmt: skip
    def begin(self):
        self.at = clock.now()

    @step(
        source=S.POSTED, target=S.WITHDRAWN, label=_("Withdraw the announcement"), allowed=May(*HOSTS), asks={"comment": asks.note()},
        done=_("Announcement withdrawn"), help=_("It disappears at once from the pages and from the screen; a mail already sent stays sent."),
    )  # fmt: skip
    def withdraw(self):
        pass


class Mentor(models.Model):
    """Someone who helps the teams on the day, from a phone, by a signed link of their own."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="mentors")
    name = models.CharField(_("first and last name"), max_length=200)
    subjects = models.CharField(_("helps with"), max_length=200, blank=True)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("mentor of the camp")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name

    @property
    def link(self):
        """The address of their queue; it opens nothing once they are removed."""
        return MENTOR.link(reverse("mentor_queue", args=[self.pk]), str(self.pk))


class HelpQuerySet(OfCamp):
    """Requests for help."""

    def open(self):
        """Those not settled, in their order."""
        return self.filter(state__in=("waiting", "taken")).order_by("at", "id")

    def for_queue(self):
        """With those who ask and those who help."""
        return self.select_related("registration", "team", "mentor", "host", *HelpRequest.joins)


def one_s_own(request, user):
    """A mentor gives back, or settles, what they took themselves."""
    return request.is_taken_by(user)


class HelpRequest(OnCamp, Workflow):
    """Someone who came asks for help; whoever helps takes it first, so that two never come unknowingly."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("help", "waiting")
        TAKEN = "taken", _("someone is on it")
        DONE = "done", _("helped")
        DROPPED = "dropped", _("no longer needed")

    S = State

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="help_requests")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="help_requests")
    team = models.ForeignKey("hackathons.CampTeam", models.SET_NULL, null=True, editable=False, related_name="help_requests")  # fmt: skip
    subject = models.CharField(_("what you need help with"), max_length=200)
    where = models.CharField(_("where you are"), max_length=80, blank=True)
    at = models.DateTimeField(default=clock.now, editable=False)
    mentor = models.ForeignKey(Mentor, models.SET_NULL, null=True, editable=False, related_name="help_requests")
    host = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    state = state_field(State)

    objects = HelpQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for help")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["registration"], condition=Q(state__in=("waiting", "taken")), name="one_request_for_help_at_a_time", violation_error_message=_("You already wait for help: change your mind first, or wait a little.")),
        ]  # fmt: skip

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("camp_help", args=[self.camp_id])

    def roles_of(self, user):
        """Who bears the link of the one who asks is that one; who bears that of a mentor of this camp is a mentor."""
        held = super().roles_of(user)
        own = user.bears == self.registration_id or (user.pk and user.pk == self.registration.person_id)
        if own and self.registration_id:
            held = held | {LINK}
        if user.bears and user.bears != self.registration_id and self.camp.mentors.filter(pk=user.bears).exists():
            held = held | {"mentor"}
        return held

    @property
    def helper(self):
        """The name of whoever took it."""
        return str(self.mentor or self.host or "")

    @property
    def minutes(self):
        """How long it has waited, or has been in hand."""
        return int((clock.now() - (self.at if self.state == self.State.WAITING else self.since)).total_seconds() // 60)

    def is_taken_by(self, user):
        """Whether this person took it."""
        return self.mentor_id == user.bears if user.bears else self.host_id == user.pk

    def missing_to_ask(self):
        if self.camp.state not in ON:
            yield Missing("on", _("a camp under way"))
        if self.registration.state != "checked_in":
            yield Missing("present", _("being checked in"))

    def keep_helper(self, by):
        """Write who takes it."""
        self.mentor_id, self.host_id = (by.bears, None) if by.bears else (None, by.pk)
        self.save(update_fields=["mentor", "host"])

    # steps

    @step(
        source=NEW, target=S.WAITING, label=_("Ask for help"), allowed=May(LINK), requires=missing_to_ask, done=_("Help asked for"),
    )  # fmt: skip
    def begin(self):
        self.at = clock.now()

    @step(
        source=S.WAITING, target=S.TAKEN, label=_("I go"), allowed=May("mentor", *HOSTS), then=keep_helper, done=_("Request for help taken"), alone=True,
    )  # fmt: skip
    def take(self):
        pass

    @step(
        source=S.TAKEN, target=S.WAITING, label=_("I cannot after all"), allowed=May(*HOSTS, mentor=one_s_own), done=_("Request for help given back"), alone=True,
        help=_("It takes its place in the queue again, by its first hour."),
    )  # fmt: skip
    def release(self):
        self.mentor = self.host = None

    @step(
        source=[S.WAITING, S.TAKEN], target=S.DONE, label=_("It is settled"), allowed=May(*HOSTS, LINK, mentor=one_s_own), done=_("Request for help settled"), alone=True,
    )  # fmt: skip
    def settle(self):
        pass

    @step(
        source=[S.WAITING, S.TAKEN], target=S.DROPPED, label=_("I no longer need help"), allowed=May(LINK, "system"), done=_("Request for help dropped"), alone=True,
    )  # fmt: skip
    def drop(self):
        pass
