"""Forms of the framing: the local definition, the frame, the signed agreement."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Compared as Fresh
from programs.numbers import Euros
from programs.uploads import UploadField
from residences.models import LocalDefinition, Residence

AGREEMENT_HELP = _("The agreement signed by all, as a PDF or a scan; 20 MB at most.")


class DefinitionForm(Fresh):
    """The problem that the residence takes up, and whom it concerns."""

    class Meta:
        model = LocalDefinition
        fields = ["problem", "users"]
        widgets = dict.fromkeys(fields, forms.Textarea({"rows": 6}))
        help_texts = {
            "problem": _("One service, one problem, small enough for the time given."),
            "users": _("Who lives with the problem, on both sides of the counter."),
        }  # fmt: skip


class FrameForm(Fresh):
    """The budget, the backing, who welcomes the team, the public session, the licence."""

    budget = Euros(
        label=_("Budget in euros"),
        min_value=Decimal(0),
        required=False,
        help_text=_("The whole cost of the residence, for example 42 000."),
    )

    class Meta:
        model = Residence
        fields = [
            "budget",
            "backed_on",
            "backed_by",
            "host",
            "place",
            "public_session_at",
            "public_session_place",
            "licence",
        ]
        widgets = {
            "backed_on": forms.DateInput(),
            "public_session_at": forms.DateTimeInput(),
            "licence": forms.RadioSelect,
        }
        help_texts = {
            "backed_on": _("The day when the mayor, the president or the council supported the project."),
            "public_session_at": _("When the team shows its work to the inhabitants, the agents and the elected representatives."),
            "licence": _("Under which others may reuse what the residence produces."),
        }  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["licence"].choices = [choice for choice in self.fields["licence"].choices if choice[0]]

    def clean_budget(self):
        return self.cleaned_data["budget"] or Decimal(0)

    def clean_backed_on(self):
        day = self.cleaned_data["backed_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("This date is still to come: write the day when the support was given."))
        return day

    def save(self, commit=True):
        """Only what is on the page is written: a step may move the rest meanwhile."""
        self.instance.save(update_fields=self._meta.fields)
        return self.instance


class AgreementForm(forms.Form):
    """The signed agreement."""

    file = UploadField(label=_("Signed agreement"), extensions=("pdf", "png", "jpg", "jpeg"), help_text=AGREEMENT_HELP)
    caption = forms.CharField(label=_("Who signed, and when"), max_length=200, required=False)
