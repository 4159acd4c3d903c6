"""What steps ask: form fields shared by the page of a step, its API and the kernel, which cleans them itself."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs import clock

REASON, READ = _("Reason"), _("The persons concerned will read it.")
COMMENT, KEPT = _("Comment"), _("Kept in the history.")


def reason(label=REASON, help=READ, **options):
    """A text that the persons concerned can read."""
    return forms.CharField(label=label, help_text=help, max_length=4000, widget=forms.Textarea({"rows": 4}), **options)


def note(label=COMMENT, help=KEPT, **options):
    """A text that may be left empty."""
    return reason(label, help, required=False, **options)


def text(label, help="", **options):
    """A line of text."""
    return forms.CharField(label=label, help_text=help, max_length=options.pop("max_length", 200), **options)


def day(label, help="", **options):
    """A date."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help, widget=widget, **options)


def hour(label, help="", **options):
    """A moment, typed in Paris time."""
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, help_text=help, widget=widget, **options)


def address(label, help="", **options):
    """An e-mail address, in lower case."""
    return Address(label=label, help_text=help, widget=forms.EmailInput({"autocomplete": "off"}), **options)


def hidden(**options):
    """What the page gives back as it showed it."""
    return forms.CharField(required=False, max_length=200, widget=forms.HiddenInput, **options)


def choice(label, choices, help="", **options):
    """One of a few."""
    return forms.ChoiceField(label=label, choices=choices, help_text=help, widget=forms.RadioSelect, **options)


def whole(label, help="", **options):
    """A whole number."""
    return forms.IntegerField(label=label, help_text=help, **options)


def tick(label, help="", **options):
    """A box that may be ticked."""
    return forms.BooleanField(label=label, help_text=help, required=False, **options)


def refused(field, message):
    """The error of one field, to raise."""
    return ValidationError({field: ValidationError(message, code="refused")})


def to_come(field, moment):
    """Refuse a day or a moment already past."""
    past = moment < clock.now() if hasattr(moment, "hour") else moment < clock.today()
    if past:
        raise refused(field, _("Choose a date still to come."))


def person(label, help="", **options):
    """One of the people that the page offers, by their identifier; the step says who may be chosen."""
    return Person(label=label, help_text=help, **options)


class Person(forms.ChoiceField):
    """One person; the page sets whom it offers, the step judges whoever is given."""

    widget = forms.RadioSelect

    def valid_value(self, value):
        return not self.choices or super().valid_value(value)


def codes(label, help="", **options):
    """Codes chosen among those that the page offers."""
    return Codes(label=label, help_text=help, required=False, **options)


class Address(forms.EmailField):
    """An e-mail address as accounts keep them."""

    def to_python(self, value):
        return super().to_python(value).lower()


class Codes(forms.TypedMultipleChoiceField):
    """Several codes; the page sets what it offers, the kernel takes those that are well formed."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value):
        return not self.choices or super().valid_value(value)
