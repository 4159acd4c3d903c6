"""What the officer types to have hidden from who reads blind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.masking import pieces

MOST = 100


class WordsForm(forms.Form):
    """Words to hide beside those that the platform knows, one a line."""

    words = forms.CharField(
        label=_("Other words to hide"), required=False, max_length=4000, widget=forms.Textarea({"rows": 5}),
        help_text=_("One a line: a nickname, a hamlet, an event that gives the place away. Accents and capitals do not matter."),
    )  # fmt: skip

    def clean_words(self):
        words = list(
            dict.fromkeys(" ".join(line.split()) for line in self.cleaned_data["words"].splitlines() if line.strip())
        )
        if short := next((word for word in words if len("".join(pieces(word))) < 3), ""):
            raise forms.ValidationError(_("“%s” is too short: it would be hidden everywhere.") % short)
        if len(words) > MOST:
            raise forms.ValidationError(_("%d words at most.") % MOST)
        return words
