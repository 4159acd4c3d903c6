"""Forms of the rows of a start-up: users met, hypotheses, team, things to hand over, lines of the budget."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Compared as Fresh
from programs.masking import EMAIL, PHONE
from programs.numbers import Euros, Number
from startups.models import Asset, BudgetLine, Hypothesis, Interview, TeamMember

ANONYMOUS = _("No name, no address, nothing that tells who a person is: “a mother of two”, “an agent of the counter”.")


def nobody(text):
    """This text, or a refusal when it holds an e-mail address or a telephone number."""
    if EMAIL.search(text) or PHONE.search(text):
        raise forms.ValidationError(
            _("Take out the e-mail address or the telephone number: nothing here tells who a person is.")
        )
    return text


class InterviewForm(Fresh):
    """A user met, told without anything that says who they are."""

    class Meta:
        model = Interview
        fields = ["profile", "on", "situation", "learned"]
        widgets = {"learned": forms.Textarea({"rows": 8}), "on": forms.DateInput()}
        help_texts = {
            "profile": _("For example: an agent of the registry office; a father who asks for a place in a nursery."),
            "situation": _("For example: an hour at the counter; a telephone call; half a day beside them."), "learned": ANONYMOUS,
        }  # fmt: skip

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("This date is still to come."))
        return day

    def clean_profile(self):
        return nobody(self.cleaned_data["profile"])

    def clean_situation(self):
        return nobody(self.cleaned_data["situation"])

    def clean_learned(self):
        return nobody(self.cleaned_data["learned"])


class HypothesisForm(Fresh):
    """Something believed, how it is tried, what became of it."""

    class Meta:
        model = Hypothesis
        fields = ["text", "trial", "fate", "learned"]
        widgets = {"learned": forms.Textarea({"rows": 4}), "fate": forms.RadioSelect}
        help_texts = {
            "text": _("For example: parents would book a place by themselves if they saw those that are free."),
            "trial": _("For example: show ten parents a page drawn on paper."), "learned": _("Leave empty until it is tried."),
        }  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("fate") not in (None, "open") and not cleaned.get("learned") and "learned" not in self.errors:
            self.add_error("learned", _("Say what the trial taught."))
        return cleaned


class MemberForm(Fresh):
    """Someone of the team."""

    class Meta:
        model = TeamMember
        fields = ["name", "trade", "origin", "came_on", "left_on"]
        widgets = {
            "trade": forms.RadioSelect,
            "origin": forms.RadioSelect,
            "came_on": forms.DateInput(),
            "left_on": forms.DateInput(),
        }
        help_texts = {
            "left_on": _(
                "Leave empty as long as they are there. When someone leaves, the work goes on and their job reopens."
            )
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["trade"].choices = TeamMember.Trade.choices

    def clean(self):
        cleaned = super().clean()
        came, left = cleaned.get("came_on"), cleaned.get("left_on")
        if came and left and left < came:
            self.add_error("left_on", _("One leaves after one has come."))
        return cleaned


class AssetForm(Fresh):
    """Something that the service is handed over with."""

    class Meta:
        model = Asset
        fields = ["kind", "label", "holder", "ends_on", "handed_on", "note"]
        widgets = {
            "kind": forms.RadioSelect,
            "ends_on": forms.DateInput(),
            "handed_on": forms.DateInput(),
            "note": forms.Textarea({"rows": 4}),
        }
        help_texts = {
            "label": _("For example: virtual server at a French host, 2 GB."),
            "holder": _("The organization that signed or pays."),
            "ends_on": _("When it has to be renewed; empty if it has no end."),
            "handed_on": _("Empty as long as the taker does not hold it."),
            "note": _("An address, the name of a service; never a password nor a key."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = Asset.Kind.choices


class BudgetForm(Fresh):
    """A line of the budget."""

    quantity = Number(
        label=_("How many"), min_value=Decimal(0), help_text=_("Persons, days… or the per cent: 42 for 42 %.")
    )
    months = Number(
        label=_("Over how many months"),
        min_value=Decimal(0),
        required=False,
        help_text=_("For a price by the year or by the month."),
    )
    price = Euros(
        label=_("Price in euros"),
        min_value=Decimal(0),
        required=False,
        help_text=_("For example: 50 000. Nothing, if it costs nothing more."),
    )

    class Meta:
        model = BudgetLine
        fields = ["label", "kind", "quantity", "basis", "months", "price", "source"]
        widgets = {"kind": forms.RadioSelect, "basis": forms.RadioSelect}
        labels = {"basis": _("The price is")}
        help_texts = {"source": _("An estimate, a quote, a pay scale, a decision.")}

    def clean_price(self):
        return self.cleaned_data["price"] or Decimal(0)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("basis") in ("year", "month") and cleaned.get("months") is None and "months" not in self.errors:
            self.add_error("months", _("Say over how many months."))
        return cleaned
