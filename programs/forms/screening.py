"""What readers of applications type: the screening grid, the scorecard of an interview, words of refusal to several."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.models import Scorecard
from programs.models.interviewing import BEST

WORDS = [_("0 – nothing shows it"), _("1 – little"), _("2 – enough"), _("3 – well"), _("4 – remarkably")]


class MarksForm(forms.Form):
    """A mark for each criterion of a position, and a note."""

    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args, criteria, marks=(), **options):
        super().__init__(*args, **options)
        self.count = len(criteria)
        for n, (label, help) in enumerate(criteria):
            value = marks[n] if n < len(marks) else None
            self.fields[f"mark_{n}"] = forms.TypedChoiceField(
                label=label, help_text=help, choices=list(enumerate(WORDS[: BEST + 1])), coerce=int, widget=forms.RadioSelect, initial=value,
            )  # fmt: skip
        self.order_fields([f"mark_{n}" for n in range(self.count)])

    @property
    def marks(self):
        """The marks given, in the order of the criteria."""
        return [self.cleaned_data[f"mark_{n}"] for n in range(self.count)]


class ScorecardForm(MarksForm):
    """A scorecard, signed as it is sent."""

    advice = forms.ChoiceField(
        label=_("Your advice"), choices=Scorecard._meta.get_field("advice").choices, widget=forms.RadioSelect
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.order_fields([*(f"mark_{n}" for n in range(self.count)), "advice", "note"])


class RefusalForm(forms.Form):
    """The same kind words to several people, each in a mail of their own."""

    comment = asks.reason(_("Your words to them"), _("Each receives them alone, after a greeting by name."))
