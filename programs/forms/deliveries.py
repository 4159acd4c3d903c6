"""What the officer types of deliveries: an address refused, the right one; who reads the list under embargo."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import asks, deliveries
from programs.models import EmbargoRecipient


class BounceForm(forms.Form):
    """Why an address refused a letter, as the message that came back says it."""

    why = asks.text(_("What the message that came back says"), _("For example: no such user here."), max_length=500)


class ResendForm(forms.Form):
    """The address to which the same letter is sent again."""

    address = asks.address(_("Corrected address"), _("Expected format: name@domain.fr"))

    def __init__(self, mail, *args, **options):
        self.mail = mail
        super().__init__(*args, **options)

    def clean_address(self):
        address = self.cleaned_data["address"]
        if deliveries.known(self.mail, address):
            raise forms.ValidationError(_("This letter was already sent to this address."))
        return address


class RecipientForm(forms.ModelForm):
    """Someone who reads the list before everyone."""

    email = asks.address(_("E-mail address"), _("Expected format: name@domain.fr"))

    class Meta:
        model = EmbargoRecipient
        fields = ("name", "quality", "email")

    def _get_validation_exclusions(self):
        """The call is known: one address receives the list once."""
        return super()._get_validation_exclusions() - {"call"}


class EmbargoHourForm(forms.Form):
    """When the list leaves, before the announcement."""

    embargo_at = asks.hour(_("Send the list on"), _("Before the hour of the announcement. Paris time."))

    def __init__(self, call, *args, **options):
        self.call = call
        super().__init__(*args, **options)

    def clean_embargo_at(self):
        moment = self.cleaned_data["embargo_at"]
        if self.call.announced_at and moment >= self.call.announced_at:
            raise forms.ValidationError(_("The list leaves before the announcement, or it is of no use."))
        return moment
