"""Fields about where: départements typed by their codes, or chosen by name."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.models import Territory


def departements():
    """The départements and overseas collectivities, as (code, "Cher (18)"), in alphabetical order."""
    found = Territory.objects.current().filter(kind__in=("departement", "collectivite")).order_by("search", "id")
    return [(one.code, f"{one.name} ({one.code})") for one in found]


class DepartementsField(forms.CharField):
    """Codes of départements, separated by commas; kept as a list, each a real one."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        codes = list(dict.fromkeys(re.findall(r"\w+", super().clean(value).upper())))
        unknown = set(codes) - {code for code, _label in departements()} if codes else set()
        if unknown:
            raise ValidationError(_("Not the code of a département: %s.") % ", ".join(sorted(unknown)))
        return codes
