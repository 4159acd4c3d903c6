"""What is kept of a dossier each time it is submitted or decided, and the numbers that people read."""

from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.candidature import State
from programs.models.history import key


class Counter(models.Model):
    """The last number given for a prefix and a year; gaps are allowed."""

    prefix = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_counter")]

    @classmethod
    def next_reference(cls, prefix, year):
        """Take the next number: "FER-2026-031"."""
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into programs_counter as c (prefix, year, value) values (%s, %s, 1)"
                " on conflict (prefix, year) do update set value = c.value + 1 returning value",
                [prefix, year],
            )
            return f"{prefix}-{year}-{cursor.fetchone()[0]:03d}"


class DossierVersion(models.Model):
    """What was submitted, as it was: the form, the answers, the list of files, the receipt's number."""

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    definition = models.JSONField()
    answers = models.JSONField()
    files = models.JSONField(default=list)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    receipt = models.CharField(max_length=20, unique=True)

    class Meta:
        verbose_name = _("version")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="one_version_per_number")]

    def __str__(self):
        return self.receipt


class DecisionQuerySet(models.QuerySet):
    """Decisions, as they were at a moment."""

    def in_force(self, moment):
        """Those made by then and not yet replaced then."""
        return self.filter(Q(replaced_at=None) | Q(replaced_at__gt=moment), proposed_at__lte=moment)


class Decision(models.Model):
    """What is proposed, then announced, about a dossier: outcome, reason, letter approved by a person."""

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="decisions")
    outcome = models.CharField(_("outcome"), max_length=20, choices=State)
    reason = models.TextField(_("reason"), blank=True)
    amount = models.DecimalField(_("amount granted in euros"), max_digits=12, decimal_places=2, null=True, blank=True)
    text = models.TextField(_("letter corrected by hand"), blank=True)
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    corrected_at = models.DateTimeField(_("letter corrected on"), null=True)
    template = models.TextField(_("template of the letter when it was corrected or approved"), blank=True)
    approved_text = models.TextField(_("letter as it was approved"), blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("letter approved on"), null=True)
    replaced_at = models.DateTimeField(null=True)
    position = models.PositiveSmallIntegerField(_("number on the waiting list"), null=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        ordering = ["proposed_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(replaced_at=None), name="one_decision_in_force")
        ]

    def __str__(self):
        return self.get_outcome_display()
