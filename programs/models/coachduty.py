"""What a coach can take on, and who stands in while they are away."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models, transaction
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.deadlines import DAY
from programs.models.history import key
from programs.models.people import Role

User = settings.AUTH_USER_MODEL
ROOM = 8  # projects at once, for who said nothing


class CoachProfile(models.Model):
    """How many projects a coach can follow at once, and the régions that they know."""

    id = key()
    person = models.OneToOneField(User, models.CASCADE, related_name="coach_profile")
    capacity = models.PositiveSmallIntegerField(_("projects at once, at most"), default=ROOM)
    regions = models.JSONField(_("régions well known"), default=list, blank=True)

    class Meta:
        verbose_name = _("profile of a coach")
        ordering = ["person", "id"]

    def __str__(self):
        return str(self.person)


class AbsenceQuerySet(models.QuerySet):
    """Absences, at a date."""

    def on(self, day=None):
        """Those of this day."""
        day = day or clock.today()
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def to_come(self):
        """Those that are not over."""
        return self.filter(ends_on__gte=clock.today())


class CoachAbsence(models.Model):
    """A coach is away from a day to another; a colleague holds the role of coach on the same projects meanwhile."""

    id = key()
    coach = models.ForeignKey(User, models.CASCADE, related_name="absences", verbose_name=_("coach"))
    cover = models.ForeignKey(User, models.CASCADE, related_name="covers", verbose_name=_("who stands in"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    note = models.TextField(_("what to know meanwhile"), blank=True, max_length=4000)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence of a coach")
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="absence_ends_after_it_starts", violation_error_message=_("The last day comes after the first.")),
            models.CheckConstraint(condition=~Q(cover=F("coach")), name="nobody_stands_in_for_themselves", violation_error_message=_("Choose a colleague.")),
            ExclusionConstraint(
                name="one_absence_at_a_time", violation_error_message=_("Another absence is already recorded for these days."),
                expressions=[("coach", RangeOperators.EQUAL), (Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange"), RangeOperators.OVERLAPS)],
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.coach} – {self.starts_on:%Y-%m-%d}"

    @transaction.atomic
    def begin(self, by):
        """Keep it, and give who stands in the role of coach on every project of the coach, for these days."""
        self.save()
        held = self.coach.roles.active().filter(code=Role.Code.COACH, ends_on=None).exclude(dossier=None)
        stays = {"person": self.cover, "code": Role.Code.COACH, "starts_on": self.starts_on, "ends_on": self.ends_on}
        Role.objects.bulk_create(Role(**stays, dossier_id=role.dossier_id, given_by=by) for role in held)

    @transaction.atomic
    def end(self):
        """It is over sooner, or does not take place: who stands in gives the projects back today."""
        yesterday = clock.today() - DAY
        given = Role.objects.filter(
            person=self.cover, code=Role.Code.COACH, starts_on=self.starts_on, ends_on=self.ends_on
        )
        if self.starts_on > yesterday:
            given.exclude(dossier=None).delete()
            self.delete()
            return
        given.exclude(dossier=None).update(ends_on=yesterday)
        self.ends_on = yesterday
        self.save(update_fields=["ends_on"])

    end.alters_data = True
