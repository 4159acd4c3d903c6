"""Visits of the public page of a call: how many a day and through which link, never who."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock


class Visit(models.Model):
    """How many times the page of a call was read on a day, through one link."""

    day = models.DateField(_("day"), default=clock.today)
    call = models.ForeignKey("Call", models.CASCADE, related_name="visits", verbose_name=_("call"))
    source = models.CharField(_("link followed"), max_length=40, blank=True)
    count = models.PositiveIntegerField(_("visits"), default=0)

    class Meta:
        verbose_name = _("visits of a day")
        ordering = ["day", "source", "id"]
        constraints = [models.UniqueConstraint(fields=["call", "day", "source"], name="one_counter_a_day")]

    def __str__(self):
        return f"{self.day}: {self.count}"
