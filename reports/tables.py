"""The tables of a document as CSV files, attached beside its facts: what is printed in rows can be taken up in a spreadsheet."""

import csv
import dataclasses
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from reports.data import Table, as_json
from reports.finaldata import Series, Sheet

LISTS = ("milestones", "phases", "checkins", "team", "funding", "expenses", "prototypes", "register", "dossiers", "pages")  # fmt: skip


class Csv(NamedTuple):
    """A table: the name of its file, what it tells, its bytes."""

    name: str
    title: str
    content: bytes


def attached(data: Any) -> list[Csv]:
    """The tables of these facts, numbered in the order of the document; the same facts give the same bytes."""
    return [
        Csv(f"tableau-{n:02d}.csv", title, written(columns, rows))
        for n, (title, columns, rows) in enumerate(found(data, ""), 1)
    ]


def found(value: Any, title: str) -> Iterator[tuple[str, tuple, tuple]]:
    """Each table inside these facts: its title, its columns, its rows."""
    match value:
        case Table():
            yield title, value.columns, (*value.rows, *([value.total] if value.total else []))
        case Sheet():
            yield from found(value.table, value.title)
        case Series():
            yield value.title, ("", value.unit or "n"), value.points
        case tuple() | list():
            for one in value:
                yield from found(one, getattr(one, "title", None) or title)
        case _ if dataclasses.is_dataclass(value):
            yield from inside(value, title)


def inside(value: Any, title: str) -> Iterator[tuple[str, tuple, tuple]]:
    """The tables of the fields of some facts; a list of equals is one too."""
    for field in dataclasses.fields(value):
        held = getattr(value, field.name)
        if field.name in LISTS and isinstance(held, tuple) and held and dataclasses.is_dataclass(held[0]):
            yield field.name, *listed(held)
        else:
            yield from found(held, title)


def listed(rows: tuple) -> tuple[tuple, tuple]:
    """Equals as a table, under the names that the JSON gives to what they hold; what is itself a list stays in the JSON."""
    names = tuple(f.name for f in dataclasses.fields(rows[0]) if all(plain(getattr(row, f.name)) for row in rows))
    return names, tuple(tuple(as_json(getattr(row, name)) for name in names) for row in rows)


def plain(value: Any) -> bool:
    return not (isinstance(value, tuple | list) or dataclasses.is_dataclass(value))


def written(columns: tuple, rows: tuple) -> bytes:
    """As spreadsheets read it in France: semicolons, and a mark that says UTF-8."""
    file = io.StringIO()
    table = csv.writer(file, delimiter=";", lineterminator="\r\n")
    table.writerows([columns, *([safe(cell) for cell in row] for row in rows)])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def safe(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula stays a text."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") and not cell[1:].replace(".", "").isdigit():
        return f"'{cell}"
    return "" if cell is None else cell
