"""Positions: the jobs that the State recruits for, in a start-up or a residence; each hangs on the dossier of its project."""

from datetime import timedelta
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Count, F, Q, When
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from programs import asks, clock, slugs
from programs.models.submission import Counter
from programs.permissions import May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

RUNS = May("recruiter", "officer")  # the announcement; who applied is another matter (applicant.py)
TEAM = ("lead", "member", "signatory", "coach", "resident", "operator", "observer")
EVERYWHERE = ("officer", "authority", "admin", "recruiter")
PREFIX = "POSTE"
AGAIN = timedelta(days=30)  # how long a position stays open when someone has left it


def scope_of(role):
    """The positions within the scope of a role of the State."""
    if role.position_id:
        return Q(pk=role.position_id)
    if role.dossier_id:
        return Q(dossier=role.dossier_id)
    if role.call_id:
        return Q(dossier__call=role.call_id)
    return Q(dossier__call__program=role.program_id) if role.program_id else Q(pk__isnull=False)


class PositionQuerySet(models.QuerySet):
    """Positions, as each may see them."""

    def visible_to(self, user):
        """For who recruits or runs, in their scope; for the team of a project, its own."""
        seen = Q(pk__in=[])
        for role in user.active_roles:
            if role.code in EVERYWHERE:
                seen |= scope_of(role)
            elif role.code in TEAM and role.dossier_id:
                seen |= Q(dossier=role.dossier_id)
            elif role.code == "signatory" and role.organization_id:
                seen |= Q(dossier__organization=role.organization_id)
        return self.filter(seen)

    def recruited_by(self, user):
        """Those that this person recruits for: their applicants are theirs to read, and nobody else's."""
        held = Q(pk__in=[])
        for role in user.active_roles:
            if role.code == "recruiter":
                held |= scope_of(role)
        return self.filter(held)

    def public(self):
        """Those that were published, over ones included."""
        return self.filter(published_at__isnull=False).exclude(state="cancelled")

    def taking(self):
        """Those that one may apply for today."""
        return self.filter(state="open", closes_on__gte=clock.today())

    def overdue(self):
        """Those whose last day is over."""
        return self.filter(state="open", closes_on__lt=clock.today()).order_by("id")

    def vacant(self):
        """Those that still have to be filled."""
        return self.filter(state__in=("draft", "open", "closed"))

    def for_table(self):
        """With all that a row shows."""
        return self.select_related("dossier__call__program", "dossier__organization__territory")

    def for_list(self):
        """With how many applied, how many wait, how many were hired; those to fill first."""
        rows = self.for_table().annotate(
            applied=Count("applicants"), unread=Count("applicants", filter=Q(applicants__state="received")),
            taken=Count("applicants", filter=Q(applicants__state="hired")),
        )  # fmt: skip
        order = Case(
            *(When(state=code, then=n) for n, code in enumerate(("open", "closed", "draft", "filled", "cancelled")))
        )
        return rows.order_by(order, "closes_on", "reference")


