"""What an officer writes of a relay, and how people say they heard of a call."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import Fresh
from programs.models import Provenance, Relay


class RelayForm(Fresh):
    """A relay: who, how to write to it."""

    web = forms.URLField(label=_("website"), required=False, assume_scheme="https")

    class Meta:
        model = Relay
        fields = ["name", "acronym", "kind", "contact", "email", "web", "ended_on"]
        widgets = {"kind": forms.RadioSelect, "ended_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "contact": _("As a letter would name them: Mme Morvan, head of communication."),
            "email": _("The kit of each call is sent there when the call opens."),
            "ended_on": _("From that day, it is no longer offered for new calls. What it brought stays."),
        }


class RelaysOfCall(forms.Form):
    """The relays that spread a call."""

    relays = forms.MultipleChoiceField(label=_("Relays"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, call, **options):
        super().__init__(*args, **options)
        others = Relay.objects.filter(ended_on=None).exclude(links__call=call)
        self.fields["relays"].choices = [(str(one.pk), str(one)) for one in others]


class HeardField(forms.ChoiceField):
    """How one heard of a call: a relay by its name, or another way; may stay empty."""

    def __init__(self, **options):
        super().__init__(required=False, choices=ways, **options)

    def clean(self, value):
        """The channel and the relay, as fields of a provenance."""
        chosen = super().clean(value)
        if chosen.startswith("relay:"):
            return {"channel": Provenance.Channel.RELAY, "relay_id": chosen.partition(":")[2]}
        return {"channel": chosen, "relay_id": None}


def ways():
    """The ways of hearing of a call: the relays first, each by its name."""
    relays = [(f"relay:{one.pk}", str(one)) for one in Relay.objects.filter(ended_on=None)]
    others = [(code, label) for code, label in Provenance.Channel.choices if code != "relay"]
    return [
        ("", _("Choose, if you wish")),
        (_("By an association or a network"), relays),
        (_("Otherwise"), [*others, ("relay", _("by another association or network"))]),
    ]
