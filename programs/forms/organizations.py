"""Naming an organization: a territory of the official code, or another body found by its SIREN or declared."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.territories import TerritoryField
from programs.models import Organization, Territory
from programs.models.organization import clean_siren

TERRITORIAL = {"commune", "epci", "departement", "region", "collectivite"}
OTHERS = [(code, label) for code, label in Organization.Kind.choices if code not in TERRITORIAL]


class OrganizationFields(forms.Form):
    """A territory of the official code, or a body outside it: its kind, its name, its SIREN or why it has none, where it is."""

    territory = TerritoryField(label=_("Your commune, intercommunality, département or région"), required=False)
    kind = forms.ChoiceField(label=_("Kind of organization"), choices=[("", _("Choose")), *OTHERS], required=False)
    organization_name = forms.CharField(label=_("Name of the organization"), max_length=200, required=False)
    siren = forms.CharField(
        label=_("SIREN"), help_text=_("Nine digits; with it we find the organization if someone has already registered it."),
        max_length=20, required=False, widget=forms.TextInput({"inputmode": "numeric"}),
    )  # fmt: skip
    no_siren_reason = forms.CharField(
        label=_("If it has no SIREN, say why"), max_length=300, required=False,
        help_text=_("Association being created, park not yet set up… We check it with you."),
    )  # fmt: skip
    attached_to = TerritoryField(
        label=_("Territory of attachment"),
        required=False,
        help_text=_("The one of its seat, or the one where it acts."),
    )
    organization_fields = ("territory", "kind", "organization_name", "siren", "no_siren_reason", "attached_to")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("territory", "kind", "organization_name", "siren", "no_siren_reason", "attached_to"):
            self.fields[name].expected = True  # one way or the other: not marked as optional

    def clean_siren(self):
        return clean_siren(self.cleaned_data["siren"]) if self.cleaned_data["siren"] else ""

    def clean(self):
        data = super().clean()
        if "territory" in self.fields and not data.get("territory") and not {"territory", "siren"} & set(self.errors):
            self.clean_other(data)
        return data

    def clean_other(self, data):
        """Outside the official code, all that describes the organization is needed, unless its SIREN is already known."""
        if self.known(data.get("siren")):
            return
        if not any(data.get(name) for name in ("organization_name", "kind", "siren", "no_siren_reason")):
            self.add_error("territory", _("Choose the territory, or describe the organization below."))
            return
        for name, message in NEEDED.items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, message)
        if not data.get("siren") and not data.get("no_siren_reason"):
            self.add_error("siren", _("Type the SIREN, or say below why the organization has none."))

    @staticmethod
    def known(siren):
        """The organization of this SIREN, registered or in the official code; None for neither."""
        if not siren:
            return None
        found = Organization.objects.filter(siren=siren).first()
        territory = None if found else Territory.objects.current().filter(siren=siren).first()
        return Organization.objects.for_territory(territory) if territory else found and found.present

    @property
    def described(self):
        """Whether the body outside the official code has begun to be described: its part of the page is open."""
        return any(self[name].value() for name in ("kind", "organization_name", "siren", "no_siren_reason"))

    def organization(self):
        """The organization named: found, or declared, to be checked by an officer."""
        data = self.cleaned_data
        if data["territory"]:
            return Organization.objects.for_territory(data["territory"])
        return self.known(data["siren"]) or Organization.objects.declare(
            kind=data["kind"], name=data["organization_name"], siren=data["siren"], attached_to=data["attached_to"],
            no_siren_reason="" if data["siren"] else data["no_siren_reason"],
        )  # fmt: skip


NEEDED = {
    "kind": _("Choose the kind of the organization."),
    "organization_name": _("Give the name of the organization."),
    "attached_to": _("Choose the territory where it is or acts."),
}


class OwnOrganizationForm(OrganizationFields):
    """The organization of a person whose account has none."""


class OrganizationForm(forms.ModelForm):
    """What an officer corrects of an organization, then declares checked."""

    siren = forms.CharField(
        label=_("SIREN"), max_length=20, required=False, widget=forms.TextInput({"inputmode": "numeric"})
    )
    attached_to = TerritoryField(label=_("Territory of attachment"), required=False)

    class Meta:
        model = Organization
        fields = ["name", "kind", "siren", "no_siren_reason", "attached_to", "address", "is_private_law", "is_ess"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.territory_id:  # the official code says the rest
            for name in ("name", "kind", "siren", "no_siren_reason", "attached_to"):
                del self.fields[name]

    def clean_siren(self):
        return clean_siren(self.cleaned_data["siren"]) if self.cleaned_data["siren"] else None


class SuccessorForm(OrganizationFields):
    """The organization that takes over, why and since when."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Merger of communes, change of intercommunality, same organization registered twice… The leads of the dossiers read it."),
    )  # fmt: skip
    succeeded_on = forms.DateField(
        label=_("Since"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day the former organization ended."),
    )

    def __init__(self, *args, former, **kwargs):
        self.former = former
        super().__init__(*args, **kwargs)
        self.fields["territory"].label = _("Successor: commune, intercommunality, département or région")

    def clean(self):
        data = super().clean()
        if not self.errors and data.get("territory") == self.former.territory and self.former.territory_id:
            self.add_error("territory", _("Choose another organization than the one that ends."))
        known = not self.errors and not data.get("territory") and self.known(data.get("siren"))
        if known and known.pk == self.former.pk:
            self.add_error("siren", _("Choose another organization than the one that ends."))
        return data
