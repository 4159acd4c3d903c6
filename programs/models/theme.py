"""What calls, ideas and alerts are about: the subjects that people search by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """A subject of public action, as an inhabitant would say it."""

    WELCOME = "welcome", _("public services and reception")
    MOBILITY = "mobility", _("mobility")
    HEALTH = "health", _("health and ageing")
    YOUTH = "youth", _("childhood, school, youth")
    SOCIAL = "social", _("solidarity and inclusion")
    HOUSING = "housing", _("housing and town centres")
    ECONOMY = "economy", _("employment and local economy")
    ECOLOGY = "ecology", _("environment, energy, food")
    CULTURE = "culture", _("culture and community life")
    DIGITAL = "digital", _("digital and data")
    DEMOCRACY = "democracy", _("participation of inhabitants")


def labels(codes):
    """The words of these themes, in the order of the list; unknown codes are left out."""
    return [str(label) for code, label in Theme.choices if code in codes]
