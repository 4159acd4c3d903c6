"""Registrations: a person and a camp, from the form to the door; capacity is kept under the lock of the camp."""

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp, OnCamp
from hackathons.models.teaming import Teaming, gone
from hackathons.signed import DOOR, GUARDIAN, SEAT
from programs import asks, clock
from programs.deadlines import DAY
from programs.models.history import key
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

WELCOME = ("lead", "member", "coach", "operator")
SEATED = ("confirmed", "checked_in", "absent")


def begun(registration, user):
    """Its camp has begun."""
    return registration.camp.state in ("running", "interrupted", "deliberation", "follow_up")


def upcoming(registration, user):
    """Its camp still takes registrations."""
    return registration.camp.state in ("registration", "running", "interrupted")


class RegistrationQuerySet(OfCamp):
    """Registrations, as each may see them."""

    def visible_to(self, user):
        """For those who prepare or welcome, whole; for a person with an account, their own."""
        scopes = [
            role.dossier_id for role in user.active_roles if role.code in (*WELCOME, "officer") and role.dossier_id
        ]
        mine = Q(person=user.pk) if user.pk and not user.is_system else Q(pk__in=[])
        staff = Q(camp__in=Camp.objects.visible_to(user)) if user.is_staff else Q(camp__dossier__in=scopes)
        return self.filter(staff | mine)

    def seated(self):
        """Those that hold a place."""
        return self.filter(state__in=SEATED)

    def in_order(self):
        """In the order of their arrival."""
        return self.order_by("arrival", "id")


