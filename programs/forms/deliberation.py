"""What the chair of a jury types: when it sits, who is there, what it proposes on a dossier; the amounts granted."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import asks, deliberating
from programs.forms.jury import OUTCOMES
from programs.models import Deliberation, Presence
from programs.models.candidature import State
from programs.numbers import Euros


class ConveneForm(forms.ModelForm):
    """When and where the jury sits."""

    class Meta:
        model = Deliberation
        fields = ["starts_at", "place"]
        widgets = {"starts_at": forms.DateTimeInput()}
        help_texts = {"place": _("For example: 20, avenue de Ségur, Paris, room 3; or the address of the video call.")}


class PresenceForm(forms.Form):
    """Who is there; one line a member."""

    def __init__(self, seats, *args):
        super().__init__(*args)
        for person, known in seats:
            self.fields[str(person.pk)] = forms.ChoiceField(
                label=str(person),
                choices=Presence.How.choices,
                required=False,
                widget=forms.RadioSelect,
                initial=known.how if known else None,
            )

    def given(self):
        """What was said, by person."""
        return {person: how for person, how in self.cleaned_data.items() if how}


class SettleForm(forms.Form):
    """What the jury proposes on a dossier: the reason is chosen, typed, or both."""

    outcome = asks.choice(_("The jury proposes"), OUTCOMES)
    chosen = forms.ChoiceField(
        label=_("A usual reason"), required=False, choices=[("", _("none of these"))] + [(str(n), words) for n, words in enumerate(deliberating.REASONS)],
    )  # fmt: skip
    comment = asks.reason(
        label=_("Reason"),
        help=_("The organization reads it in its letter. Needed when the dossier is not selected."),
        required=False,
    )
    amount = Euros(label=_("Amount granted in euros"), required=False, min_value=Decimal(0))
    waive = forms.BooleanField(label=_("Decide even without all the readings (say why in the reason)"), required=False)

    def __init__(self, *args, call, **options):
        super().__init__(*args, **options)
        if call.envelope is None:
            del self.fields["amount"]

    def clean(self):
        data = self.cleaned_data
        usual = str(deliberating.REASONS[int(data["chosen"])]) if data.get("chosen") else ""
        data["reason"] = "\n\n".join(filter(None, [usual, data.get("comment", "").strip()]))
        if data.get("outcome") == State.REJECTED and not data["reason"]:
            self.add_error("comment", _("Say why: the organization will read it."))
        if data.get("waive") and not data["reason"]:
            self.add_error("comment", _("Say why you decide without all the readings."))
        return data


class AmountsForm(forms.Form):
    """The amount granted to each dossier selected."""

    def __init__(self, decisions, *args):
        super().__init__(*args)
        self.decisions = list(decisions)
        for decision in self.decisions:
            self.fields[str(decision.pk)] = Euros(
                label=str(decision.dossier),
                initial=decision.amount,
                required=False,
                min_value=Decimal(0),
                help_text=str(decision.dossier.organization),
            )

    def keep(self):
        """Write each amount that changed."""
        for decision in self.decisions:
            if str(decision.pk) in self.changed_data:
                decision.amount = self.cleaned_data[str(decision.pk)]
                decision.save(update_fields=["amount"])
