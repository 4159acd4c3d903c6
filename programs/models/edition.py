"""Editions: a year or a week of public innovation, which groups calls and events."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key


class EditionQuerySet(models.QuerySet):
    """Editions, as each may see them."""

    def public(self):
        """Those that are published, the latest first."""
        return self.filter(published_at__lte=clock.now())

    def under_way(self):
        """The published ones of today, the first to end first."""
        today = clock.today()
        return self.public().filter(starts_on__lte=today, ends_on__gte=today).order_by("ends_on", "id")

    def visible_to(self, user):
        """All for the officers, the published ones for the others."""
        return self.all() if user.is_authenticated and "officer" in user.role_codes else self.public()


class Edition(models.Model):
    """A year, or a *Semaine de l'innovation publique*: from a day to another, some calls and events."""

    class Kind(models.TextChoices):
        YEAR = "year", _("year")
        WEEK = "week", _("week of public innovation")

    id = key()
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.YEAR)
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(
        _("address"), max_length=80, unique=True, error_messages={"unique": _("Another edition already has this address.")}
    )  # fmt: skip
    summary = models.CharField(_("in one sentence"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    calls = models.ManyToManyField("Call", blank=True, related_name="editions", verbose_name=_("calls"))
    published_at = models.DateTimeField(_("published on"), null=True, blank=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        ordering = ["-starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="edition_ends_after_it_starts", violation_error_message=_("The last day comes after the first.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("edition", args=[self.slug])

    @property
    def is_public(self):
        """Whether everyone reads it."""
        return bool(self.published_at and self.published_at <= clock.now())


class Event(models.Model):
    """A meeting of an edition: what, when, where, and where to read more."""

    id = key()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="events", verbose_name=_("edition"))
    title = models.CharField(_("title"), max_length=200)
    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("begins on"))
    ends_at = models.DateTimeField(_("ends on"))
    place = models.CharField(_("place"), max_length=200)
    web = models.URLField(_("web page"), blank=True)
    changed_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("event")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="event_ends_after_it_starts", violation_error_message=_("An event ends after it begins.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title
