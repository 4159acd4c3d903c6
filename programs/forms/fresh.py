"""Forms that never cover what a colleague has just written."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _


class Fresh(forms.ModelForm):
    """Refused when the row has changed since the page was shown; what was typed stays, and saving again replaces theirs."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["shown"].initial = self.digest = self.read()

    def read(self):
        """What tells one content of the row from another; empty for a new one."""
        if self.instance._state.adding:
            return ""
        content = [(name, getattr(self.instance, name)) for name in sorted(self._meta.fields)]
        return hashlib.sha256(repr(content).encode()).hexdigest()[:16]

    def clean(self):
        shown = self.cleaned_data.pop("shown", "")
        if shown != self.digest:
            self.data = self.data.copy()
            self.data[self.add_prefix("shown")] = self.digest
            self.add_error(
                None,
                _(
                    "A colleague has just changed this. Open the page in another tab to read their version; saving again replaces it by yours."
                ),
            )
        return super().clean()
