"""The slots that a coach offers, the corrections of published minutes, the personal calendar."""

import secrets

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key

User = settings.AUTH_USER_MODEL
TAKING = Q(session__state__in=("scheduled", "held"), session__starts_at=F("starts_at"))


def secret():
    """What nobody guesses."""
    return secrets.token_urlsafe(24)


class SlotQuerySet(models.QuerySet):
    """Slots, by whether they may still be taken."""

    def free(self):
        """Those to come that no session takes: a session moved or cancelled gives its slot back."""
        return self.filter(starts_at__gt=clock.now()).exclude(TAKING)


class CoachSlot(models.Model):
    """A moment that a coach offers to the leads of their projects; the first to take it has it."""

    id = key()
    coach = models.ForeignKey(User, models.CASCADE, related_name="slots", verbose_name=_("coach"))
    starts_at = models.DateTimeField(_("begins on"))
    ends_at = models.DateTimeField(_("ends on"))
    place = models.CharField(_("place or video link"), max_length=300)
    session = models.ForeignKey("CoachingSession", models.SET_NULL, null=True, editable=False, related_name="slots")

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("slot of a coach")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="coach_slot_ends_after_it_begins", violation_error_message=_("A slot ends after it begins.")),
            ExclusionConstraint(
                name="no_two_slots_at_once", violation_error_message=_("Another slot is already offered at that time."),
                expressions=[("coach", RangeOperators.EQUAL), (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS)],
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.coach} – {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def is_free(self):
        """Whether it is to come and no session takes it."""
        taken = (
            self.session and self.session.state in ("scheduled", "held") and self.session.starts_at == self.starts_at
        )
        return self.starts_at > clock.now() and not taken


class FormerMinutes(models.Model):
    """Minutes as they read before a correction, with who corrected them."""

    id = key()
    session = models.ForeignKey("CoachingSession", models.CASCADE, related_name="former_minutes")
    text = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("former minutes")
        ordering = ["-at", "id"]

    def __str__(self):
        return f"{self.session} – {self.at:%Y-%m-%d}"


class CalendarToken(models.Model):
    """The address of someone's personal calendar: who holds it reads their appointments; renewed, the former one is dead."""

    id = key()
    person = models.OneToOneField(User, models.CASCADE, related_name="calendar")
    token = models.CharField(max_length=64, unique=True, default=secret)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("address of a personal calendar")
        ordering = ["person", "id"]

    def __str__(self):
        return str(self.person)
