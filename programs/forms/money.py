"""Forms of the money of a project: who pays, what it costs."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import Compared
from programs.models import Expense, FundingLine
from programs.numbers import Euros


class FundingForm(Compared):
    """Who pays how much, and how sure it is."""

    amount = Euros(label=_("Amount in euros"), min_value=Decimal("0.01"), help_text=_("For example: 12 500."))

    class Meta:
        model = FundingLine
        fields = ["funder", "amount", "stage", "in_kind", "note"]
        widgets = {"stage": forms.RadioSelect}
        labels = {"in_kind": _("In kind: premises, staff, equipment")}


class ExpenseForm(Compared):
    """What is to be paid for, and what it cost."""

    planned = Euros(label=_("Planned, in euros"), min_value=Decimal(0), help_text=_("For example: 12 500."))
    spent = Euros(
        label=_("Spent, in euros"), min_value=Decimal(0), required=False, help_text=_("Leave empty until it is known.")
    )

    class Meta:
        model = Expense
        fields = ["label", "planned", "spent"]
        help_texts = {"label": _("For example: meals, the venue, the sound, prizes, travel.")}
