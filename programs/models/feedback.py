"""What an applicant reads of how their dossier was read: drawn from the readings, edited by the officer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key


class Feedback(models.Model):
    """The feedback on a dossier: what the readings said, and what the officer made of it; joined to the letter, or not."""

    id = key()
    dossier = models.OneToOneField("Dossier", models.CASCADE, related_name="feedback", verbose_name=_("dossier"))
    original = models.TextField(_("as the readings say it"))
    text = models.TextField(_("feedback"))
    joined_at = models.DateTimeField(_("joined to the letter on"), null=True)
    joined_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("feedback")

    def __str__(self):
        return str(self.dossier)


class FeedbackEdit(models.Model):
    """The feedback as it was left by one edit, never changed."""

    id = key()
    feedback = models.ForeignKey("Feedback", models.CASCADE, related_name="edits")
    text = models.TextField(_("feedback"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("edited on"), default=clock.now)

    class Meta:
        verbose_name = _("edit of a feedback")
        ordering = ["-at", "id"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"
