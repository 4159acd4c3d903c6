"""Applicants: who applies for a position, with no account; read by the recruiters of that position, and by nobody else."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import asks, clock
from programs.models import interviewing
from programs.models.applicantneeds import RECRUITS, Needs
from programs.models.people import User
from programs.models.position import Position
from programs.models.submission import Counter
from programs.permissions import LINK, May
from programs.recruiting import APPLICATION, MANAGER
from programs.workflow import NEW, Workflow, state_field, step

PREFIX = "CAND"


class ApplicantQuerySet(models.QuerySet):
    """Applicants, as each may see them."""

    def visible_to(self, user):
        """Those of the positions that this person recruits for."""
        return self.filter(position__in=Position.objects.recruited_by(user))

    def waiting(self):
        """Those who wait for an answer."""
        return self.filter(state__in=Applicant.ALIVE)

    def in_order(self):
        """In the order of their arrival."""
        return self.order_by("received_at", "id")


class Applicant(Needs, Workflow):
    """Someone who applies for a position: what they sent, and where it stands; a signed link is enough."""

    class State(models.TextChoices):
        RECEIVED = "received", _("received")
        SCREENED = "screened", _("screened")
        INTERVIEW = "interview", _("in interview")
        OFFERED = "offered", _("position offered")
        HIRED = "hired", _("hired")
        REJECTED = "rejected", _("not kept")
        WITHDRAWN = "withdrawn", pgettext_lazy("someone", "withdrawn")
        LEFT = "left", _("has left")

    class Route(models.TextChoices):
        EXTERNAL = "external", _("application")
        INTERNAL = "internal", _("volunteer of a local authority")

    S = State
    ALIVE = [S.RECEIVED, S.SCREENED, S.INTERVIEW, S.OFFERED]
    parent = "position"
    joins = ("position__dossier__call__program", "position__dossier__organization__territory")
    holders = {S.RECEIVED: "recruiter", S.SCREENED: "recruiter", S.INTERVIEW: "recruiter", S.OFFERED: "applicant"}
    cures = {"grid": "applicant_screening", "scorecards": "applicant", "manager": "applicant"}

    position = models.ForeignKey(Position, models.PROTECT, related_name="applicants", verbose_name=_("position"))
    reference = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    route = models.CharField(_("route"), max_length=10, choices=Route, default=Route.EXTERNAL, editable=False)
    name = models.CharField(_("first and last name"), max_length=200)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    links = models.TextField(_("links"), max_length=600, blank=True)
    experience = models.TextField(_("what you have done"), max_length=4000)
    motivation = models.TextField(_("why this position"), max_length=3000)
    available_on = models.DateField(_("available from"), null=True, blank=True)
    employer = models.CharField(_("your local authority"), max_length=200, blank=True)
    function = models.CharField(_("your function"), max_length=200, blank=True)
    manager_name = models.CharField(_("your manager"), max_length=200, blank=True)
    manager_email = models.EmailField(_("your manager’s e-mail address"), blank=True)
    manager_agrees = models.BooleanField(_("manager’s agreement"), null=True, editable=False)
    manager_at = models.DateTimeField(_("manager’s answer on"), null=True, editable=False)
    received_at = models.DateTimeField(_("received on"), default=clock.now, editable=False)
    revealed_at = models.DateTimeField(_("identity shown since"), null=True, editable=False)
    answer_by = models.DateField(_("answer before"), null=True, editable=False)
    starts_on = models.DateField(_("starts on"), null=True, editable=False)
    left_on = models.DateField(_("left on"), null=True, editable=False)
    pool_since = models.DateTimeField(_("in the pool since"), null=True, editable=False)
    contacted_at = models.DateTimeField(_("last contact on"), default=clock.now, editable=False)
    erased_at = models.DateTimeField(_("erased on"), null=True, editable=False)
    state = state_field(State)

    objects = ApplicantQuerySet.as_manager()

    class Meta:
        verbose_name = _("applicant")
        ordering = ["received_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["position", "email"], condition=~Q(email="") & ~Q(state__in=["withdrawn", "rejected", "left"]), name="one_application_an_address", violation_error_message=_("This address has already applied for this position.")),
            models.CheckConstraint(condition=Q(route="external") | Q(erased_at__isnull=False) | ~Q(manager_email=""), name="volunteer_has_a_manager", violation_error_message=_("Give the e-mail address of your manager.")),
            models.CheckConstraint(condition=~Q(state="offered") | Q(answer_by__isnull=False), name="offer_has_its_day"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["position", "state", "received_at", "id"], name="applicants_of_positions")]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("applicant", args=[self.pk])

    def scope(self):
        return self.position.scope()

    def roles_of(self, user):
        """Who bears the link is the applicant."""
        return super().roles_of(user) | ({LINK} if user.bears == self.pk else set())

    @property
    def dossier(self):
        """The dossier on which the position hangs."""
        return self.position.dossier

    @property
    def shown_name(self):
        """The name once it may be read, else the number."""
        return self.name if self.revealed_at and self.name else self.reference

    @property
    def glimpse(self):
        """The first words of what they did, as a card shows them."""
        return Truncator(self.experience).words(14) if self.revealed_at else ""

    @property
    def is_over(self):
        """Nothing more is to be decided."""
        return self.state not in self.ALIVE

    def addressees(self, role):
        """Applicants and managers have no account."""
        if role == "candidate":
            return [User(email=self.email, name=self.name)] if self.email else []
        if role == "manager":
            return [User(email=self.manager_email, name=self.manager_name)] if self.manager_email else []
        return interviewing.invited(self, role)

    @property
    def link(self):
        """The address by which the applicant comes back."""
        return APPLICATION.link(reverse("application", args=[self.pk]), str(self.pk))

    @property
    def manager_link(self):
        """The address by which the manager answers."""
        return MANAGER.link(reverse("application_manager", args=[self.pk]), str(self.pk))

    def choices_for(self, step):
        return {"slot": interviewing.choices(self)} if step == "choose_slot" else {}

    def words_for(self, step):
        """Who is offered the position declines it, rather than withdraws."""
        if step == "withdraw" and self.state == self.State.OFFERED:
            return {"label": _("Decline the offer"), "help": _("Thank you for saying it: someone else may be waiting.")}
        return {}

    # steps

    @step(
        source=NEW, target=S.RECEIVED, label=_("Apply"), allowed=May(LINK, "system", "recruiter"), requires=Needs.missing_to_begin, effects=Needs.received,
        done=_("Application received"),
    )  # fmt: skip
    def begin(self):
        self.reference = Counter.next_reference(PREFIX, clock.today().year)
        self.received_at = self.contacted_at = self.moment or clock.now()
        self.revealed_at = None if self.position.is_blind else self.received_at

    @step(
        source=S.RECEIVED, target=S.SCREENED, label=_("Keep after screening"), allowed=RECRUITS, requires=Needs.missing_to_screen,
        asks={"comment": asks.note()}, done=_("Kept after screening"),
    )  # fmt: skip
    def screen(self):
        pass

    @step(
        source=S.SCREENED, target=S.INTERVIEW, label=_("Invite to an interview"), allowed=RECRUITS, requires=Needs.missing_to_invite, effects=Needs.by_mail,
        asks={"comment": asks.note(_("A word for them"), _("They read it in the invitation."))}, done=_("Invited to an interview"),
        help=_("They receive a link to choose a slot. Their name and their files show from now on."),
    )  # fmt: skip
    def invite(self):
        self.revealed_at, self.contacted_at = self.revealed_at or clock.now(), clock.now()

    @step(
        source=S.INTERVIEW, target=None, label=_("Choose the slot"), allowed=May(LINK, "recruiter"), asks={"slot": asks.person(_("Slot"))},
        effects=Needs.by_mail, then=interviewing.take, done=_("Slot of the interview chosen"), help=_("Choosing another slot gives the first one back."),
    )  # fmt: skip
    def choose_slot(self, slot):
        self.wanted, self.contacted_at = interviewing.wanted(self, slot), clock.now()

    @step(
        source=S.INTERVIEW, target=S.OFFERED, label=_("Offer the position"), allowed=RECRUITS, requires=Needs.missing_to_offer, effects=Needs.by_mail,
        asks={
            "starts_on": asks.day(_("Starts on")), "answer_by": asks.day(_("Answer before")),
            "comment": asks.reason(_("The offer"), _("Salary, contract, place: they read it as you write it.")),
        }, done=_("Position offered"),
    )  # fmt: skip
    def offer(self, starts_on, answer_by):
        asks.to_come("answer_by", answer_by)
        self.starts_on, self.answer_by, self.contacted_at = starts_on, answer_by, clock.now()

    @step(
        source=S.OFFERED, target=S.HIRED, label=_("Accept the offer"), aside=True, allowed=May(LINK, "recruiter"), requires=Needs.missing_to_accept, effects=Needs.by_mail,
        notifies=["recruiter"], then=Needs.filled, done=_("Offer accepted"),
    )  # fmt: skip
    def accept(self):
        self.contacted_at = clock.now()

    @step(
        source=ALIVE, target=S.REJECTED, label=_("Do not keep"), allowed=May("recruiter", "system"), effects=Needs.by_mail, then=interviewing.release, danger=True,
        asks={"comment": asks.reason(_("Your words to them"), _("They leave as you write them."))}, done=_("Not kept"),
    )  # fmt: skip
    def reject(self):
        self.contacted_at = clock.now()

    @step(
        source=ALIVE, target=S.WITHDRAWN, label=_("Withdraw the application"), allowed=May(LINK, "recruiter"), effects=Needs.by_mail, notifies=["recruiter"],
        asks={"comment": asks.note(_("Reason, if you wish to give it"), "")}, then=interviewing.release, danger=True, done=_("Application withdrawn"),
    )  # fmt: skip
    def withdraw(self):
        self.contacted_at = clock.now()

    @step(
        source=S.HIRED, target=S.LEFT, label=_("Note the departure"), allowed=RECRUITS, then=Needs.vacated, danger=True,
        asks={"left_on": asks.day(_("Left on")), "comment": asks.note(_("Note, for the recruiters only"), "")},
        done=_("Departure noted"), help=_("The position opens again; the building of the project goes on."),
    )  # fmt: skip
    def leave(self, left_on):
        self.left_on = left_on

    @step(
        source=[S.RECEIVED, S.SCREENED, S.INTERVIEW], target=None, label=_("Note the manager’s answer"), allowed=May("system", "recruiter"),
        asks={"agrees": asks.choice(_("Answer"), [("yes", _("The manager agrees")), ("no", _("The manager does not agree"))])}, effects=Needs.by_mail,
        done=_("Manager’s answer noted"),
    )  # fmt: skip
    def hear_manager(self, agrees):
        self.manager_agrees, self.manager_at = agrees == "yes", clock.now()

    @step(
        source=[S.RECEIVED, S.SCREENED, S.INTERVIEW, S.OFFERED], target=None, label=_("Send the link again"), allowed=May("system", "recruiter"),
        effects=Needs.by_mail, done=_("Link sent again"),
    )  # fmt: skip
    def remind(self):
        pass
