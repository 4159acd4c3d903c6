"""A start-up's sheet as beta.gouv exchanges it: a YAML front matter, then a text in Markdown; pure functions.

Reading and writing a sheet back gives the same bytes: what we do not know is kept where it was, with its comments.
"""

import io
import re
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

FENCE = re.compile(r"\A---[ \t]*\r?\n(?P<front>.*?\r?\n)---[ \t]*(?:\r?\n|\Z)(?P<body>.*)\Z", re.DOTALL)
LONGEST = 200_000  # characters
PHASES = (
    "investigation", "construction", "acceleration", "consolidation", "opere", "transfere", "abandon-investigation", "abandon",
)  # fmt: skip
ENDED = ("opere", "transfere", "abandon-investigation", "abandon")
EVENTS = ("committee", "product_launch", "end", "fast", "national_impact", "eig", "other")
LINKS = {"link": "address", "repository": "repository", "stats_url": "statistics"}
TEXTS = {"title": "service", "mission": "pitch"}


class Unreadable(ValueError):
    """The file is not a sheet; says why in words."""


class Sheet(NamedTuple):
    """The front matter as it was written, and the text under it."""

    front: CommentedMap
    body: str
    raw: str = ""  # the front matter as it was read, given back as long as nothing changes


def engine() -> YAML:
    """What reads and writes the front matter: round trip, which runs nothing and makes no object."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes, yaml.width, yaml.allow_unicode = True, 10_000, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def read(text: str) -> Sheet:
    """The sheet that this file holds; raises Unreadable."""
    found = FENCE.match(text.removeprefix("\ufeff"))
    if not found or len(text) > LONGEST:
        raise Unreadable(_("This file is not a sheet: it begins with a line “---”, holds fields, then another line “---”."))  # fmt: skip
    try:
        front = engine().load(found["front"])
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Unreadable(_("Line %d of the file cannot be read as YAML.") % (mark.line + 2 if mark else 1)) from None
    except ValueError:  # a date that does not exist
        raise Unreadable(_("The file holds a date that does not exist.")) from None
    if not isinstance(front, CommentedMap):
        raise Unreadable(_("Between the two lines “---”, each line names a field."))
    if faults := list(wrong(front)):
        raise Unreadable(faults[0])
    return Sheet(front, found["body"], found["front"])


def write(sheet: Sheet) -> str:
    """The sheet as a file; as it was read when nothing was changed."""
    front = sheet.raw
    if not front or engine().load(front) != sheet.front:
        out = io.StringIO()
        engine().dump(sheet.front, out)
        front = out.getvalue()
    return f"---\n{front}---\n{sheet.body}"


def wrong(front: CommentedMap):
    """What a field that we read cannot be."""
    for name in ("phases", "events", "sponsors"):
        if front.get(name) is not None and not isinstance(front[name], list):
            yield _("The field “%s” is a list.") % name
            return
    for name in (*TEXTS, *LINKS):
        if front.get(name) is not None and not isinstance(front[name], str):
            yield _("The field “%s” is a text.") % name
    for phase in front.get("phases") or ():
        if not isinstance(phase, dict) or phase.get("name") not in PHASES:
            yield _("A phase has a name among: %s.") % ", ".join(PHASES)
        elif day(phase.get("start")) is None or (phase.get("end") is not None and day(phase["end"]) is None):
            yield _("The phase “%s” has a first day, written as 2026-10-01.") % phase["name"]
    for event in front.get("events") or ():
        if not isinstance(event, dict) or not event.get("name") or day(event.get("date")) is None:
            yield _("Each event has a name and a date, written as 2026-10-01.")


def day(value: Any) -> date | None:
    """The day of a field: a date, a moment, or a text that says one; None otherwise."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


class Period(NamedTuple):
    """A phase: its name, its first day, its last when it is written, a word on it."""

    name: str
    start: date
    end: date | None = None
    comment: str = ""


def phases(front: CommentedMap) -> list[Period]:
    """The phases of a sheet, in order of time; the end of one that says none is the beginning of the next."""
    found = [
        Period(one["name"], day(one["start"]), day(one.get("end")), str(one.get("comment") or ""))
        for one in front.get("phases") or ()
    ]
    return sorted(found, key=lambda one: one.start)


def put_phases(front: CommentedMap, periods: list[Period]) -> None:
    """Write these phases in the sheet: those already there keep what else they say, in place; nothing else moves."""
    old = {(one["name"], day(one["start"])): one for one in front.get("phases") or ()}
    if phases(front) == sorted(periods, key=lambda one: one.start):
        return
    front["phases"] = CommentedSeq(merged(old.get((one.name, one.start)), one) for one in periods)


def merged(old: CommentedMap | None, period: Period) -> CommentedMap:
    """A phase as a row of the sheet."""
    row = old if old is not None else CommentedMap(name=period.name, start=period.start)
    for name, value in (("end", period.end), ("comment", period.comment)):
        if value and (day(row.get(name)) if name == "end" else row.get(name)) != value:
            row[name] = value
        elif not value:
            row.pop(name, None)
    return row


def put(front: CommentedMap, name: str, value: Any) -> None:
    """Write a field, unless it says so already; an empty value leaves an absent field absent."""
    if value != (front.get(name) or "") and (value or name in front):
        front[name] = value


def put_event(front: CommentedMap, name: str, on: date, comment: str) -> None:
    """Add an event that the sheet does not hold yet on that day."""
    events = front.get("events")
    if any(one["name"] == name and day(one["date"]) == on for one in events or ()):
        return
    if events is None:
        front["events"] = events = CommentedSeq()
    events.append(CommentedMap(name=name, date=on, **({"comment": comment} if comment else {})))
