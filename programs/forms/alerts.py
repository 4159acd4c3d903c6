"""What a person wants to be told of."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.places import departements
from programs.models import Program, Theme


class ChoicesForm(forms.Form):
    """For which calls: each choice left empty takes everything."""

    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing for all of them."),
    )
    programs = forms.ModelMultipleChoiceField(
        label=_("Programmes"), queryset=Program.objects.all(), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Tick nothing for all of them.")
    )  # fmt: skip
    departement = forms.ChoiceField(
        label=_("Département"), required=False, choices=lambda: [("", _("The whole country")), *departements()],
        help_text=_("Calls open to the whole country are always included."),
    )  # fmt: skip


class AskForm(ChoicesForm):
    """A new address, and for which calls."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Expected format: name@domain.fr"),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    field_order = ["email", "themes", "programs", "departement"]

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()
