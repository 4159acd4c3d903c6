"""What the officer types of letters: their templates, their corrections by hand."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import letters, placeholders

MARKUP = gettext_lazy(
    "A blank line starts a paragraph, “## ” a title, “- ” a line of a list, “> ” a quotation. Nothing else is interpreted."
)


def said(unknown):
    """A placeholder that means nothing, in words, with the one that was probably meant."""
    name = unknown.name if unknown.name in ("{{", "}}") else placeholders.shown(unknown.name)
    if unknown.nearest:
        return _("%(name)s is not a placeholder: did you mean %(nearest)s?") % {
            "name": name, "nearest": placeholders.shown(unknown.nearest),
        }  # fmt: skip
    return _("%s is not a placeholder: take one of the list.") % name


class TemplateForm(forms.Form):
    """The letter of an outcome, with its placeholders."""

    text = forms.CharField(
        label=gettext_lazy("Text of the letter"), max_length=8000, widget=forms.Textarea({"rows": 24}), help_text=MARKUP
    )

    def __init__(self, outcome, *args, **options):
        self.outcome = outcome
        super().__init__(*args, **options)

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        faults = [said(one) for one in placeholders.unknown(text, letters.KNOWN)]
        if self.outcome in letters.REASONED and "motifs" not in placeholders.names(text):
            faults.append(_("A refusal gives its reasons: put {{motifs}} where they should show."))
        if faults:
            raise forms.ValidationError(faults)
        return text


class LetterForm(forms.Form):
    """One letter, corrected by hand."""

    elsewhere = None  # what somebody else saved meanwhile
    read = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=gettext_lazy("Text of the letter"), max_length=12000, widget=forms.Textarea({"rows": 20}), help_text=MARKUP,
        error_messages={"required": gettext_lazy("A letter cannot be empty. To give up your corrections, take the template again.")},
    )  # fmt: skip

    def clean_text(self):
        text = self.cleaned_data["text"]
        if left := [name for name in placeholders.names(text) if name in letters.KNOWN]:
            words = _("This letter leaves as it is written: replace %s by its words.")
            raise forms.ValidationError(words % ", ".join(map(placeholders.shown, left)))
        return text
