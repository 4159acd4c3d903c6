"""Forms of the innovation exchange."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programs.models import Advert, FinalReport
from programs.models.theme import Theme


class AdvertForm(forms.ModelForm):
    """An announcement: what the organization offers or seeks."""

    class Meta:
        model = Advert
        fields = ["kind", "report", "title", "text", "theme"]
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, organization, **kwargs):
        super().__init__(*args, **kwargs)
        self.organization = organization
        published = FinalReport.objects.filter(published_on__isnull=False).order_by("title", "id")
        self.fields["report"].queryset = published
        self.fields["report"].empty_label = _("No project in particular")
        self.fields["report"].help_text = _(
            "To offer, choose one of your own published projects; to seek, any project, or none."
        )
        self.fields["kind"].choices = [(Advert.Kind.OFFER, _("offers something (a prototype, a method, its experience)")), (Advert.Kind.SEEK, _("seeks something (a solution, a peer, feedback)"))]  # fmt: skip
        if organization.kind == "state":
            self.fields["kind"].choices = self.fields["kind"].choices[1:]
            self.fields["kind"].help_text = _("A service of the State seeks; territories offer.")
        self.fields["theme"].choices = [
            ("", _("No theme in particular")),
            *((code, capfirst(label)) for code, label in Theme.choices),
        ]

    def clean(self):
        """One offers what one achieved."""
        data, report = super().clean(), self.cleaned_data.get("report")
        if data.get("kind") == Advert.Kind.OFFER:
            if report is None:
                self.add_error("report", _("Choose the published project that you offer something of."))
            elif report.dossier.organization.present != self.organization:
                self.add_error(
                    "report", _("This project is that of another organization: you may seek something of it.")
                )
        return data


class AdvertFilter(forms.Form):
    """What visitors narrow the exchange by."""

    nature = forms.ChoiceField(
        label=_("Offers or needs"),
        required=False,
        choices=[("", _("All")), ("offer", _("Offers")), ("seek", _("Needs"))],
    )
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = [("", _("All")), *((code, capfirst(label)) for code, label in Theme.choices)]
