"""How a person wants to be written to: a rhythm for each kind of news, quiet hours, at which clock."""

from datetime import time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import noticekinds, quiet
from programs.models.history import key

PARIS = "Europe/Paris"
EVENING, MORNING = time(19), time(8)


class Letterbox(models.Model):
    """What a person chose; who chose nothing has the one that nobody saved."""

    id = key()
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letterbox")
    rhythms = models.JSONField(default=dict, blank=True)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True, default=EVENING)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True, default=MORNING)
    quiet_weekend = models.BooleanField(_("quiet on Saturdays and Sundays"), default=True)
    zone = models.CharField(_("clock"), max_length=40, default=PARIS)

    class Meta:
        verbose_name = _("choice of notifications")

    def __str__(self):
        return str(self.person_id)

    @property
    def hours(self):
        return quiet.Hours(self.quiet_from, self.quiet_until, self.quiet_weekend, ZoneInfo(self.zone))

    def rhythm(self, code):
        """The rhythm of a kind; what the procedure requires has none to choose."""
        kind = noticekinds.BY_CODE.get(code)
        return self.rhythms.get(code, kind.rhythm) if kind else noticekinds.Rhythm.INSTANT

    def way(self, code, now):
        """The fields of a mail of this kind that say how and when it leaves."""
        kind = noticekinds.BY_CODE.get(code)
        urgent = kind is None or kind.urgent
        gathered, leaves_at = quiet.leaves(self.rhythm(code), urgent, now, self.hours)
        return {"kind": code, "gathered": gathered, "leaves_at": leaves_at}