class Registration(Teaming, OnCamp, Workflow):
    """Someone who registers for a camp: an account is not needed, a signed link is enough."""

    class State(models.TextChoices):
        PENDING = "pending", _("to confirm")
        CONFIRMED = "confirmed", _("confirmed")
        WAITLISTED = "waitlisted", _("waiting for a place")
        CHECKED_IN = "checked_in", _("present")
        ABSENT = "absent", _("absent")
        CANCELLED = "cancelled", _("cancelled")

    S = State
    holders = {S.PENDING: "participant"}

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="registrations")
    arrival = models.PositiveIntegerField(_("order of arrival"), default=0, editable=False)
    received_at = models.DateTimeField(default=clock.now, editable=False)
    name = models.CharField(_("first and last name"), max_length=200)
    email = models.EmailField(_("e-mail address"), blank=True)
    person = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="camp_registrations")
    profile = models.CharField(_("profile"), max_length=20, choices=presets.PROFILES)
    organization = models.CharField(_("organization, if any"), max_length=200, blank=True)
    skills = models.JSONField(_("skills"), default=list, blank=True)
    diet = models.CharField(_("diet"), max_length=300, blank=True, help_text=_("Erased at the end of the camp."))
    access_needs = models.CharField(
        _("access needs"), max_length=300, blank=True, help_text=_("Erased at the end of the camp.")
    )
    is_minor = models.BooleanField(_("under 18 on the day of the camp"), default=False)
    guardian_name = models.CharField(_("legal guardian"), max_length=200, blank=True)
    guardian_email = models.EmailField(_("guardian’s e-mail address"), blank=True)
    guardian_agreed_at = models.DateTimeField(_("guardian’s agreement"), null=True, editable=False)
    rules = models.ForeignKey("hackathons.Rules", models.PROTECT, null=True, editable=False, related_name="+")
    shows_name = models.BooleanField(_("my name may appear on the page of my team"), default=False)
    from_second_day = models.BooleanField(_("I come from the second day only"), default=False)
    is_walk_in = models.BooleanField(default=False, editable=False)
    surveyed_on = models.DateField(null=True, editable=False)  # that they answered: their answer is nobody's
    checked_in_at = models.DateTimeField(_("came in on"), null=True, editable=False)
    state = state_field(State)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        ordering = ["arrival", "id"]
        constraints = [
            models.UniqueConstraint(fields=["camp", "arrival"], name="one_arrival_each"),
            models.UniqueConstraint(fields=["camp", "email"], condition=~Q(state="cancelled") & ~Q(email=""), name="one_registration_an_address", violation_error_message=_("This address is already registered for this camp.")),
            models.CheckConstraint(condition=Q(is_minor=False) | ~Q(guardian_name="") | Q(state="cancelled"), name="minor_has_a_guardian", violation_error_message=_("Give the name of the legal guardian.")),
            models.CheckConstraint(condition=~Q(state="checked_in") | Q(checked_in_at__isnull=False), name="present_since_an_hour"),
        ]  # fmt: skip

    def __str__(self):
        return self.name or str(_("Erased person"))

    def get_absolute_url(self):
        return reverse("seat", args=[self.pk])

    def roles_of(self, user):
        """Who bears its link, or has the account, is the one registered."""
        own = user.bears == self.pk or (self.person_id is not None and self.person_id == user.pk)
        return super().roles_of(user) | ({LINK} if own else set())

    def addressees(self, role):
        """The one registered may have no account, nor has a guardian; before the camp only who still comes is reminded."""
        if role == "guardian":
            return [User(email=self.guardian_email, name=self.guardian_name)]
        if role == "registered_eve":
            near = self.camp.starts_at and self.camp.starts_at - clock.now() < 3 * DAY
            return [User(email=self.email, name=self.name)] if near and self.state == self.State.CONFIRMED else []
        return [User(email=self.email, name=self.name)] if role in ("registered", "teamed") else None

    @property
    def link(self):
        """The address by which the one registered comes back."""
        return SEAT.link(self.get_absolute_url(), str(self.pk))

    @property
    def guardian_link(self):
        """The address by which the guardian agrees."""
        return GUARDIAN.link(reverse("guardian", args=[self.pk]), str(self.pk))

    @property
    def door_link(self):
        """The address held by the code to scan: it opens to those who welcome, and to nobody else."""
        return DOOR.link(reverse("door", args=[self.pk]), str(self.pk))

    # places

    def has_room(self):
        """Whether a place is free for this profile; true only under the lock of the camp."""
        seated = self.camp.registrations.seated().exclude(pk=self.pk)
        quota = self.camp.quotas.filter(profile=self.profile).values_list("places", flat=True).first()
        taken = seated.aggregate(all=Count("pk"), alike=Count("pk", filter=Q(profile=self.profile)))
        return taken["all"] < self.camp.capacity and (quota is None or taken["alike"] < quota)

    def missing_to_begin(self):
        if self.camp.state not in ("registration", "running"):
            yield Missing("open", _("a camp whose registration is open"))
        if self.rules_id is None and self.camp.rules.exists() and not self.is_walk_in:
            yield Missing("rules", _("your agreement to the rules of the camp"))

    def missing_to_confirm(self):
        if self.is_minor and not self.guardian_agreed_at:
            yield Missing("guardian", _("the written agreement of the legal guardian"))
        if not self.has_room():
            yield Missing("room", _("a free place"))

    def missing_to_wait(self):
        if self.has_room():
            yield Missing("full", _("a camp that is full for this profile: a place is free"))

    def missing_to_check_in(self):
        if self.is_minor and not self.guardian_agreed_at:
            yield Missing("guardian", _("the written agreement of the legal guardian"), May("lead", "coach"))

    def told_in_person(self):
        """The one registered learns it by mail; someone who came to the door has given none."""
        if self.email:
            yield Effect("mail", "registered")

    def received(self):
        """The one registered receives the link, and the guardian of a minor theirs."""
        yield from self.told_in_person()
        if self.is_minor and self.guardian_email:
            yield Effect("mail", "guardian")

    def seated(self):
        """A place is theirs: two days before the camp they are reminded of it, with the code for the door."""
        yield from self.told_in_person()
        if self.email and self.camp.starts_at and self.camp.starts_at - 2 * DAY > clock.now():
            yield Effect("mail", "registered_eve", self.camp.starts_at - 2 * DAY)

    def freed(self):
        """A place is freed, or one more may have one: the first who waits has it."""
        yield from self.told_in_person()
        yield Effect("move", "fill")

    # steps

    @step(
        source=NEW, target=S.PENDING, label=_("Register"), allowed=May(LINK, *WELCOME), requires=missing_to_begin,
        effects=received, done=_("Registration received"),
    )  # fmt: skip
    def begin(self):
        self.camp.arrivals += 1
        Camp.objects.filter(pk=self.camp_id).update(arrivals=self.camp.arrivals)
        self.arrival, self.received_at = self.camp.arrivals, self.moment or clock.now()

    @step(
        source=S.PENDING, target=S.CONFIRMED, label=_("Confirm the registration"), allowed=May("system", *WELCOME, **{LINK: upcoming}),
        requires=missing_to_confirm, effects=seated, done=_("Registration confirmed"),
    )  # fmt: skip
    def confirm(self):
        pass

    @step(
        source=S.PENDING, target=S.WAITLISTED, label=_("Put on the waiting list"), allowed=May("system", *WELCOME, **{LINK: upcoming}),
        requires=missing_to_wait, effects=told_in_person, done=_("Placed on the waiting list"),
    )  # fmt: skip
    def wait(self):
        pass

    @step(
        source=[S.PENDING, S.CONFIRMED, S.WAITLISTED, S.ABSENT], target=None, label=_("Note the guardian’s agreement"), allowed=May("system", *WELCOME),
        effects=freed, done=_("Guardian’s agreement noted"), help=_("Written, on paper or by the link sent to the guardian."),
    )  # fmt: skip
    def agree(self):
        self.guardian_agreed_at = clock.now()

    @step(
        source=S.WAITLISTED, target=S.CONFIRMED, label=_("Give the place freed"), allowed=May("system"), requires=missing_to_confirm,
        effects=seated, done=_("Place given from the waiting list"),
    )  # fmt: skip
    def promote(self):
        pass

    @step(
        source=[S.PENDING, S.CONFIRMED, S.WAITLISTED], target=None, label=_("Send the link again"), allowed=May("system", *WELCOME), effects=received,
        done=_("Link sent again"),
    )  # fmt: skip
    def remind(self):
        pass

    @step(
        source=S.CONFIRMED,
        target=S.PENDING,
        label=_("Ask to confirm again"),
        allowed=May("system"),
        effects=told_in_person,
        done=_("Asked to confirm again"),
    )
    def ask_again(self):
        pass

    @step(
        source=[S.PENDING, S.CONFIRMED, S.WAITLISTED, S.ABSENT], target=S.CHECKED_IN, label=_("Check in"), allowed=May(*WELCOME),
        requires=missing_to_check_in, done=_("Came in"), alone=True,
    )  # fmt: skip
    def check_in(self):
        self.checked_in_at = self.moment or clock.now()

    @step(
        source=S.CHECKED_IN,
        target=S.CONFIRMED,
        label=_("Undo the check-in"),
        allowed=May(*WELCOME),
        done=_("Check-in undone"),
        alone=True,
    )
    def undo_check_in(self):
        self.checked_in_at = None

    @step(
        source=S.CONFIRMED, target=S.ABSENT, label=_("Note the absence"), allowed=May("system", **dict.fromkeys(WELCOME, begun)),
        done=_("Absence noted"), help=_("If they come later, check them in: the absence is forgotten."),
    )  # fmt: skip
    def mark_absent(self):
        pass

    @step(
        source=[S.PENDING, S.CONFIRMED, S.WAITLISTED], target=S.CANCELLED, label=_("Cancel the registration"), allowed=May(LINK, "system", *WELCOME),
        asks={"comment": asks.note(_("Reason, if you wish to give it"), "")}, effects=freed, then=gone, danger=True, done=_("Registration cancelled"),
        help=_("The place goes to the first person on the waiting list."),
    )  # fmt: skip
    def cancel(self):
        pass


class Wish(models.Model):
    """A challenge that someone wishes to work on, first, second or third."""

    id = key()
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="wishes")
    challenge = models.ForeignKey("hackathons.Challenge", models.CASCADE, related_name="wishes")
    rank = models.PositiveSmallIntegerField(_("rank"))

    class Meta:
        verbose_name = _("wish")
        ordering = ["registration", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "rank"], name="one_wish_a_rank"),
            models.UniqueConstraint(fields=["registration", "challenge"], name="one_wish_a_challenge", violation_error_message=_("You already wished for this challenge.")),
            models.CheckConstraint(condition=Q(rank__range=(1, 3)), name="three_wishes_at_most"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.rank}. {self.challenge}"
