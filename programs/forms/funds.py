"""Forms of shared funds: the fund, and what each contributor puts in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import Compared
from programs.models import Contribution, Fund
from programs.models.fund import CENT
from programs.numbers import Euros, worded


class FundForm(Compared):
    """A fund that several projects share."""

    class Meta:
        model = Fund
        fields = ["name", "purpose"]
        help_texts = {
            "name": _("For example: regional fund for digital services."),
            "purpose": _("What it may pay for, and until when."),
        }


class ContributionForm(Compared):
    """What someone puts into a fund; never less than what projects have already acquired."""

    amount = Euros(label=_("Amount in euros"), min_value=CENT, help_text=_("For example: 12 500."))

    class Meta:
        model = Contribution
        fields = ["contributor", "amount"]

    def clean_amount(self):
        amount, fund = self.cleaned_data["amount"], self.instance.fund
        already = Contribution.objects.filter(pk=self.instance.pk).values_list("amount", flat=True).first() or 0
        if fund.envelope - already + amount < fund.engaged:
            raise forms.ValidationError(
                _("Projects have already acquired %s of this fund.") % worded(fund.engaged, euros=True)
            )
        return amount
