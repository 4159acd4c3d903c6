"""A proposal of who reads what: simulated, kept as a draft, compared, adjusted by hand, then sent."""

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.permissions import May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

OFFICES = ("officer", "authority", "admin")


class AllocationQuerySet(models.QuerySet):
    """Proposals, for who runs the call."""

    def visible_to(self, user):
        seen = models.Q(pk__in=[])
        for role in user.active_roles:
            if role.code in OFFICES:
                fixed = {"call": role.call_id, "call__program": role.program_id}
                seen |= models.Q(pk__isnull=False, **{name: pk for name, pk in fixed.items() if pk})
        return self.filter(seen)


def give(allocation, by):
    """The readings are given one by one, as long work in the name of who sends them."""
    title = _now("Readings given: proposal %d") % allocation.number
    task = apps.get_model("programs", "Task")(
        person=by, kind="give", title=title, order={"allocation": str(allocation.pk)}, total=allocation.size
    )
    task.begin(by=by)


class Allocation(Workflow):
    """One proposal for a call; identifiers of dossiers and of people are kept as text."""

    class State(models.TextChoices):
        DRAFT = "draft", _("proposal")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent to the readers")
        DROPPED = "dropped", _("set aside")

    joins = ("call__program",)
    holders = {State.DRAFT: "officer", State.SENDING: "system"}

    call = models.ForeignKey("Call", models.PROTECT, related_name="allocations")
    number = models.PositiveIntegerField(_("number of the proposal"))
    wishes = models.JSONField(default=dict)
    pairs = models.JSONField(default=dict)  # dossier to its readers
    missing = models.JSONField(default=list)  # dossier, how many readings, why
    apart = models.JSONField(default=list)  # groups of readers that no dossier links to the others
    figures = models.JSONField(default=dict)
    refused = models.JSONField(default=list)  # what could not be given, in words
    adjusted = models.PositiveIntegerField(_("changes by hand"), default=0)
    created_at = models.DateTimeField(_("made on"), default=clock.now, editable=False)
    state = state_field(State)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal of readings")
        verbose_name_plural = _("proposals of readings")
        ordering = ["-number", "id"]
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="one_proposal_a_number")]

    def __str__(self):
        return str(_("Proposal %d") % self.number)

    def get_absolute_url(self):
        return reverse("allocation", args=[self.pk])

    def scope(self):
        return self.call.scope()

    @property
    def size(self):
        """How many readings it gives."""
        return sum(len(readers) for readers in self.pairs.values())

    @property
    def given(self):
        """Those who read something by it, as identifiers."""
        return sorted({person for readers in self.pairs.values() for person in readers})

    def told(self, step):
        """Which dossier was changed by hand."""
        return {"whom": self.changed} if step == "adjust" else None

    def missing_to_send(self):
        if not self.size:
            yield Missing("pairs", _("at least one reading"))
        if self.call.state not in ("open", "closed", "reviewing"):
            yield Missing("over", _("a call whose jury still works"))

    @step(source=NEW, target=State.DRAFT, label=_("Simulate"), done=_("Proposal made"), allowed=May("officer"))
    def begin(self):
        pass

    @step(
        source=State.DRAFT, target=State.DRAFT, label=_("Change the readers of a dossier"), done=_("Readers changed by hand"), allowed=May("officer"),
    )  # fmt: skip
    def adjust(self, dossier=None, readers=()):
        self.changed = dossier.reference if dossier else ""
        if dossier:
            self.pairs = self.pairs | {str(dossier.pk): list(readers)}
            self.adjusted += 1

    @step(
        source=State.DRAFT, target=State.SENDING, label=_("Give these readings"), done=_("Readings being given"), allowed=May("officer"), requires=missing_to_send,
        then=give, help=_("Each reader receives one message. What is begun or handed in does not move; a tie found meanwhile is refused and told."),
    )  # fmt: skip
    def send(self):
        pass

    @step(
        source=State.SENDING, target=State.SENT, label=_("End the sending"), done=_("Readings given"), allowed=May("system"),
        effects=lambda allocation: [Effect("mail", "given")],
    )  # fmt: skip
    def finish(self, refused=()):
        self.refused = list(refused)

    @step(
        source=State.DRAFT, target=State.DROPPED, label=_("Set the proposal aside"), done=_("Proposal set aside"), allowed=May("officer"), danger=True,
        help=_("It can no longer be sent; you may simulate another one."),
    )  # fmt: skip
    def drop(self):
        pass
