"""The words by which a published report is found: written by the database when it is published, gone when it is withheld."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Showing(models.Model):
    """What is searched of a report as it was last published; nothing of a correction that is being written."""

    report = models.OneToOneField("FinalReport", models.CASCADE, primary_key=True, related_name="showing")
    vector = SearchVectorField(_("searched words"))

    class Meta:
        verbose_name = _("words of a published report")
        ordering = ["report"]
        indexes = [GinIndex(fields=["vector"], name="showing_words")]

    def __str__(self):
        return str(self.report_id)
