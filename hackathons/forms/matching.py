"""What a proposal of teams should take into account; where someone is moved by hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hackathons.models import Matching


class MatchingForm(forms.ModelForm):
    """The wishes of the organizers for a proposal."""

    class Meta:
        model = Matching
        fields = ["completes", "teams_wanted"]


class AdjustForm(forms.Form):
    """The team of one person in a variant."""

    group = forms.ChoiceField(label=_("Team"), required=False)

    def __init__(self, choices, *args, **options):
        super().__init__(*args, **options)
        self.fields["group"].choices = [*choices, ("", _("no team in this proposal"))]
