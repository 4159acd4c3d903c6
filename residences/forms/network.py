"""Forms of the network: one's own page; what the State offers to someone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import Compared
from residences import network
from residences.models import Discipline, Professional


class ProfessionalForm(Compared):
    """A page of the network, as its owner or the State writes it."""

    disciplines = forms.MultipleChoiceField(
        label=_("Disciplines"), choices=Discipline.choices, widget=forms.CheckboxSelectMultiple
    )

    web = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Professional
        fields = [
            "kind",
            "name",
            "disciplines",
            "profile",
            "references",
            "region",
            "available",
            "available_on",
            "web",
            "email",
            "email_shown",
            "visibility",
        ]
        widgets = {
            "kind": forms.RadioSelect, "available": forms.RadioSelect, "visibility": forms.RadioSelect, "available_on": forms.DateInput(),
            "profile": forms.Textarea({"rows": 4}), "references": forms.Textarea({"rows": 4}),
        }  # fmt: skip
        help_texts = {
            "profile": _("What you do, for whom, how you like to work."),
            "references": _("Residences or projects, one a line; with their link if they are public."),
            "email": _("To write to you; shown only if you tick the box below."),
        }  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["region"] = forms.ChoiceField(
            label=_("Région"), choices=[("", _("Anywhere in France")), *network.regions()], required=False
        )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("available") == "later" and not cleaned.get("available_on"):
            self.add_error("available_on", _("Say from when."))
        if cleaned.get("available") != "later":
            cleaned["available_on"] = None
        return cleaned

    def save(self, commit=True):
        """The name of the région is kept beside its code."""
        self.instance.region_name = (
            dict(self.fields["region"].choices).get(self.cleaned_data["region"], "")
            if self.cleaned_data["region"]
            else ""
        )
        return super().save(commit)


class AgreeForm(forms.Form):
    """Whether one agrees to be in the network."""

    agrees = forms.BooleanField(
        label=_("I have read my page and I agree that those chosen above read it"), required=True
    )
