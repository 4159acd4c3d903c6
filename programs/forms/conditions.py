"""The condition of a question or of a section, written by an officer: a few points on earlier answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import conditions
from programs.models import Territory
from programs.numbers import Number

MOST, SPARE = 8, 2  # points of a condition; empty ones shown below those filled
YES, NO = {"oui", "yes"}, {"non", "no"}


def earlier(definition, code):
    """The questions that come before a question or a section, by their codes."""
    before = {}
    for section in definition["sections"]:
        if section["code"] == code:
            return before
        for question in section["questions"]:
            if question["code"] == code:
                return before
            before[question["code"]] = question
    return before


def place(test, text):
    """The code of a département or a région, from its code or its name; None when there is no such place."""
    known = Territory.objects.current().filter(kind=test)
    wanted = conditions.plain(text)
    return next((t.code for t in known if wanted in (t.code.lower(), conditions.plain(t.name))), None)


def place_names():
    """The names of the départements and régions, by test and code."""
    known = Territory.objects.filter(kind__in=conditions.PLACES, until=None)
    return {(t.kind, t.code): t.name for t in known}


class ConditionForm(forms.Form):
    """When a part of the form shows: always, or by a few points on what was answered before."""

    mode = forms.ChoiceField(label=_("It shows when"), choices=list(conditions.MODES.items()), widget=forms.RadioSelect)

    def __init__(self, *args, before, condition, **options):
        self.before, self.names = before, place_names()
        terms = (condition or {"terms": []})["terms"]
        super().__init__(*args, initial={"mode": (condition or {"mode": "all"})["mode"]}, **options)
        asked = [("", _("No question"))] + [
            (code, q["label"]) for code, q in before.items() if conditions.FIT[q["kind"]]
        ]
        self.count = min(len(terms) + SPARE, MOST) if not self.is_bound else MOST
        for n in range(self.count):
            term = terms[n] if n < len(terms) else {"question": "", "test": "equal", "value": ""}
            self.fields[f"question_{n}"] = forms.ChoiceField(
                label=_("Question"), choices=asked, required=False, initial=term["question"]
            )
            self.fields[f"test_{n}"] = forms.ChoiceField(label=_("Its answer"), choices=list(conditions.TESTS.items()), required=False, initial=term["test"])  # fmt: skip
            self.fields[f"value_{n}"] = forms.CharField(
                label=_("Value"), max_length=200, required=False, initial=self.read(term)
            )

    def read(self, term):
        """A value as the officer typed it: a choice or a place by its name."""
        asked = self.before.get(term["question"])
        named = dict(conditions.choices(asked)) if asked else {}
        return named.get(term["value"], self.names.get((term["test"], term["value"]), term["value"]))

    def suggested(self):
        """The choices of each question that has some, offered while the value is typed."""
        return [
            (code, [label for _code, label in offered])
            for code, q in self.before.items()
            if (offered := conditions.choices(q))
        ]

    def points(self):
        """The fields of each point, together; those left empty beyond the first two are not shown again."""
        rows = [[self[f"{name}_{n}"] for name in ("question", "test", "value")] for n in range(self.count)]
        full = [n for n, row in enumerate(rows) if row[0].value()]
        return rows[: max(full, default=-1) + 1 + SPARE]

    def clean(self):
        data, terms = super().clean(), []
        for n in range(self.count):
            if data.get(f"question_{n}"):
                term = {
                    "question": data[f"question_{n}"],
                    "test": data.get(f"test_{n}") or "equal",
                    "value": data.get(f"value_{n}", ""),
                }
                term["value"] = self.known(n, term)
                terms.append(term)
                for why in conditions.wrong({"condition": {"terms": [term]}}, self.before) if not self.errors else ():
                    self.add_error(f"value_{n}", why)
        self.condition = {"mode": data.get("mode", "all"), "terms": terms} if terms else None
        return data

    def known(self, n, term):
        """A value as it is stored: a choice as written in the form, a place by its code, a day as the calendar has it."""
        asked, value = self.before[term["question"]], term["value"].strip()
        if term["test"] == "answered":
            return ""
        if term["test"] in conditions.PLACES:
            return self.placed(n, term["test"], value)
        if asked["kind"] == "yesno":
            return "yes" if conditions.plain(value) in YES else "no" if conditions.plain(value) in NO else value
        if asked["kind"] in ("date", "number", "euros"):
            return self.measured(n, asked["kind"], value)
        return next(
            (
                choice
                for choice, _label in conditions.choices(asked)
                if conditions.plain(choice) == conditions.plain(value)
            ),
            value,
        )

    def placed(self, n, test, value):
        """The code of the place typed, or an error beside it."""
        code = place(test, value)
        if code is None:
            self.add_error(f"value_{n}", _("No such place in the official code: write its name or its code."))
        return code or value

    def measured(self, n, kind, value):
        """The number or the day typed, or an error beside it."""
        field = forms.DateField() if kind == "date" else Number()
        try:
            return str(field.clean(value))
        except forms.ValidationError as error:
            self.add_error(f"value_{n}", error.messages)
            return value
