"""Answers to a call's form: kept as typed, judged by its definition, shown in French."""

from datetime import date
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _


class Number(forms.DecimalField):
    """A number as people type it: spaces between thousands, comma or point."""

    widget = forms.TextInput

    def __init__(self, *, whole=False, **options):
        self.whole = whole
        super().__init__(decimal_places=0 if whole else 2, max_digits=15, **options)
        self.widget.attrs["inputmode"] = "numeric" if whole else "decimal"

    def to_python(self, value):
        if isinstance(value, str):
            value = "".join(value.replace("€", "").split()).replace(",", ".")
        try:
            return super().to_python(value)
        except (ValidationError, InvalidOperation):
            raise ValidationError(_("Write a number, for example 12 500."), code="invalid") from None


TERRITORY = r"^[a-z]{4,12}-[0-9AB]{1,9}$"  # the identifier of the one chosen; else what was typed and not chosen
YESNO = [("yes", _("Yes")), ("no", _("No"))]


def field_of(question):
    """The form field of a question, from its definition (a dictionary)."""
    kind, limit = question["kind"], question["limit"]
    options = {"label": question["label"], "help_text": question["help"], "required": question["required"]}
    choices = [(choice, choice) for choice in question["choices"]]
    match kind:
        case "long":
            return forms.CharField(widget=forms.Textarea({"rows": 6}), max_length=limit or 6000, **options)
        case "number":
            return Number(whole=True, max_value=limit, **options)
        case "euros":
            return Number(min_value=Decimal(0), max_value=limit, **options)
        case "date":
            widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            return forms.DateField(widget=widget, **options)
        case "choice":
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)
        case "choices":
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options)
        case "yesno":
            return forms.ChoiceField(choices=YESNO, widget=forms.RadioSelect, **options)
        case "file":
            return forms.FileField(**options)
        case "territory":
            wrong = {"invalid": _("Choose a territory: type its name or postal code, then tick it in the list.")}
            return forms.RegexField(TERRITORY, error_messages=wrong, **options)
        case _:
            return forms.CharField(max_length=limit or 300, validators=[MaxLengthValidator(limit or 300)], **options)


def questions(definition):
    """Every question of a definition, in order."""
    return [question for section in definition["sections"] for question in section["questions"]]


def fault(question, answer, attached):
    """What is wrong with one answer, in words; None when nothing is."""
    if question["kind"] == "file":
        return _("Join the file that is asked.") if question["required"] and question["code"] not in attached else None
    try:
        field_of(question).clean(answer)
    except ValidationError as error:
        return error.messages[0]
    return None


def faults(definition, answers, attached=()):
    """The faults by code of question; ``attached`` holds the codes that have a file."""
    found = {q["code"]: fault(q, answers.get(q["code"]), attached) for q in questions(definition)}
    return {code: message for code, message in found.items() if message}


def cleaned(question, answer):
    """The typed value of an answer; None when empty or wrong."""
    try:
        return field_of(question).clean(answer) if answer not in (None, "", []) else None
    except ValidationError:
        return None


def shown(question, answer):
    """An answer as people read it; as typed when it is wrong."""
    value = cleaned(question, answer)
    match value:
        case None:
            return ", ".join(answer) if isinstance(answer, list) else str(answer or "")
        case date():
            return date_format(value)
        case Decimal():
            digits = 0 if value == value.to_integral_value() else 2
            text = number_format(value, digits, use_l10n=True, force_grouping=True)
            return f"{text}\u00a0€" if question["kind"] == "euros" else text
        case list():
            return ", ".join(value)
    return str(dict(YESNO).get(value, value)) if question["kind"] == "yesno" else str(value)
