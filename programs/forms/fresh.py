"""Forms that never cover what a colleague has just written."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

CHANGED = _(
    "A colleague has just changed this. Open the page in another tab to read their version; saving again replaces it by yours."
)


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
        if self.instance._state.adding:
            return ""
        return hashlib.sha256(repr(sorted(self.now.items())).encode()).hexdigest()[:16]

    def clean(self):
        shown = self.cleaned_data.pop("shown", "")
        if not self.instance._state.adding and shown != self.digest:
            self.tell()
        return super().clean()

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
