"""What beta.gouv says of a start-up and we do not hold elsewhere: its phases after the six months, its sheet as it was read."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programs.models.history import key
from startups.models.scoping import OfStartup
from startups.models.startup import Startup


class Phase(models.Model):
    """A dated stretch of the life of a service, under the name that the State gives it."""

    class Name(models.TextChoices):
        INVESTIGATION = "investigation", _("investigation")
        CONSTRUCTION = "construction", _("construction")
        ACCELERATION = "acceleration", _("acceleration")
        CONSOLIDATION = "consolidation", _("consolidation")
        OPERATED = "opere", _("operated")
        TRANSFERRED = "transfere", _("handed over")
        DROPPED = "abandon-investigation", _("stopped after the investigation")
        STOPPED = "abandon", _("stopped")

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="phases")
    name = models.CharField(_("phase"), max_length=30, choices=Name)
    start = models.DateField(_("from"))
    end = models.DateField(_("to"), null=True, blank=True)
    comment = models.CharField(_("comment"), max_length=500, blank=True)

    objects = OfStartup.as_manager()

    class Meta:
        verbose_name = _("phase")
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="service_phase_ends_after_it_starts"),
            models.UniqueConstraint(fields=["startup", "name", "start"], name="one_service_phase_a_day"),
        ]  # fmt: skip

    def __str__(self):
        return self.get_name_display()


class KeptSheet(models.Model):
    """The sheet as it was last read: what the platform does not know stays in it."""

    startup = models.OneToOneField(Startup, models.CASCADE, primary_key=True, related_name="kept_sheet")
    text = models.TextField(_("sheet"))

    class Meta:
        verbose_name = _("sheet exchanged with beta.gouv")

    def __str__(self):
        return str(self.startup)
