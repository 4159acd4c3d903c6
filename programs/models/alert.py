"""Alerts: people who asked to be told by e-mail when a call opens."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key

WAIT = timedelta(days=7)  # an address that does not confirm is forgotten


class SubscriptionQuerySet(models.QuerySet):
    """Subscriptions, by what they wait for."""

    def confirmed(self):
        return self.exclude(confirmed_at=None)

    def stale(self):
        """Those never confirmed, to forget."""
        return self.filter(confirmed_at=None, asked_at__lt=clock.now() - WAIT)

    def for_call(self, call):
        """Those that this call concerns: each choice left empty takes everything."""
        theme = Q(themes=[]) | Q(themes__has_any_keys=call.themes) if call.themes else Q()
        place = Q(departement="") | Q(departement__in=call.departements) if call.departements else Q()
        program = Q(programs=None) | Q(programs=call.program_id)
        return self.confirmed().filter(theme & place & program).distinct().order_by("id")


class Subscription(models.Model):
    """An address that asked to be told when a call opens, and for which calls."""

    id = key()
    email = models.EmailField(_("e-mail address"), unique=True)
    themes = models.JSONField(_("themes"), default=list, blank=True)
    programs = models.ManyToManyField("Program", blank=True, related_name="+", verbose_name=_("programmes"))
    departement = models.CharField(_("département"), max_length=3, blank=True)
    asked_at = models.DateTimeField(_("asked on"), default=clock.now, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription to alerts")
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(email=models.functions.Lower("email")), name="alert_in_lower_case"),
        ]

    def __str__(self):
        return self.email
