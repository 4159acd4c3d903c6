"""Answers to a call's form: kept as typed, judged by its definition, shown in French."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import conditions, grids
from programs.gridfields import GridField
from programs.numbers import Number, worded

TERRITORY = r"^[a-z]{4,12}-[0-9AB]{1,9}$"  # the identifier of the one chosen; else what was typed and not chosen
YESNO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
LONG, SHORT = 6000, 300  # characters, where the question says nothing


class Text(forms.CharField):
    """A text neither too short nor too long; what is too short is said once it is judged, not while one types."""

    def __init__(self, least=None, **options):
        super().__init__(**options)
        self.least = least

    def validate(self, value):
        super().validate(value)
        if value and self.least and len(value) < self.least:
            raise ValidationError(
                _("Write at least %(least)d characters: there are %(n)d now.") % {"least": self.least, "n": len(value)}
            )


class Day(forms.DateField):
    """A day between two others, where the question sets them."""

    widget = forms.DateInput

    def __init__(self, *, earliest=None, latest=None, **options):
        self.earliest, self.latest = (day and date.fromisoformat(day) for day in (earliest, latest))
        bounds = {"min": earliest, "max": latest}
        attrs = {"type": "date"} | {name: day for name, day in bounds.items() if day}
        super().__init__(widget=forms.DateInput(attrs, format="%Y-%m-%d"), **options)

    def validate(self, value):
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(_("Choose a day from %s on.") % date_format(self.earliest))
        if value and self.latest and value > self.latest:
            raise ValidationError(_("Choose a day until %s.") % date_format(self.latest))


class Several(forms.MultipleChoiceField):
    """Several choices, no fewer and no more than the question allows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, least=None, most=None, **options):
        self.least, self.most = least, most
        super().__init__(**options)

    def validate(self, value):
        super().validate(value)
        if value and self.least and len(value) < self.least:
            raise ValidationError(
                _("Tick at least %(n)d: you ticked %(ticked)d.") % {"n": self.least, "ticked": len(value)}
            )
        if self.most and len(value) > self.most:
            raise ValidationError(
                _("Tick at most %(n)d: you ticked %(ticked)d.") % {"n": self.most, "ticked": len(value)}
            )


def field_of(question):
    """The form field of a question, from its definition (a dictionary); ``example`` and ``bounds`` are said beside it."""
    options = {"label": question["label"], "help_text": question["help"], "required": question["required"]}
    field = FIELDS[question["kind"]](question, question["limit"], question.get("least"), options)
    return said(field, question)


def said(field, question):
    """The field with the example and the bounds that its question sets, to be shown with it."""
    field.example, field.bounds, field.reworded = (
        question.get("example", ""),
        bounds(question),
        question.get("reworded", []),
    )
    return field


def text_field(question, limit, least, options):
    return Text(least, max_length=limit or SHORT, **options)


def long_field(question, limit, least, options):
    return Text(least, widget=forms.Textarea({"rows": 6}), max_length=limit or LONG, **options)


def choice_field(question, limit, least, options):
    chosen = YESNO if question["kind"] == "yesno" else [(choice, choice) for choice in question["choices"]]
    return forms.ChoiceField(choices=chosen, widget=forms.RadioSelect, **options)


def territory_field(question, limit, least, options):
    wrong = {"invalid": _("Choose a territory: type its name or postal code, then tick it in the list.")}
    return forms.RegexField(TERRITORY, error_messages=wrong, **options)


def whole_field(question, limit, least, options):
    return Number(whole=True, min_value=least, max_value=limit, **options)


def euros_field(question, limit, least, options):
    return Number(min_value=Decimal(least or 0), max_value=limit, **options)


def day_field(question, limit, least, options):
    return Day(earliest=question.get("earliest"), latest=question.get("latest"), **options)


def several_field(question, limit, least, options):
    choices = [(choice, choice) for choice in question["choices"]]
    return Several(choices=choices, least=least, most=limit, **options)


def file_field(question, limit, least, options):
    return forms.FileField(**options)


