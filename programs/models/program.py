"""Programmes: the instruments that the State runs over years, described as data."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models.history import key

LONGEST = 60  # months; the State's own tool has the same bound


def months(label, default):
    """A number of months that something is kept."""
    bounds = [MinValueValidator(1), MaxValueValidator(LONGEST)]
    return models.PositiveSmallIntegerField(label, default=default, validators=bounds)


class Program(models.Model):
    """One instrument of the State, and what a confirmed dossier of its calls becomes."""

    class Outcome(models.TextChoices):
        RESIDENCE = "residence", _("residence")
        CAMP = "camp", _("camp")
        STARTUP = "startup", _("start-up")

    class Theme(models.TextChoices):
        STATE = "etat", _("The State: Marianne, its motto and its fonts")
        NEUTRAL = "neutre", _("Neutral: the name of the service, an open font")

    id = key()
    code = models.SlugField(_("code"), unique=True, max_length=20)
    prefix = models.CharField(_("prefix of references"), max_length=5, unique=True)
    name = models.CharField(_("name"), max_length=100)
    promise = models.CharField(_("promise"), max_length=300)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)
    service = models.CharField(_("service in charge"), max_length=200)
    address = models.CharField(_("address"), max_length=300)
    phone = models.CharField(_("phone"), max_length=30)
    email = models.EmailField(_("e-mail address"))
    theme = models.CharField(_("look of its documents"), max_length=10, choices=Theme, blank=True)  # empty: SITE_THEME
    checkin_days = models.PositiveSmallIntegerField(_("days between check-ins"), default=14)
    coach_days = models.PositiveSmallIntegerField(_("days of coaching for a project"), default=20)
    minutes_template = models.TextField(_("outline of the minutes"), blank=True, max_length=2000)
    preset_version = models.PositiveSmallIntegerField(_("version of the presets"), default=1)
    keep_drafts = months(_("months that unsent drafts are kept after the closing"), 3)
    keep_refused = months(_("months that dossiers without a project are kept after their end"), 24)
    keep_projects = months(_("months that dossiers with a project are kept after its end"), 24)
    milestones = models.JSONField(
        _("milestones"), default=list, blank=True, help_text=_("Code, label and days after the start.")
    )
    parameters = models.JSONField(
        _("numbers of the programme"), default=dict, blank=True, help_text=_("Those that differ from the presets.")
    )
    health_rules = models.JSONField(_("rules of health"), default=dict, blank=True)  # programs/lights.py
    criteria = models.JSONField(_("default criteria"), default=list, blank=True)
    questions = models.JSONField(_("default questions"), default=list, blank=True)

    class Meta:
        verbose_name = _("programme")
        ordering = ["code"]

    def __str__(self):
        return self.name
