"""What a method sheet says: the same fields while it is written and once it is published."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models import Idea


class Moment(models.TextChoices):
    """When a method serves in a residence."""

    FRAMING = "framing", _("framing the question")
    UNDERSTANDING = "understanding", _("understanding the field")
    IMAGINING = "imagining", _("imagining together")
    MAKING = "making", _("making")
    TRYING = "trying", _("trying with users")
    SHARING = "sharing", _("sharing and following up")


class Length(models.TextChoices):
    """How long a method takes, to choose by."""

    HOURS = "hours", _("less than half a day")
    DAY = "day", _("about one day")
    DAYS = "days", _("several days")
    THROUGHOUT = "throughout", _("throughout the residence")


class Content(models.Model):
    """The words of a sheet: purpose, duration, team, steps, material, licence."""

    FIELDS = (
        "title",
        "purpose",
        "stage",
        "length",
        "duration",
        "team",
        "steps",
        "material",
        "advice",
        "licence",
        "source",
    )
    TEXTS = ("purpose", "team", "steps", "material", "advice")  # those that may hold several paragraphs

    title = models.CharField(_("name of the method"), max_length=120)
    purpose = models.TextField(_("what it is for"), blank=True, max_length=3000)
    stage = models.CharField(_("moment"), max_length=20, choices=Moment, default=Moment.UNDERSTANDING)
    length = models.CharField(_("length"), max_length=20, choices=Length, default=Length.HOURS)
    duration = models.CharField(_("duration in words"), max_length=150, blank=True)
    team = models.TextField(_("the team it takes"), blank=True, max_length=3000)
    steps = models.TextField(_("the steps"), blank=True, max_length=8000)
    material = models.TextField(_("the material"), blank=True, max_length=3000)
    advice = models.TextField(_("what to watch"), blank=True, max_length=4000)
    licence = models.CharField(_("licence"), max_length=20, choices=Idea.Licence, default=Idea.Licence.CC_BY)
    source = models.CharField(_("written by, from"), max_length=250, blank=True)

    class Meta:
        abstract = True

    @property
    def is_told(self):
        """Whether it says enough for someone else to use it."""
        return all((self.title, self.purpose, self.duration, self.team, self.steps))
