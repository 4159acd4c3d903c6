"""The members of a jury: invited by a link, sitting once they accept, with what they can read and what ties them."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.models.people import Role
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

OVER = ("decided", "unsuccessful", "cancelled")  # the states of a call whose jury has ended
OFFICES = ("officer", "authority", "admin")
TIES = _("Organizations or dossiers that you cannot judge")
TIES_HELP = _(
    "One a line: the name of an organization, or the reference of a dossier. Only the programme officer reads it."
)


class JuryMemberQuerySet(models.QuerySet):
    """Members of juries, as each may see them."""

    def visible_to(self, user):
        """One's own; for staff and the chair those of the calls in their scope."""
        seen = Q(person=user.pk) | Q(email=user.email) & ~Q(email="")
        for role in user.active_roles:
            if role.code in OFFICES or (role.code == "chair" and role.call_id):
                fixed = {"call": role.call_id, "call__program": role.program_id}
                seen |= Q(pk__isnull=False, **{name: pk for name, pk in fixed.items() if pk})
        return self.filter(seen)

    def sitting(self):
        """Those who accepted and still sit."""
        return self.filter(state="sitting")

    def for_table(self):
        """With all that a row shows."""
        return self.select_related("person__organization__territory")


def holder(member, user):
    """Someone signed in with the very address that was invited: to sit takes an account."""
    return bool(user.email) and user.email == member.email


def link(member):
    """The message that carries the link."""
    yield Effect("link", "juror")


def freed(member):
    """The readings not begun become free again; the juror is told."""
    yield Effect("move", "free_readings")
    yield Effect("mail", "juror")


def declared(member):
    """What ties them now closes the dossiers concerned."""
    yield Effect("move", "recuse")


