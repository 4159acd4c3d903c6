"""Forms that never cover what a colleague has just written."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

CHANGED = _(
    "A colleague has just changed this. Open the page in another tab to read their version; saving again replaces it by yours."
)


def digest(values):
    """A short print of these values by field."""
    return hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()[:16]


class Fresh(forms.ModelForm):
    """Refused when the row has changed since the page was shown; what was typed stays, and saving again replaces theirs.

    ``theirs`` then holds what the colleague wrote, as (label, value), for a page that shows both versions.
    """

    changed = CHANGED
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.theirs = []
        self.now = {name: getattr(self.instance, name) for name in self._meta.fields if hasattr(self.instance, name)}
        self.digest = self.initial["shown"] = self.read()

    def read(self):
        """What tells one content of the row from another; empty for a new one."""
        return "" if self.instance._state.adding else digest(self.now)

    def clean(self):
        shown = self.cleaned_data.pop("shown", "")
        if not self.instance._state.adding and shown != self.digest:
            self.compare(shown)
        return super().clean()

    def compare(self, shown):
        """The row has changed since: who typed nothing leaves it as it is now, who did is told."""
        if shown == digest({name: self.cleaned_data.get(name) for name in self.now}):
            self.cleaned_data |= self.now
        else:
            self.tell()

    def tell(self):
        """Both versions can be shown, and what was typed stays in the fields."""
        self.theirs = [
            (self[name].label, value)
            for name, value in self.now.items()
            if name in self.fields and value != self.cleaned_data.get(name)
        ]
        self.data = self.data.copy()
        self.data[self.add_prefix("shown")] = self.digest
        self.add_error(None, self.changed)


class Compared(Fresh):
    """The same, on a page that shows both versions."""

    changed = _("Somebody has just changed this page. Their version is below; saving again replaces it by yours.")
