"""Files that applicants join: kept under their digest, served to who may know whose they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.applicant import Applicant
from programs.models.history import key


class ApplicantFile(models.Model):
    """A file that an applicant joins: a curriculum vitae, a letter."""

    class Kind(models.TextChoices):
        CV = "cv", _("curriculum vitae")
        LETTER = "letter", _("cover letter")

    id = key()
    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="files")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    scan = models.CharField(
        max_length=10,
        choices=[("pending", _("not yet scanned")), ("clean", _("scanned")), ("infected", _("dangerous"))],
        default="pending",
    )
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("file of an applicant")
        ordering = ["kind", "at", "id"]
        constraints = [models.UniqueConstraint(fields=["applicant", "kind"], name="one_file_a_kind")]

    def __str__(self):
        return self.name
