"""What a team leaves behind while it works: dated notes, pictures of its prototype."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hackathons.models.registration import Registration
from hackathons.models.team import CampTeam
from programs import clock
from programs.models.attachment import Attachment
from programs.models.history import key


class TeamNote(models.Model):
    """A dated note in the journal of a team."""

    id = key()
    team = models.ForeignKey(CampTeam, models.CASCADE, related_name="notes")
    author = models.ForeignKey(Registration, models.SET_NULL, null=True, editable=False, related_name="team_notes")
    text = models.TextField(_("note"), max_length=2000)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("note of a team")
        ordering = ["-at", "id"]

    def __str__(self):
        return self.text[:60]


class TeamPicture(models.Model):
    """A picture of a prototype, kept under its digest without what tells who took it, nor where."""

    MOST = 12  # for each team

    id = key()
    team = models.ForeignKey(CampTeam, models.CASCADE, related_name="pictures")
    author = models.ForeignKey(Registration, models.SET_NULL, null=True, editable=False, related_name="team_pictures")
    name = models.CharField(_("name"), max_length=200, editable=False)
    caption = models.CharField(_("what the picture shows"), max_length=200)
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField(_("size"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    scan = models.CharField(max_length=10, choices=Attachment.Scan, default=Attachment.Scan.PENDING, editable=False)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("picture of a team")
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["team", "sha256"], name="one_picture_once_a_team")]

    def __str__(self):
        return self.caption
