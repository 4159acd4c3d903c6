"""The form of a funding line of a start-up: who pays, how sure it is, what proves it, out of which fund."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from programs.forms.money import FundingForm
from programs.models import Fund, FundingLine
from programs.numbers import worded
from programs.uploads import UploadField

SURE = ("acquired", "paid")


class ProvenForm(FundingForm):
    """A funding line; what is acquired or paid is proved, and never more than its fund holds."""

    file = UploadField(
        label=_("What proves it"), extensions=("pdf", "png", "jpg", "jpeg"), required=False,
        help_text=_("A deliberation, a decision, a transfer: a PDF or a scan. Needed once the amount is acquired."),
    )  # fmt: skip

    class Meta(FundingForm.Meta):
        model = FundingLine
        fields = ["funder", "amount", "in_kind", "stage", "expected_on", "fund", "note"]
        widgets = {"stage": forms.RadioSelect, "expected_on": forms.DateInput()}
        help_texts = {
            "expected_on": _("The balance by month follows from it."),
            "fund": _("When several projects share one envelope."),
        }  # fmt: skip

    field_order = ["funder", "amount", "in_kind", "stage", "file", "expected_on", "fund", "note"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["fund"].empty_label = pgettext("fund", "none")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stage") in SURE:
            if not (cleaned.get("file") or self.instance.proof_id) and "file" not in self.errors:
                self.add_error("file", _("Join what proves that this amount is acquired."))
            if cleaned.get("fund") and cleaned.get("amount"):
                self.hold(cleaned["fund"], cleaned["amount"])
        return cleaned

    def hold(self, fund, amount):
        """Refuse what the fund, locked, no longer holds."""
        locked = Fund.objects.select_for_update(of=("self",)).get(pk=fund.pk)
        left = locked.envelope - locked.lines.exclude(pk=self.instance.pk).acquired()
        if amount > left:
            self.add_error("amount", _("Only %s is left in this fund.") % worded(left, euros=True))
