"""Open data as they were made: when, by whom, which files; the last making is the one that everyone takes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key


class OpenData(models.Model):
    """One making of the open data: the tables with their digests, and the descriptor of them all."""

    id = key()
    made_at = models.DateTimeField(_("made on"), default=clock.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    tables = models.JSONField(_("tables"), default=dict, editable=False)  # name: rows, sample, files by extension
    package = models.JSONField(_("descriptor"), default=dict, editable=False)

    class Meta:
        verbose_name = _("open data")
        ordering = ["-made_at", "id"]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d}"