class Position(Workflow):
    """A job in the team of a project: what it is, what it pays, until when one may apply."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        OPEN = "open", _("open to applications")
        CLOSED = "closed", _("applications closed")
        FILLED = "filled", _("filled")
        CANCELLED = "cancelled", _("given up")

    class Contract(models.TextChoices):
        FIXED_TERM = "fixed_term", _("fixed-term contract")
        SECONDMENT = "secondment", _("secondment")
        SERVICES = "services", _("contract for services")

    class Remote(models.TextChoices):
        NONE = "none", _("on site")
        PARTIAL = "partial", _("partly remote")
        FULL = "full", _("fully remote")

    S = State
    parent, spine = "dossier", "dossier_id"
    joins = ("dossier__call__program", "dossier__organization__territory")
    holders = {S.DRAFT: "recruiter", S.OPEN: "recruiter", S.CLOSED: "recruiter"}
    cures = dict.fromkeys(("words", "salary", "place", "start", "deadline"), "position_edit") | {"hired": "pipeline"}

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="positions", verbose_name=_("project"))
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)
    template = models.CharField(_("model"), max_length=30, blank=True, editable=False)
    preset_version = models.PositiveSmallIntegerField(default=1, editable=False)
    title = models.CharField(_("title of the position"), max_length=120, blank=True)
    summary = models.CharField(_("in one sentence"), max_length=250, blank=True)
    missions = models.TextField(_("missions"), blank=True, max_length=4000)
    profile = models.TextField(_("profile looked for"), blank=True, max_length=4000)
    conditions = models.TextField(_("what else one should know"), blank=True, max_length=4000)
    contract = models.CharField(_("contract"), max_length=20, choices=Contract, default=Contract.FIXED_TERM)
    salary_from = models.DecimalField(
        _("gross yearly salary, from"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    salary_to = models.DecimalField(
        _("gross yearly salary, to"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    months = models.PositiveSmallIntegerField(
        _("length in months"), default=6, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    place = models.CharField(_("place of work"), max_length=200, blank=True)
    remote = models.CharField(_("remote work"), max_length=10, choices=Remote, default=Remote.PARTIAL)
    seats = models.PositiveSmallIntegerField(
        _("number of positions"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    closes_on = models.DateField(_("last day to apply"), null=True, blank=True)
    takes_internal = models.BooleanField(
        _("volunteers of local authorities may apply, with their manager’s agreement"), default=True
    )
    is_blind = models.BooleanField(
        _("anonymised screening: name, contact, links and files show from the interview on"), default=True
    )
    criteria = models.JSONField(_("screening grid"), default=list, blank=True)
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        ordering = ["closes_on", "reference"]
        constraints = [
            models.CheckConstraint(condition=Q(salary_to=None) | Q(salary_from__isnull=False, salary_to__gte=F("salary_from")), name="salary_goes_up", violation_error_message=_("The highest salary is below the lowest.")),
            models.CheckConstraint(condition=Q(seats__gte=1), name="position_has_a_seat"),
            models.CheckConstraint(condition=~Q(state__in=["open", "closed", "filled"]) | Q(published_at__isnull=False), name="open_since_a_day"),
        ]  # fmt: skip

    def __str__(self):
        return self.title or self.reference

    def get_absolute_url(self):
        return reverse("position", args=[self.pk])

    @property
    def public_url(self):
        """The page that everyone reads."""
        return reverse("job", args=[self.slug])

    def scope(self):
        return self.dossier.scope() | {"position": self.pk}

    @property
    def takes(self):
        """Whether one may apply now."""
        return self.state == self.State.OPEN and self.closes_on >= clock.today()

    def is_late(self, moment):
        """Whether what was received at this moment came after the last day, in Paris."""
        return self.closes_on is None or localtime(moment).date() > self.closes_on

    def hired(self):
        """How many people hold it."""
        return self.applicants.filter(state="hired").count()

    def has_room(self):
        """Whether a seat is neither taken nor offered."""
        return self.applicants.filter(state__in=("hired", "offered")).count() < self.seats

    @classmethod
    def open_for(cls, dossier, by, **fields):
        """A draft on a project; ``fields`` are those of a model (programs/jobpresets.py), or typed."""
        position = cls(dossier=dossier, reference=Counter.next_reference(PREFIX, clock.today().year), **fields)
        position.slug = position.reference.lower()
        position.begin(by=by)
        return position

    # needs

    def missing_to_publish(self):
        if not (self.title and self.summary and self.missions and self.profile):
            yield Missing("words", _("the title, the sentence, the missions and the profile"))
        if self.salary_from is None:
            yield Missing("salary", _("the salary"))
        if not self.place:
            yield Missing("place", _("the place of work"))
        if not self.starts_on:
            yield Missing("start", _("the day it starts"))
        if not self.closes_on or self.closes_on < clock.today():
            yield Missing("deadline", _("a last day to apply still to come"))

    def missing_to_fill(self):
        if self.hired() < self.seats:
            yield Missing("hired", _("someone hired for each seat"), RUNS)

    def turned_away(self):
        """Who still waited for an answer has it."""
        yield Effect("move", "turn_away")

    def summed_up(self):
        """What the recruitment gave is told without naming anyone."""
        yield Effect("document", f"recruitment:{self.pk}:{self.seq}")

    # steps

    @step(source=NEW, target=S.DRAFT, label=_("Open a position"), allowed=RUNS, done=_("Position begun"))
    def begin(self):
        pass

    @step(
        source=S.DRAFT, target=S.OPEN, label=_("Publish the position"), allowed=RUNS, requires=missing_to_publish, notifies=["lead", "coach"],
        done=_("Position published"), help=_("The announcement shows on the public page of jobs; anyone may apply until the last day."),
    )  # fmt: skip
    def publish(self):
        self.published_at = clock.now()
        self.slug = slugs.free(self, self.title, self.published_at, self.reference.lower())

    @step(
        source=S.OPEN, target=S.CLOSED, label=_("Close the applications"), aside=True, allowed=May("system", "recruiter", "officer"),
        asks={"comment": asks.note()}, done=_("Applications closed"), help=_("Nobody applies any more; those received go on."),
    )  # fmt: skip
    def close(self):
        pass

    @step(
        source=[S.OPEN, S.CLOSED], target=S.FILLED, label=_("Declare the position filled"), allowed=May("system", "recruiter", "officer"),
        requires=missing_to_fill, effects=summed_up, notifies=["lead", "coach"], done=_("Position filled"),
        help=_("Who still waits for an answer is to be told: nobody is refused in silence."),
    )  # fmt: skip
    def fill(self):
        pass

    @step(
        source=[S.CLOSED, S.FILLED], target=S.OPEN, label=_("Open the position again"), allowed=May("system", "recruiter", "officer"), notifies=["lead", "coach"],
        asks={"closes_on": asks.day(_("Last day to apply")), "comment": asks.reason(help=_("Everyone on the project reads it: name nobody."))},
        done=_("Position open again"), help=_("Nobody fits, or someone has left."),
    )  # fmt: skip
    def reopen(self, closes_on):
        asks.to_come("closes_on", closes_on)
        self.closes_on = closes_on

    @step(
        source=[S.DRAFT, S.OPEN, S.CLOSED], target=S.CANCELLED, label=_("Give the position up"), allowed=RUNS, effects=turned_away, danger=True,
        asks={"comment": asks.reason(help=_("Those who applied will read it, with their answer: name nobody."))}, notifies=["lead", "coach"], done=_("Position given up"),
    )  # fmt: skip
    def cancel(self):
        pass
