"""Cohorts: the dossiers of an edition that are followed together, and their common meetings."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key

User = settings.AUTH_USER_MODEL
RUNNERS = {"officer", "authority", "admin"}  # who see every cohort
PART = {"lead", "member", "signatory", "coach", "resident", "operator", "mentor", "observer"}


class CohortQuerySet(models.QuerySet):
    """Cohorts, as each may see them."""

    def visible_to(self, user):
        """All for those who run programmes; for the others, those of a dossier on which they hold a role."""
        if user.role_codes & RUNNERS:
            return self
        held = [role.dossier_id for role in user.active_roles if role.dossier_id and role.code in PART]
        places = CohortPlace.objects.filter(cohort=OuterRef("pk"), dossier__in=held)
        return self.filter(Exists(places)) if held else self.none()


class Cohort(models.Model):
    """Dossiers of one edition followed together: their projects, their coaches, a calendar in common."""

    id = key()
    edition = models.ForeignKey("Edition", models.PROTECT, related_name="cohorts", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=100)
    text = models.TextField(_("a word to the projects"), blank=True, max_length=4000)
    dossiers = models.ManyToManyField("Dossier", through="CohortPlace", related_name="cohorts")

    objects = CohortQuerySet.as_manager()

    class Meta:
        verbose_name = _("cohort")
        ordering = ["-edition__starts_on", "name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "name"], name="one_cohort_of_that_name", violation_error_message=_("This edition already has a cohort of that name."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("cohort", args=[self.pk])


class CohortPlace(models.Model):
    """The place of a dossier in its cohort: it has only one."""

    id = key()
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="places")
    dossier = models.OneToOneField("Dossier", models.CASCADE, related_name="cohort_place")
    since = models.DateField(default=clock.today, editable=False)

    class Meta:
        verbose_name = _("place in a cohort")
        ordering = ["since", "id"]

    def __str__(self):
        return f"{self.cohort} – {self.dossier}"


class CohortEvent(models.Model):
    """A meeting of a whole cohort; agendas follow its changes by its number."""

    class Kind(models.TextChoices):
        LAUNCH = "launch", _("launch")
        SEMINAR = "seminar", _("seminar")
        TRAINING = "training", _("training")
        PEERS = "peers", _("visit between peers")
        RESTITUTION = "restitution", _("public presentation")
        OTHER = "other", _("other meeting")

    id = key()
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="events")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SEMINAR)
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins on"))
    ends_at = models.DateTimeField(_("ends on"))
    place = models.CharField(_("place or video link"), max_length=300)
    text = models.TextField(_("what to prepare"), blank=True, max_length=2000)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled on"), null=True, editable=False)
    present = models.ManyToManyField(
        "Dossier", related_name="meetings_attended", blank=True, verbose_name=_("projects present")
    )
    counted_at = models.DateTimeField(_("attendance taken on"), null=True, editable=False)

    class Meta:
        verbose_name = _("meeting of a cohort")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_begins", violation_error_message=_("A meeting ends after it begins.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    @property
    def is_past(self):
        return self.ends_at < clock.now()
