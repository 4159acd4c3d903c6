"""Forms of the rows of a residence: funding, team, notes, prototypes, pictures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Compared as Fresh
from residences.models import FieldNote, Professional, Prototype, Resident, WantedProfile


def not_to_come(day):
    """This day, or a refusal when it is still to come."""
    if day and day > clock.today():
        raise forms.ValidationError(_("This date is still to come."))
    return day


class ResidentForm(Fresh):
    """A member of the team in residence."""

    class Meta:
        model = Resident
        fields = ["name", "discipline", "role", "professional", "left_on"]
        widgets = {"left_on": forms.DateInput()}
        help_texts = {
            "role": _("For example: designer, coordinates the residence."),
            "left_on": _("Leave empty while they are there."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["professional"].queryset = Professional.objects.filter(consent_at__isnull=False)
        self.fields["professional"].empty_label = _("nobody of the network")


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
    """Something made to be tried; what its trials taught is on the page of the trials."""

    takes_owner = True

    class Meta:
        model = Prototype
        fields = ["name", "description", "concept", "kept"]
        widgets = {"description": forms.Textarea({"rows": 4})}
        labels = {"kept": _("We keep it")}

    def __init__(self, *args, residence, **options):
        super().__init__(*args, **options)
        self.fields["concept"].queryset = residence.concepts.all()
        self.fields["concept"].empty_label = _("none in particular")


class WantedForm(Fresh):
    """A profile that the team needs."""

    class Meta:
        model = WantedProfile
        fields = ["discipline", "profile", "seats"]
        help_texts = {"profile": _("For example: knows the reception of the public, can stay three weeks.")}


CAPTION = _("What the picture shows")
CAPTION_HELP = _(
    "Printed under the picture, and read aloud to those who cannot see it. No recognizable person without their agreement."
)