def grid_field(question, limit, least, options):
    return GridField(question, **options)


FIELDS = {
    "text": text_field, "long": long_field, "number": whole_field, "euros": euros_field, "date": day_field, "choice": choice_field,
    "choices": several_field, "yesno": choice_field, "file": file_field, "territory": territory_field, "partners": grid_field,
    "budget": grid_field,
}  # fmt: skip


def bounds(question):
    """The bounds of an answer in words: "entre 10 et 20 lignes"; empty where the counter of characters says it, or without any."""
    least, most = question.get("least"), question["limit"]
    match question["kind"]:
        case "text" | "long":
            return _("At least %d characters.") % least if least else ""
        case "number" | "euros":
            unit = question["kind"] == "euros"
            return between(*(n if n is None else worded(n, euros=unit) for n in (least, most)))
        case "date":
            return between(
                *(
                    day and date_format(date.fromisoformat(day))
                    for day in (question.get("earliest"), question.get("latest"))
                )
            )
        case "choices":
            return _("Choices to tick: %s") % between(least, most) if least or most else ""
        case "partners" | "budget":
            return _("Lines to fill: %s") % between(least, most) if least or most else ""
    return ""


def between(least, most):
    """Two bounds in words, either of which may be missing."""
    if least is not None and most is not None:
        return _("between %(least)s and %(most)s.") % {"least": least, "most": most}
    if least is not None:
        return _("%s at least.") % least
    return _("%s at most.") % most if most is not None else ""


def questions(definition):
    """Every question of a definition, in order."""
    return [question for section in definition["sections"] for question in section["questions"]]


def fault(question, answer, attached):
    """What is wrong with one answer, in words; None when nothing is."""
    if question["kind"] == "file":
        return _("Join the file that is asked.") if question["required"] and question["code"] not in attached else None
    if answer in (None, "", []):
        return forms.Field.default_error_messages["required"] if question["required"] else None
    try:
        field_of(question).clean(answer)
    except ValidationError as error:
        return error.messages[0]
    return None


def faults(definition, answers, attached=()):
    """The faults by code of question, those that do not show left out; ``attached`` holds the codes that have a file."""
    shown = conditions.visible(definition, answers)
    found = {q["code"]: fault(q, answers.get(q["code"]), attached) for q in questions(definition) if q["code"] in shown}
    return {code: message for code, message in found.items() if message}


def cleaned(question, answer):
    """The typed value of an answer; None when empty or wrong."""
    try:
        return field_of(question).clean(answer) if answer not in (None, "", []) else None
    except ValidationError:
        return None


def table(question, answer):
    """The answer to a question that is a table, to be read; None for another question or without rows."""
    rows = grids.rows_of(answer) if question["kind"] in grids.KINDS else []
    return grids.table(question, rows) if rows else None


def shown(question, answer):
    """An answer as people read it; as typed when it is wrong."""
    if question["kind"] in grids.KINDS:
        return grids.text(question, grids.rows_of(answer))
    value = cleaned(question, answer)
    match value:
        case None:
            return ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer or "")
        case date():
            return date_format(value)
        case Decimal():
            return worded(value, euros=question["kind"] == "euros")
        case list():
            return ", ".join(value)
    return str(dict(YESNO).get(value, value)) if question["kind"] == "yesno" else str(value)


def heads(question):
    """The columns of a question in a spreadsheet: one, or as many as its table has sums."""
    if question["kind"] in grids.KINDS:
        return [
            _("%(label)s: %(value)s") % {"label": question["label"], "value": head} for head in grids.heads(question)
        ]
    return [question["label"]]


def flat(question, answer):
    """The cells of an answer in a spreadsheet, under ``heads``: numbers and dates typed, the rest in words, None when empty."""
    if question["kind"] in grids.KINDS:
        return grids.flat(question, grids.rows_of(answer))
    value = cleaned(question, answer)
    return [value if isinstance(value, Decimal | date) else shown(question, answer) or None]
