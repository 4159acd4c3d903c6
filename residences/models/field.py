"""What happens in the field: phases, the notes of the journal, prototypes and their trials."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from residences.models.method import OfResidence
from residences.models.residence import Residence


class Phase(models.Model):
    """A dated stretch of the residence; going back is a new phase, with its reason."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        SKIPPED = "skipped", _("skipped")

    class Kind(models.TextChoices):
        PREVISIT = "previsit", _("previsit")
        IMMERSION = "immersion", _("immersion")
        GAP = "gap", _("breathing gap")
        WORK = "work", _("work")
        SHARING = "sharing", _("restitution")

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.WORK)
    title = models.CharField(_("title"), max_length=150)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    started_on = models.DateField(_("started on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    reason = models.CharField(_("reason, if it was skipped or added"), max_length=300, blank=True)
    again = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, editable=False, related_name="retakes", verbose_name=_("takes up again"))  # fmt: skip

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("phase")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")), name="phase_ends_after_it_starts", violation_error_message=_("A phase ends after it starts.")),
            models.CheckConstraint(condition=~Q(status="skipped") | ~Q(reason=""), name="skipped_has_its_reason", violation_error_message=_("Say why this phase is skipped.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title


class FieldNote(models.Model):
    """What was seen and heard in the field, during a phase, without personal data."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="notes")
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, blank=True, related_name="notes", verbose_name=_("phase")
    )
    on = models.DateField(_("date"), default=clock.today)
    title = models.CharField(_("title"), max_length=150)
    text = models.TextField(_("what we saw, what we heard"))
    author = models.ForeignKey("programs.User", models.PROTECT, related_name="+")

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("field note")
        ordering = ["-on", "id"]

    def __str__(self):
        return self.title


class Prototype(models.Model):
    """Something made to be tried with users; what the last trial taught is copied from its trials."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="prototypes")
    concept = models.ForeignKey(
        "Concept", models.SET_NULL, null=True, blank=True, related_name="prototypes", verbose_name=_("concept")
    )
    name = models.CharField(_("name"), max_length=150)
    description = models.TextField(_("what it is"))
    tested_on = models.DateField(_("tested on"), null=True, blank=True)
    tested_with = models.CharField(_("tested with"), max_length=200, blank=True)
    learned = models.TextField(_("what the trial taught"), blank=True)
    kept = models.BooleanField(_("kept"), default=False)

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("prototype")
        ordering = ["tested_on", "name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(tested_on=None) | ~Q(learned=""), name="tested_has_its_lesson", violation_error_message=_("Say what the trial taught.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def follow(self):
        """Say of it what its last trial says; without any, that nobody has tried it."""
        last = self.trials.order_by("on", "id").last()
        self.tested_on, self.tested_with, self.learned = (
            (last.on, last.users_in_words, last.learned) if last else (None, "", "")
        )
        self.save(update_fields=["tested_on", "tested_with", "learned"])


class Trial(models.Model):
    """A trial of a prototype: when, where, with how many users, what it taught."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="trials")
    prototype = models.ForeignKey(Prototype, models.CASCADE, related_name="trials", verbose_name=_("prototype"))
    on = models.DateField(_("date"), default=clock.today)
    place = models.CharField(_("place"), max_length=150, blank=True)
    users = models.PositiveSmallIntegerField(
        _("how many users"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5000)]
    )
    who = models.CharField(_("which users"), max_length=150)
    alone = models.PositiveSmallIntegerField(_("how many managed alone"), null=True, blank=True)
    learned = models.TextField(_("what the trial taught"), max_length=3000)

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("trial")
        ordering = ["-on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(alone=None) | Q(users=None) | Q(alone__lte=models.F("users")), name="alone_within_users", violation_error_message=_("More managed alone than tried.")),
        ]  # fmt: skip

    def __str__(self):
        return str(self.prototype)

    @property
    def users_in_words(self):
        """With whom: the number first when it is known."""
        return f"{self.users} {self.who}" if self.users else self.who
