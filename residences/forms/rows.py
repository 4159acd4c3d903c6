"""Forms of the rows of a residence: funding, team, notes, prototypes, pictures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Compared as Fresh
from programs.models import Attachment
from programs.uploads import PICTURES, UploadField
from residences.models import FieldNote, Prototype, Resident


def not_to_come(day):
    """This day, or a refusal when it is still to come."""
    if day and day > clock.today():
        raise forms.ValidationError(_("This date is still to come."))
    return day


class ResidentForm(Fresh):
    """A member of the team in residence."""

    class Meta:
        model = Resident
        fields = ["name", "discipline", "role"]
        help_texts = {"role": _("For example: designer, coordinates the residence.")}


class NoteForm(Fresh):
    """What was seen and heard in the field."""

    takes_owner = True

    class Meta:
        model = FieldNote
        fields = ["title", "on", "phase", "text"]
        widgets = {"text": forms.Textarea({"rows": 8}), "on": forms.DateInput()}
        help_texts = {
            "text": _(
                "No name, no address, nothing that tells who a person is: “a mother of two”, “an agent of the counter”."
            )
        }

    def __init__(self, *args, residence, **options):
        super().__init__(*args, **options)
        self.fields["phase"].queryset = residence.phases.all()
        self.fields["phase"].empty_label = _("none in particular")

    def clean_on(self):
        return not_to_come(self.cleaned_data["on"])


class PrototypeForm(Fresh):
    """Something made to be tried, and what the trial taught."""

    class Meta:
        model = Prototype
        fields = ["name", "description", "tested_on", "tested_with", "learned", "kept"]
        widgets = {
            "description": forms.Textarea({"rows": 4}),
            "learned": forms.Textarea({"rows": 4}),
            "tested_on": forms.DateInput(),
        }
        labels = {"kept": _("We keep it")}
        help_texts = {
            "tested_on": _("Leave empty until it is tried."), "tested_with": _("For example: 40 inhabitants at the market."),
            "learned": _("What did not work teaches as much as the rest."),
        }  # fmt: skip

    def clean_tested_on(self):
        return not_to_come(self.cleaned_data["tested_on"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("tested_on") and not cleaned.get("learned") and "learned" not in self.errors:
            self.add_error("learned", _("Say what the trial taught."))
        return cleaned


CAPTION = _("What the picture shows")
CAPTION_HELP = _(
    "Printed under the picture, and read aloud to those who cannot see it. No recognizable person without their agreement."
)


class PictureForm(Fresh):
    """What a picture shows."""

    caption = forms.CharField(label=CAPTION, help_text=CAPTION_HELP, max_length=200)

    class Meta:
        model = Attachment
        fields = ["caption"]


class NewPictureForm(forms.Form):
    """A picture and what it shows."""

    theirs = ()
    file = UploadField(label=_("Picture"), extensions=PICTURES, help_text=_("PNG or JPEG, 20 MB at most."))
    caption = forms.CharField(label=CAPTION, help_text=CAPTION_HELP, max_length=200)
