"""What is kept of a paper made as it was asked for: enough to know it again, nothing of what it says."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models.history import key


class Imprint(models.Model):
    """A paper that is not kept, since it names people or says the state of a minute: its kind, its moment, its code, its digest.

    The same facts are the same paper, whoever asks for it and however often.
    """

    class Kind(models.TextChoices):
        BADGES = "badges", _("badges")
        ATTENDANCE = "attendance", _("attendance sheet")
        CERTIFICATES = "certificates", _("certificates of participation")
        SHEETS = "grid_sheets", _("sheets of the jury")
        RESULTS = "camp_results", _("results of a camp")
        BOARD = "board", _("board of projects")
        POSTER = "poster", _("poster of a call")

    id = key()
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, editable=False)
    facts = models.CharField(_("digest of its facts, their moment apart"), max_length=64, db_index=True, editable=False)
    made_at = models.DateTimeField(_("made on"), editable=False)
    code = models.CharField(_("code to check it"), max_length=12, db_index=True, editable=False)
    sha256 = models.CharField(_("SHA-256 digest"), max_length=64, unique=True, editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), editable=False)

    class Meta:
        verbose_name = _("trace of a paper")
        verbose_name_plural = _("traces of papers")
        ordering = ["-made_at", "id"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.code}"
