"""Figures of impact in a CSV file: read line by line, each fault told with its line; pure functions."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from django.utils.translation import gettext as _

MONTH = "mois"
WRITTEN = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(-01)?|(?P<lead>\d{2})/(?P<late>\d{4})")
MOST_LINES = 500
LARGEST = Decimal("999999999999.99")


class Read(NamedTuple):
    """The figures by month and column, and what is wrong, line by line; with a fault nothing is to be kept."""

    months: dict[date, dict[str, Decimal]]
    faults: list[str]


def month_of(text: str) -> date | None:
    """A month written "2026-10" or "10/2026"; None otherwise."""
    found = WRITTEN.fullmatch(text.strip())
    year, month = (found["year"] or found["late"], found["month"] or found["lead"]) if found else ("0", "0")
    return date(int(year), int(month), 1) if 1 <= int(month) <= 12 and int(year) > 1999 else None


def number_of(text: str) -> Decimal | None:
    """A number as people write it, comma or point, two decimals at most; None otherwise."""
    try:
        value = Decimal("".join(text.replace("%", "").replace("€", "").split()).replace(",", "."))
    except InvalidOperation:
        return None
    fits = value.is_finite() and abs(value) <= LARGEST and value == value.quantize(Decimal("0.01"))
    return value if fits else None


def decoded(content: bytes) -> str:
    """The text of a file saved by any spreadsheet."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read(content: bytes, columns: Sequence[str], is_open=lambda month: True) -> Read:
    """The figures of a file whose first line names the columns: the month, then these codes in any order."""
    text = decoded(content)
    first = text.partition("\n")[0]
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in first else ","))
    heads = [head.strip().lower() for head in lines[0]] if lines else []
    if fault := heads_fault(heads, columns):
        return Read({}, [fault])
    body = [(n, cells) for n, cells in enumerate(lines[1:], 2) if any(cell.strip() for cell in cells)]
    if not body:
        return Read({}, [_("The file holds no figure under its first line.")])
    if len(body) > MOST_LINES:
        return Read({}, [_("The file holds more than %d lines.") % MOST_LINES])
    return gathered(body, heads, is_open)


def heads_fault(heads, columns):
    """What is wrong with the first line; empty when nothing is."""
    if MONTH not in heads:
        return _("Line 1: the first column must be called “%s”.") % MONTH
    unknown = [head for head in heads if head not in (MONTH, *columns)]
    if unknown:
        return _("Line 1: “%(name)s” is not a column. Expected: %(names)s.") % {"name": unknown[0], "names": ", ".join((MONTH, *columns))}  # fmt: skip
    if len(heads) < 2 or len(set(heads)) < len(heads):
        return _("Line 1: name each measure once after the month.")
    return ""


def gathered(body, heads, is_open):
    """The figures of these lines, with the faults."""
    months: dict[date, dict[str, Decimal]] = {}
    faults: list[str] = []
    for n, cells in body:
        row = dict(zip(heads, cells, strict=False))
        month = month_of(row.get(MONTH, ""))
        if fault := line_fault(n, cells, heads, row, month, months, is_open):
            faults.append(fault)
            continue
        values = {code: cell for code, cell in row.items() if code != MONTH and cell.strip()}
        wrong = [(code, cell) for code, cell in values.items() if number_of(cell) is None]
        faults += [_("Line %(n)d, %(code)s: “%(cell)s” is not a number with two decimals at most.") % {"n": n, "code": code, "cell": cell.strip()[:40]} for code, cell in wrong]  # fmt: skip
        months[month] = {code: found for code, cell in values.items() if (found := number_of(cell)) is not None}
    return Read(months, faults)


def line_fault(n, cells, heads, row, month, months, is_open):
    """What is wrong with a line as a whole; empty when nothing is."""
    if len(cells) > len(heads):
        return _("Line %d: more cells than columns. Put figures with a comma between quotes, or use semicolons.") % n
    if month is None:
        return _("Line %(n)d: “%(cell)s” is not a month. Write 2026-10 or 10/2026.") % {"n": n, "cell": row.get(MONTH, "").strip()[:40]}  # fmt: skip
    if month in months:
        return _("Line %(n)d: %(month)s is already on another line.") % {"n": n, "month": f"{month:%Y-%m}"}
    if not is_open(month):
        return _("Line %(n)d: no figure of %(month)s is taken: it is to come, or too old.") % {"n": n, "month": f"{month:%Y-%m}"}  # fmt: skip
    return ""
