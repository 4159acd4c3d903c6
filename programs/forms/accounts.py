"""Signing up, and what a person may change about themselves."""

from allauth.account import forms as allauth
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from programs import invitations, links
from programs.forms.organizations import OrganizationFields
from programs.models.people import Role, User

OF_THE_ORGANIZATION = {Role.Code.LEAD, Role.Code.MEMBER, Role.Code.SIGNATORY}


def led_here_by():
    """The address that asked for an account: that of an invitation, when one led here."""
    request = context.request
    return (request.POST.get("next") or request.GET.get("next", "")) if request else ""


class SignupForm(OrganizationFields, allauth.SignupForm):
    """An account tied to an organization: a territory of the official code, or another body described in three fields."""

    name = forms.CharField(
        label=_("First and last name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Phone"), help_text=_("So that the person who follows your dossier can call you."), required=False,
        max_length=30, widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    field_order = ["name", "email", "password1", "phone", *OrganizationFields.organization_fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("The one you use at work. Expected format: name@domain.fr")
        self.fields["password1"].help_text = _(
            "At least 12 characters: a sentence you alone know is easiest to remember."
        )
        self.joined = None
        if juror := links.juror_of(led_here_by()):
            self.fields["email"].initial = juror.email
        if invitation := invitations.of_link(led_here_by()):
            self.fields["email"].initial = invitation.email
            self.joined = invitation.dossier.organization if invitation.code in OF_THE_ORGANIZATION else None
        if self.joined:
            for name in self.organization_fields:
                del self.fields[name]

    def organization(self):
        """The organization of the invitation, else the one chosen."""
        return self.joined or super().organization()

    def signup(self, request, user):
        user.join(self.organization())


class ProfileForm(forms.ModelForm):
    """What a person may change about themselves."""

    class Meta:
        model = User
        fields = ["name", "phone"]
        labels = {"name": _("First and last name"), "phone": _("Phone")}
        widgets = {
            "name": forms.TextInput({"autocomplete": "name"}),
            "phone": forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