class JuryMember(Workflow):
    """Someone invited to the jury of a call, and what became of it."""

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        SITTING = "sitting", _("sitting")
        DECLINED = "declined", _("declined to sit")
        REVOKED = "revoked", _("invitation taken back")
        STOOD_DOWN = "stood_down", _("no longer sits")

    class Part(models.TextChoices):
        REVIEWER = "reviewer", _("reviewer: reads the dossiers given to them")
        CHAIR = "chair", _("chair: sees all the readings and the ranking")

    joins = ("call__program", "person")
    holders = {State.INVITED: "reviewer", State.SITTING: "reviewer"}

    call = models.ForeignKey("Call", models.PROTECT, related_name="jury")
    email = models.EmailField(_("e-mail address"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="seats", verbose_name=_("person")
    )  # fmt: skip
    part = models.CharField(_("part in the jury"), max_length=20, choices=Part, default=Part.REVIEWER)
    quality = models.CharField(
        _("quality"), max_length=200, blank=True, help_text=_("As the minutes will say it: mayor, designer, head of department…")
    )  # fmt: skip
    capacity = models.PositiveSmallIntegerField(
        _("dossiers to read at most"), null=True, blank=True, validators=[MaxValueValidator(1000)],
        help_text=_("Leave empty without a limit; 0 for a chair who reads no dossier."),
    )  # fmt: skip
    skills = models.JSONField(_("skills"), default=list, blank=True)
    departements = models.JSONField(_("départements well known"), default=list, blank=True)
    available_from = models.DateField(_("available from"), null=True, blank=True)
    available_until = models.DateField(_("available until"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded on"), null=True, editable=False)
    freed_at = models.DateTimeField(_("readings taken back on"), null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = JuryMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the jury")
        ordering = ["-part", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "email"], condition=Q(state__in=["invited", "sitting"]), name="one_seat_each", violation_error_message=_("This person is already a member of the jury, or invited.")),
            models.CheckConstraint(condition=Q(available_from=None) | Q(available_until=None) | Q(available_until__gte=models.F("available_from")), name="available_in_order", violation_error_message=_("The end of the availability comes after its beginning.")),
        ]  # fmt: skip

    def __str__(self):
        return str(self.person) if self.person_id else self.email

    def get_absolute_url(self):
        return reverse("jury_member", args=[self.pk])

    def scope(self):
        return self.call.scope()

    def roles_of(self, user):
        """Who bears its link, or signs in with the address invited, answers for that seat alone."""
        bears = user.bears == self.pk or holder(self, user)
        return super().roles_of(user) | ({LINK} if bears else set())

    def addressees(self, role):
        """The juror, whatever the roles of others on the call."""
        return [self.person] if role == "juror" else None

    @property
    def codes(self):
        """The roles that the seat gives: a chair who reads is a reviewer too."""
        reads = self.part == self.Part.REVIEWER or self.capacity != 0
        return [Role.Code.CHAIR] * (self.part == self.Part.CHAIR) + [Role.Code.REVIEWER] * reads

    def is_available(self, day):
        """Whether they can be given readings that day."""
        return (self.available_from or day) <= day <= (self.available_until or day)

    @cached_property
    def readings(self):
        """What they were given to read in this call."""
        Review = self.call.dossiers.model._meta.get_field("reviews").related_model
        return Review.objects.filter(dossier__call=self.call_id, reviewer=self.person_id)

    @property
    def to_accept(self):
        """How many readings wait for their answer."""
        return self.readings.filter(state="assigned").count()

    def missing_to_sit(self):
        if self.call.state in OVER:
            yield Missing("over", _("a call whose jury still works"))

    def missing_to_stand_down(self):
        if self.readings.filter(state="in_progress").exists():
            yield Missing("started", _("the readings begun handed in, or released by the officer"))

    def seat(self, by):
        """Give the roles of the seat to who accepts it, and keep what they declared."""
        self.person = by
        self.save(update_fields=["person"])
        self.hold_roles()
        self.keep_ties()

    def hold_roles(self):
        """Give the roles of the seat that are not held yet: a chair who now reads becomes a reviewer too."""
        inviter = self.history.first().actor
        for code in self.codes:
            held = {"person": self.person, "code": code, "call": self.call, "ends_on": None}
            Role.objects.get_or_create(**held, defaults={"quality": self.quality, "given_by": inviter})
        self.person.forget_roles()

    def keep_ties(self):
        """Keep each line of what was just declared."""
        lines = [line.strip()[:300] for line in self.declared.splitlines()]
        for line in filter(None, lines):
            self.ties.create(person=self.person, said=line).resolve()

    def leave(self):
        """The roles of the seat end."""
        for role in Role.objects.active().filter(call=self.call, person=self.person, code__in=("chair", "reviewer")):
            role.end()

    @step(
        source=NEW, target=State.INVITED, label=_("Invite to the jury"), done=_("Invited to the jury"), allowed=May("officer"), effects=link,
    )  # fmt: skip
    def begin(self):
        self.email = self.email.strip().lower()

    @step(
        source=State.INVITED, target=State.INVITED, label=_("Send the invitation again"), done=_("Invitation sent again"), allowed=May("officer", "system"), effects=link,
        asks={"email": asks.address(_("Another e-mail address"), _("Only if the first one was wrong: its link then opens nothing."), required=False)},
        help=_("The message carries a new link, good for thirty days."),
    )  # fmt: skip
    def remind(self, email=""):
        self.email, self.reminded_at = email or self.email, clock.now()

    @step(
        source=State.INVITED, target=State.SITTING, label=_("Sit on the jury"), done=_("Accepted to sit on the jury"), allowed=May(link=holder),
        asks={"ties": asks.note(TIES, TIES_HELP)}, help=_("You declare on your honour the ties that you know of. You may declare others later, at any time."),
        requires=missing_to_sit, effects=declared, notifies=["officer"], then=lambda member, by: member.seat(by),
    )  # fmt: skip
    def accept(self, ties=""):
        self.declared = ties

    @step(
        source=State.INVITED, target=State.DECLINED, label=_("Decline to sit"), done=_("Declined to sit on the jury"), allowed=May(LINK),
        asks={"comment": asks.reason(help=_("The programme officer reads it."))}, notifies=["officer"],
    )  # fmt: skip
    def decline(self):
        pass

    @step(
        source=State.INVITED, target=State.REVOKED, label=_("Take the invitation back"), done=_("Invitation taken back"), allowed=May("officer"), danger=True,
        help=_("Its link opens nothing any more. You may invite the same person again."),
    )  # fmt: skip
    def revoke(self):
        pass

    @step(
        source=State.SITTING, target=State.SITTING, label=_("Declare a tie"), done=_("Tie declared"), allowed=May(LINK), effects=declared, notifies=["officer"],
        asks={"ties": asks.reason(TIES, TIES_HELP)}, help=_("The dossiers concerned close to you; the minutes say in one line that you stood aside."),
        then=lambda member, by: member.keep_ties(),
    )  # fmt: skip
    def declare(self, ties):
        self.declared = ties

    @step(
        source=State.SITTING, target=State.SITTING, label=_("Recognize a tie"), done=_("Tie recognized"), allowed=May("officer"), effects=declared,
        help=_("The dossiers concerned close to this member."),
    )  # fmt: skip
    def recognize(self):
        pass

    @step(
        source=State.SITTING, target=State.SITTING, label=_("Send a reminder"), done=_("Reminder sent"), allowed=May("officer", "system"),
        help=_("The message says how many readings wait for an answer, and until when."), effects=lambda member: [Effect("mail", "juror")],
    )  # fmt: skip
    def nudge(self):
        self.reminded_at = clock.now()

    @step(
        source=State.SITTING, target=State.SITTING, label=_("Take back the readings not begun"), done=_("Readings not begun taken back"),
        allowed=May("officer", "system"), help=_("They can be given to someone else. What is begun stays."), effects=freed, danger=True,
    )  # fmt: skip
    def free_readings(self):
        self.freed_at = clock.now()

    @step(
        source=State.SITTING, target=State.STOOD_DOWN, label=_("Leave the jury"), done=_("Left the jury"), allowed=May("officer", LINK), danger=True,
        requires=missing_to_stand_down, asks={"comment": asks.reason()}, effects=freed, notifies=["officer"],
        help=_("The readings not begun can be given to someone else. The readings handed in still count."), then=lambda member, by: member.leave(),
    )  # fmt: skip
    def stand_down(self):
        self.freed_at = clock.now()
