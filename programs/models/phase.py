"""The phases of a jury: dated stretches of a call, each with what its jurors may see and who may change a decision."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key

OVERLAP = _("Two phases overlap: one ends before the next begins.")


class ReviewPhase(models.Model):
    """A dated stretch of the jury's work; the one in force is read from the clock, never switched by hand."""

    class Others(models.TextChoices):
        NEVER = "never", _("never")
        AFTER = "after", _("once they have handed in their own")
        ALWAYS = "always", _("always")

    class Deciders(models.TextChoices):
        OFFICER = "officer", _("the programme officer")
        CHAIR = "chair", _("the programme officer and the chair of the jury")
        AUTHORITY = "authority", _("the competent authority alone")

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="phases", verbose_name=_("call"))
    name = models.CharField(_("name of the phase"), max_length=60)
    starts_at = models.DateTimeField(_("begins on"))
    ends_at = models.DateTimeField(_("ends on"))
    blind = models.BooleanField(_("the jurors read blind: nothing tells them who applies"), default=False)
    others = models.CharField(
        _("a juror sees the readings of the others"), max_length=10, choices=Others, default=Others.NEVER
    )
    jurors_named = models.BooleanField(_("the readings of the others carry the name of their author"), default=True)
    deciders = models.CharField(
        _("the proposals of decision are made and changed by"),
        max_length=10,
        choices=Deciders,
        default=Deciders.OFFICER,
    )

    class Meta:
        verbose_name = _("phase of the jury")
        ordering = ["call", "starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="phase_ends_after_it_begins", violation_error_message=_("A phase ends after it begins.")),
            models.CheckConstraint(condition=~Q(blind=True, deciders="chair"), name="who_reads_blind_decides_nothing", violation_error_message=_("The chair cannot decide of dossiers that they read blind.")),
            ExclusionConstraint(
                name="phases_do_not_overlap", violation_error_message=OVERLAP,
                expressions=[("call", RangeOperators.EQUAL), (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS)],
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    @property
    def switches(self):
        """What it lets the jurors see and who decides, to compare it with another."""
        return (self.blind, self.others, self.jurors_named, self.deciders)

    @property
    def is_to_come(self):
        """Whether it has not begun: before any other, its rules hold already."""
        return self.starts_at > clock.now()

    @property
    def is_over(self):
        """Whether its end is past: its rules hold until another one begins."""
        return self.ends_at <= clock.now()
