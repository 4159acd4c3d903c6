"""The team of a start-up: who builds the service, from when until when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import clock
from programs.models.history import key
from startups.models.scoping import OfStartup
from startups.models.startup import Startup


class MemberQuerySet(OfStartup):
    """Members of teams."""

    def present(self):
        """Those who have not left."""
        return self.filter(Q(left_on=None) | Q(left_on__gte=clock.today()))


class TeamMember(models.Model):
    """Someone of the team: their trade, where they come from, when they came and left."""

    class Trade(models.TextChoices):
        DEVELOPER = "developer", _("development")
        DESIGN = "design", pgettext_lazy("trade", "design")
        PRODUCT = "product", _("product")
        DEPLOYMENT = "deployment", _("deployment with users")
        DATA = "data", pgettext_lazy("trade", "data")
        FIELD = "field", _("knows the field")

    class Origin(models.TextChoices):
        RECRUITED = "recruited", _("recruited for the six months")
        VOLUNTEER = "volunteer", _("volunteer of the collectivity")
        LENT = "lent", _("lent by a partner")

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="members")
    name = models.CharField(_("name"), max_length=200)
    trade = models.CharField(_("trade"), max_length=20, choices=Trade)
    origin = models.CharField(_("where from"), max_length=20, choices=Origin, default=Origin.RECRUITED)
    came_on = models.DateField(_("came on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the team")
        ordering = ["came_on", "name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(left_on=None) | Q(came_on=None) | Q(left_on__gte=F("came_on")), name="member_leaves_after_coming", violation_error_message=_("One leaves after one has come.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    @property
    def is_gone(self):
        """Whether they have left."""
        return self.left_on is not None and self.left_on < clock.today()
