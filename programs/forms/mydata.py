"""Proof that the person at the keyboard is the one whose account goes."""

from allauth.core import context, ratelimit
from django import forms
from django.utils.translation import gettext_lazy as _


class ErasureForm(forms.Form):
    """The password, typed again; attempts are counted."""

    password = forms.CharField(
        label=_("Your password"), strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"}),
        help_text=_("To be sure that it is you."),
    )  # fmt: skip

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self):
        if not ratelimit.consume(context.request, action="reauthenticate", user=self.person):
            raise forms.ValidationError(_("Too many attempts: wait a minute."))
        if not self.person.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password."))
        return self.cleaned_data["password"]
