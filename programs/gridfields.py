"""The form field of a table: rows typed in cells, with or without JavaScript; cards on a phone."""

import re
from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language

from programs import grids
from programs.numbers import worded

EMPTY = 5  # empty rows shown under those filled
INDEX = r"-(\d{1,3})-(name|kind|siren|part|side|label|amount)"


class Rows(list):
    """Rows as typed; ``more`` when the button for more rows was pressed."""

    more = False


class GridInput(forms.Widget):
    """A table to fill: one of partners, or two, expenses and resources."""

    template_name = "programs/_grid.html"

    def __init__(self, question):
        super().__init__()
        self.question = question
        self.columns = grids.COLUMNS[question["kind"]]

    def value_from_datadict(self, data, files, name):
        """The rows that hold something, in the order of the page; nothing typed is corrected."""
        found, pattern = {}, re.compile(re.escape(name) + INDEX)
        for key in data:
            if match := pattern.fullmatch(key):
                found.setdefault(int(match[1]), {})[match[2]] = data.get(key, "").strip()
        rows = Rows(row for _n, row in sorted(found.items()) if grids.filled(row))
        rows.sort(key=lambda row: row.get("side", ""))
        rows.more = f"{name}-more" in data
        return rows

    def value_omitted_from_data(self, data, files, name):
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_):
        return id_

    def get_context(self, name, value, attrs):
        context, rows = super().get_context(name, None, attrs), grids.rows_of(value)
        wrong = grids.cell_faults(self.question, rows) if context["widget"]["attrs"].get("aria-invalid") else {}
        empty = EMPTY * (1 + getattr(value, "more", False))
        sides = grids.SIDES if self.question["kind"] == "budget" else {"": ""}
        groups, place = [], 0
        for side, label in sides.items():
            own = [(n, row) for n, row in enumerate(rows) if row.get("side", "") == side]
            shown = [*own, *[(None, {})] * (max(empty - len(own), 1) if empty == EMPTY else empty)]
            laid = [self.laid(name, place + k, row, wrong, n) for k, (n, row) in enumerate(shown)]
            groups.append({"side": side, "label": label, "rows": laid})
            place += len(laid)
        return context | {
            "groups": groups,
            "name": name,
            "columns": self.columns,
            "sums": self.sums(rows),
        }

    def laid(self, name, place, row, wrong, n):
        """A row as the page shows it: its number, its cells with what is wrong in each."""
        cells = [
            {
                "name": f"{name}-{place}-{column}", "column": column, "label": label, "value": row.get(column, ""), "wrong": wrong.get((n, column), ""),
                "kinds": kinds(row.get(column, "")) if column == "kind" else "",
            }
            for column, label in self.columns.items()
        ]  # fmt: skip
        return {"place": place, "cells": cells}

    def sums(self, rows):
        """The totals that the page shows and that its script keeps up to date."""
        if self.question["kind"] == "partners":
            number = grids.counted(rows)
            return {code: number[code] for code in ("all", grids.PRIVATE, grids.ESS)}
        both = grids.totals(rows)
        return {side: worded(total, euros=True) for side, total in both.items()} | {"gap": grids.gap(both)}


@cache
def every_kind(language):
    """What a partner may be, by nature, as the options of a list; written once for each language."""
    groups = []
    for nature, label in grids.NATURES.items():
        inside = format_html_join(
            "",
            '<option value="{}">{}</option>',
            ((code, capfirst(kind)) for code, kind in grids.PARTNERS[nature].items()),
        )
        groups.append(format_html('<optgroup label="{}" data-nature="{}">{}</optgroup>', label, nature, inside))
    return mark_safe("".join(groups))


def kinds(chosen):
    """The same, with the one chosen."""
    options = every_kind(get_language())
    if chosen not in grids.LABELS:
        return options
    return mark_safe(options.replace(f'<option value="{chosen}">', f'<option value="{chosen}" selected>'))


class GridField(forms.Field):
    """The rows of a table, each cell judged; what is wrong is said line by line."""

    def __init__(self, question, **options):
        self.question = question
        super().__init__(widget=GridInput(question), **options)

    def to_python(self, value):
        return grids.rows_of(value)

    def validate(self, value):
        super().validate(value)
        if wrong := list(grids.faults(self.question, value)):
            raise ValidationError(wrong)
