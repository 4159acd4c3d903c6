"""What happens in the field: phases, the team, notes, prototypes."""

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

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=150)
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    started_on = models.DateField(_("started on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PLANNED)
    reason = models.CharField(_("reason, if it was skipped or added"), max_length=300, blank=True)

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


class Resident(models.Model):
    """A member of the team in residence, and the discipline they bring."""

    class Discipline(models.TextChoices):
        DESIGN = "design", _("design")
        SOCIOLOGY = "sociology", _("sociology")
        ARCHITECTURE = "architecture", _("architecture, urban planning")
        DIGITAL = "digital", _("digital")
        RESEARCH = "research", _("research")
        ARTS = "arts", _("arts")
        PUBLIC = "public", _("public policy")
        OTHER = "other", _("other")

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="residents")
    name = models.CharField(_("name"), max_length=200)
    discipline = models.CharField(_("discipline"), max_length=20, choices=Discipline)
    role = models.CharField(_("part played"), max_length=200, blank=True)

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("resident")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name


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
    """Something made to be tried with users, and what the trial taught."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="prototypes")
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
