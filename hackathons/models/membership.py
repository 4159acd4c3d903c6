"""Members of teams, each on a numbered seat: the database has no more of them than the team may have members."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hackathons.models.team import CampTeam
from programs import clock
from programs.models.history import key


class MembershipQuerySet(models.QuerySet):
    """Members of teams."""

    def current(self):
        """Those who have not left."""
        return self.filter(left_at=None)


class Membership(models.Model):
    """Someone in a team, on one of its numbered seats: the database has no more of them than the team may have members."""

    id = key()
    team = models.ForeignKey(CampTeam, models.CASCADE, related_name="memberships")
    registration = models.ForeignKey("hackathons.Registration", models.CASCADE, related_name="memberships")
    seat = models.PositiveSmallIntegerField(editable=False)
    seats = models.PositiveSmallIntegerField(editable=False)  # those of the team when this one was taken
    brings = models.CharField(_("why here"), max_length=300, blank=True)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a team")
        ordering = ["team", "seat"]
        constraints = [
            models.UniqueConstraint(fields=["team", "seat"], condition=Q(left_at=None), name="one_member_a_seat"),
            models.UniqueConstraint(fields=["registration"], condition=Q(left_at=None), name="one_team_at_a_time", violation_error_message=_("This person is already in a team.")),
            models.CheckConstraint(condition=Q(seat__gte=1) & Q(seat__lte=F("seats")) & Q(seats__lte=12), name="no_seat_beyond_the_size"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.registration} — {self.team}"
