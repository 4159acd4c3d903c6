"""Signing up, and what a person may change about themselves."""

from allauth.account import forms as allauth
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from programs import invitations
from programs.forms.territories import TerritoryField
from programs.models.organization import Organization, clean_siren
from programs.models.people import Role, User

TERRITORIAL = {"commune", "epci", "departement", "region"}
OF_THE_ORGANIZATION = {Role.Code.MEMBER, Role.Code.SIGNATORY}
OTHERS = [(code, label) for code, label in Organization.Kind.choices if code not in TERRITORIAL]


class SignupForm(allauth.SignupForm):
    """An account tied to an organization: a territory of the official code, or another body described in three fields."""

    name = forms.CharField(
        label=_("First and last name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Phone"), help_text=_("So that the person who follows your dossier can call you."), required=False,
        max_length=30, widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    territory = TerritoryField(label=_("Your commune, intercommunality, département or région"), required=False)
    kind = forms.ChoiceField(label=_("Kind of organization"), choices=[("", _("Choose")), *OTHERS], required=False)
    organization_name = forms.CharField(label=_("Name of the organization"), max_length=200, required=False)
    siren = forms.CharField(
        label=_("SIREN"), help_text=_("Nine digits; with it we find your organization if a colleague has already registered it."),
        max_length=20, required=False, widget=forms.TextInput({"inputmode": "numeric"}),
    )  # fmt: skip
    field_order = ["name", "email", "password1", "phone", "territory", "kind", "organization_name", "siren"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("territory", "kind", "organization_name"):
            self.fields[name].expected = True  # one or the other: not marked as optional
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("The one you use at work. Expected format: name@domain.fr")
        self.fields["password1"].help_text = _(
            "At least 12 characters: a sentence you alone know is easiest to remember."
        )
        self.joined = None
        if invitation := self.invitation():
            self.fields["email"].initial = invitation.email
            self.joined = invitation.dossier.organization if invitation.code in OF_THE_ORGANIZATION else None
        if self.joined:
            for name in ("territory", "kind", "organization_name", "siren"):
                del self.fields[name]

    @staticmethod
    def invitation():
        """The invitation whose link led here; None without any."""
        request = context.request
        return invitations.of_link(request.POST.get("next") or request.GET.get("next", "")) if request else None

    def clean_siren(self):
        return clean_siren(self.cleaned_data["siren"]) if self.cleaned_data["siren"] else ""

    def clean(self):
        data = super().clean()
        if self.joined:
            return data
        if not data.get("territory") and "territory" not in self.errors:
            self.clean_other(data)
        return data

    def clean_other(self, data):
        """Outside the official code, a kind and a name are needed, unless the SIREN is already known."""
        if self.known(data.get("siren")):
            return
        if not data.get("organization_name") and not data.get("kind"):
            self.add_error("territory", _("Choose your territory, or describe your organization below."))
        elif not data.get("kind"):
            self.add_error("kind", _("Choose the kind of your organization."))
        elif not data.get("organization_name"):
            self.add_error("organization_name", _("Give the name of your organization."))

    @staticmethod
    def known(siren):
        return siren and Organization.objects.filter(siren=siren).first()

    def organization(self):
        """The organization chosen: found, or made on first use."""
        data = self.cleaned_data
        if self.joined:
            return self.joined
        if data["territory"]:
            return Organization.objects.for_territory(data["territory"])
        return self.known(data["siren"]) or Organization.objects.create(
            kind=data["kind"], name=data["organization_name"], siren=data["siren"] or None
        )

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
