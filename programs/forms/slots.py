"""Slots offered and taken; an unplanned call; corrected minutes."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from programs import clock

LONGEST = 120  # days that one rule may cover
LENGTHS = [
    (30, _("half an hour")),
    (45, _("three quarters of an hour")),
    (60, _("one hour")),
    (90, _("an hour and a half")),
]


def day(label):
    """A date."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def hour(label, initial):
    """An hour of the day."""
    return forms.TimeField(label=label, initial=initial, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))


class OfferForm(forms.Form):
    """The rule of the slots: which days, which hours, where."""

    first = day(_("From"))
    last = day(_("Until"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Which days"), coerce=int, choices=[(n, WEEKDAYS[n]) for n in range(5)], initial=[1, 3], widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    begins = hour(_("From what hour"), "14:00")
    ends = hour(_("To what hour"), "17:00")
    length = forms.TypedChoiceField(label=_("Length of each"), coerce=int, choices=LENGTHS, initial=60)
    place = forms.CharField(label=_("Place or video link"), max_length=300, help_text=_("An address, or the link of a video meeting."))  # fmt: skip

    def clean_first(self):
        if self.cleaned_data["first"] < clock.today():
            raise ValidationError(_("Choose a date still to come."))
        return self.cleaned_data["first"]

    def clean(self):
        data = super().clean()
        first, last = data.get("first"), data.get("last")
        if first and last and not first <= last <= first + timedelta(days=LONGEST):
            self.add_error("last", _("Choose a day after the first, within four months."))
        if data.get("begins") and data.get("ends") and data["begins"] >= data["ends"]:
            self.add_error("ends", _("The last hour comes after the first."))
        return data


class TakeForm(forms.Form):
    """One slot, and what to talk about."""

    slot = forms.ChoiceField(label=_("Choose a slot"), widget=forms.RadioSelect)
    subject = forms.CharField(label=_("What do you want to talk about?"), max_length=200)


class CallForm(forms.Form):
    """An unplanned call, in two fields."""

    subject = forms.CharField(label=_("What was it about?"), max_length=200)
    minutes = forms.CharField(
        label=_("What was said, what was decided"), max_length=20_000, widget=forms.Textarea({"rows": 6}),
        help_text=_("The lead and the co-authors read it at once."),
    )  # fmt: skip
