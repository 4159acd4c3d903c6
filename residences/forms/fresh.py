"""Forms that never cover what a colleague has just written."""

import hashlib

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from programs.answers import Number
from programs.typography import NBSP


class Fresh(forms.ModelForm):
    """Says when the row has changed since the page was shown; ``theirs`` then holds it, and saving again replaces it."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.theirs = []
        self.now = {name: getattr(self.instance, name) for name in self._meta.fields if hasattr(self.instance, name)}
        self.initial["shown"] = self.digest

    @property
    def digest(self):
        """What tells one content of the row from another; empty for a new one."""
        return (
            ""
            if self.instance._state.adding
            else hashlib.sha256(repr(sorted(self.now.items())).encode()).hexdigest()[:16]
        )

    def clean(self):
        shown = self.cleaned_data.pop("shown", "")
        if not self.instance._state.adding and shown != self.digest:
            self.tell()
        return super().clean()

    def tell(self):
        """Both versions are shown, and what was typed stays in the fields."""
        self.theirs = [
            (self[name].label, value)
            for name, value in self.now.items()
            if name in self.fields and value != self.cleaned_data.get(name)
        ]
        self.data = self.data.copy()
        self.data[self.add_prefix("shown")] = self.digest
        self.add_error(
            None, _("Somebody has just changed this page. Their version is below; saving again replaces it by yours.")
        )


class Euros(Number):
    """An amount, typed and shown as "12 500,50"."""

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        cents = 0 if value == int(value) else 2
        return number_format(value, cents, force_grouping=True).replace("\u202f", NBSP) if value else ""
