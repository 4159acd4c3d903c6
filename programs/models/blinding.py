"""What the officer settles of a dossier that a jury reads blind: words to hide beside the known ones, pieces shown or not."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key


class Blinding(models.Model):
    """What a person read again of a dossier before its jury reads it blind."""

    SHOWN, WITHHELD = "shown", "withheld"

    id = key()
    dossier = models.OneToOneField("Dossier", models.CASCADE, related_name="blinding")
    words = models.JSONField(_("words to hide"), default=list, blank=True)
    pieces = models.JSONField(default=dict, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(_("checked on"), default=clock.now)

    class Meta:
        verbose_name = _("preparation of a blind reading")

    def __str__(self):
        return self.dossier.reference
