"""The jury of a camp: its grid, its jurors, its prizes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp
from programs import clock
from programs.models.history import key


class GridLine(models.Model):
    """A criterion of the jury of a camp, with its weight out of 100; marked from 0 to 4."""

    BEST = 4

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="grid")
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("criterion"), max_length=150)
    weight = models.PositiveSmallIntegerField(
        _("weight out of 100"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("criterion of the camp")
        ordering = ["order", "id"]

    def __str__(self):
        return self.label

    @property
    def best(self):
        return self.BEST


class CampJuror(models.Model):
    """Someone who judges the prototypes of a camp, on a phone, by a signed link."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="jurors")
    name = models.CharField(_("first and last name"), max_length=200)
    quality = models.CharField(_("quality"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    is_chair = models.BooleanField(_("chairs the jury"), default=False)
    is_absent = models.BooleanField(_("absent"), default=False)
    invited_at = models.DateTimeField(default=clock.now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("juror of the camp")
        ordering = ["-is_chair", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["camp", "email"], name="one_juror_an_address", violation_error_message=_("This person is already in the jury.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name


class Prize(models.Model):
    """A prize of the camp, and the team that won it."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="prizes")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("prize"), max_length=150)
    given_by = models.CharField(_("given by"), max_length=200, blank=True)
    team = models.ForeignKey(
        "hackathons.CampTeam", models.PROTECT, null=True, blank=True, related_name="prizes", verbose_name=_("team")
    )

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("prize")
        ordering = ["order", "id"]

    def __str__(self):
        return self.title
