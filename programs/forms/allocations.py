"""What an officer wishes of a proposal of readings, and the readers chosen by hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

EXPERTISE = [("none", _("no matter")), ("usual", _("by preference")), ("strong", _("above all"))]
BALANCE = [("light", _("no matter")), ("usual", _("by preference")), ("strong", _("above all"))]


class WishesForm(forms.Form):
    """How to share the readings out; conflicts and capacities are not wishes: they always hold."""

    readers = forms.IntegerField(label=_("Readers for each dossier"), min_value=1, max_value=20)
    expertise = forms.ChoiceField(
        label=_("Skills and départements of the jurors"), choices=EXPERTISE, initial="usual", widget=forms.RadioSelect
    )
    balance = forms.ChoiceField(
        label=_("As many readings for each juror"), choices=BALANCE, initial="usual", widget=forms.RadioSelect
    )
    bridges = forms.BooleanField(
        label=_("Bridge dossiers between groups of jurors"), required=False,
        help_text=_("Without them the marks of jurors who read nothing in common cannot be compared. With a single reader for each dossier, some readings are added."),
    )  # fmt: skip
    move = forms.BooleanField(
        label=_("Share out again the readings not begun"), required=False, help_text=_("What is begun or handed in never moves."),
    )  # fmt: skip

    def __init__(self, call, *args):
        super().__init__(*args, initial={"readers": call.min_reviews, "bridges": True})


class ReadersForm(forms.Form):
    """The readers of one dossier in a proposal."""

    readers = forms.MultipleChoiceField(label=_("Readers"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, choices, chosen, *args):
        super().__init__(*args, initial={"readers": chosen})
        self.fields["readers"].choices = choices
