"""The impact of a start-up: five mandatory measures, one of them its north star, and their figures month by month."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.coaching import ActionItem
from programs.models.history import key
from startups.models.scoping import OfStartup
from startups.models.startup import Startup

FIRST_OF_MONTH = Q(month__day=1)


class Measure(models.Model):
    """One of the five measures of the impact matrix, with where it starts from and what it aims at."""

    class Kind(models.TextChoices):
        USABLE = "usable", _("Easy to use")
        USED = "used", _("Used")
        USEFUL = "useful", _("Useful")
        IMPACT = "impact", _("Impact")
        COST = "cost", _("Cost per use")

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="measures")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    kind = models.CharField(_("side of the impact"), max_length=10, choices=Kind, editable=False)
    label = models.CharField(_("what is measured"), max_length=150)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    baseline = models.DecimalField(_("at the start"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2)
    is_north = models.BooleanField(_("north star"), default=False, editable=False)

    objects = OfStartup.as_manager()

    class Meta:
        verbose_name = _("measure of impact")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["startup", "kind"], name="one_measure_a_side"),
            models.UniqueConstraint(fields=["startup"], condition=Q(is_north=True), name="one_north_star"),
        ]

    def __str__(self):
        return self.label

    @property
    def is_counted(self):
        """Whether the platform works it out by itself: the budget over the uses."""
        return self.kind == self.Kind.COST


class Figure(models.Model):
    """What a measure was worth in a month, who gave it and how."""

    class Way(models.TextChoices):
        FORM = "form", _("typed")
        FILE = "file", _("from a file")
        API = "api", _("sent by the service")

    id = key()
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="figures")
    month = models.DateField(_("month"))
    value = models.DecimalField(_("figure"), max_digits=14, decimal_places=2)
    way = models.CharField(_("how it came"), max_length=4, choices=Way, default=Way.FORM)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("figure of impact")
        ordering = ["month", "id"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "month"], name="one_figure_a_month"),
            models.CheckConstraint(condition=FIRST_OF_MONTH, name="figure_of_a_whole_month"),
        ]

    def __str__(self):
        return f"{self.month:%Y-%m}"


class FigureRequest(models.Model):
    """The figures of a month asked of the lead, once, and recalled once."""

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="figure_requests")
    month = models.DateField(_("month"))
    action = models.OneToOneField(ActionItem, models.CASCADE, related_name="+")
    recalled_on = models.DateField(_("recalled on"), null=True)

    class Meta:
        verbose_name = _("request for figures")
        ordering = ["month", "id"]
        constraints = [
            models.UniqueConstraint(fields=["startup", "month"], name="figures_asked_once_a_month"),
            models.CheckConstraint(condition=FIRST_OF_MONTH, name="figures_asked_of_a_whole_month"),
        ]

    def __str__(self):
        return f"{self.month:%Y-%m}"


class ServiceToken(models.Model):
    """The right of a service to send its figures by itself; only the digest of the token is kept."""

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(_("since"), default=clock.now, editable=False)
    used_at = models.DateTimeField(_("last used on"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked on"), null=True, editable=False)

    class Meta:
        verbose_name = _("token of a service")
        ordering = ["-made_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["startup"], condition=Q(revoked_at=None), name="one_token_in_force"),
        ]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d}"
