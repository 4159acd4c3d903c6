"""The frame of a camp, and its rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hackathons.forms.rows import Fresh
from hackathons.models import Camp


class FrameForm(Fresh):
    """What it is about, when and where it takes place, how many people and which teams."""

    class Meta:
        model = Camp
        fields = [
            "summary", "text", "starts_at", "ends_at", "host", "place", "access", "capacity", "team_min", "team_max", "is_judged", "method", "everyone_compares", "min_judges",
        ]  # fmt: skip
        widgets = {
            "text": forms.Textarea({"rows": 6}), "access": forms.Textarea({"rows": 4}), "starts_at": forms.DateTimeInput(), "ends_at": forms.DateTimeInput(),
            "method": forms.RadioSelect,
        }  # fmt: skip
        help_texts = {
            "min_judges": _("Or comparisons in which each prototype is seen, at least."),
            "host": _("For example: lycée Jean-Zay."),
            "place": _("Street, postcode and town."),
        }

    def clean_capacity(self):
        seated = self.instance.registrations.seated().count()
        capacity = self.cleaned_data["capacity"]
        if capacity < seated:
            raise forms.ValidationError(_("%d people already have a place.") % seated)
        return capacity

    def clean(self):
        """Once people are registered, the dates move by a step, which tells them."""
        cleaned = super().clean()
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("A camp ends after it begins."))
        moved = {"starts_at", "ends_at"} & set(self.changed_data)
        if self.instance.opened_at and moved:
            self.add_error(
                min(moved, key=self._meta.fields.index),
                _("The registration is open: postpone the camp, so that those registered are told."),
            )
        return cleaned

    def clean_method(self):
        method = self.cleaned_data["method"]
        if "method" in self.changed_data and (self.instance.rounds.exists() or self.instance.comparisons.exists()):
            raise forms.ValidationError(_("The jury has begun to judge: how it judges no longer changes."))
        return method

    def save(self, commit=True):
        """Only what is on the page is written: a step may move the rest meanwhile."""
        self.instance.save(update_fields=self._meta.fields)
        return self.instance


class RulesForm(forms.Form):
    """A new version of the rules."""

    text = forms.CharField(
        label=_("Rules of the camp"),
        max_length=30000,
        widget=forms.Textarea({"rows": 24}),
        help_text=_("One title a paragraph, on its own line."),
    )


class WordForm(forms.Form):
    """A word on a mission."""

    text = forms.CharField(label=_("A word on this mission"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class WaiveForm(forms.Form):
    """Why a mission is not needed."""

    waived = forms.CharField(
        label=_("Why we do without"), max_length=300, help_text=_("Kept, and told in the report of the camp.")
    )
