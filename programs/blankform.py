"""The blank form of a call, to be read or filled by hand: each question with the room that its answer takes."""

from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import conditions
from programs.answers import YESNO, bounds
from programs.forms.conditions import place_names

LINES = {"long": 9, "file": 0, "choice": 0, "choices": 0, "yesno": 0}  # the others take one
ROWS = 5
COLUMNS = {  # of the questions that are tables
    "partners": lambda: (_("Name"), _("Kind"), _("SIREN"), _("Part in the project")),
    "budget": lambda: (_("Expense or resource"), _("Amount in euros")),
}


class Blank(NamedTuple):
    """A question as it is printed: its words, what is expected, when it is asked, boxes to tick, lines to write on or a table to fill."""

    label: str
    help: str
    expected: str
    required: bool
    boxes: tuple = ()
    lines: int = 0
    columns: tuple = ()
    example: str = ""
    when: str = ""

    @property
    def ruled(self):
        return range(self.lines)


class Part(NamedTuple):
    """A section and its questions."""

    title: str
    help: str
    blanks: list
    when: str = ""


def parts(definition):
    """The sections of a form, blank; the identity of the dossier first."""
    title = Blank(
        _("Title of the project"),
        "",
        longest(200),
        True,
        lines=1,
    )
    where = Blank(_("Perimeter of the project"), _("If it is not only your own territory."), "", False, lines=2)
    yield Part(_("Your project"), "", [title, where])
    when = asked_when(definition)
    for section in definition["sections"]:
        blanks = [blank(question, when.get(question["code"], "")) for question in section["questions"]]
        yield Part(section["title"], section["help"], blanks, when.get(section["code"], ""))


def asked_when(definition):
    """What depends on another answer: when it is asked, in words, by its code."""
    places = place_names() if conditions.by_place(definition) else {}
    found = [item for item in conditions.items(definition) if item.get("condition")]
    return {item["code"]: conditions.words(item["condition"], definition, places) for item in found}


def blank(question, when=""):
    """One question with the room that its answer takes."""
    kind = question["kind"]
    columns = COLUMNS[kind]() if kind in COLUMNS else ()
    boxes = (
        [label for _code, label in YESNO]
        if kind == "yesno"
        else question["choices"]
        if kind in ("choice", "choices")
        else ()
    )
    lines = 0 if columns else LINES.get(kind, 1)
    return Blank(
        question["label"],
        question["help"],
        " ".join(filter(None, [expected(question), capfirst(bounds(question))])),
        question["required"],
        tuple(map(str, boxes)),
        lines,
        columns,
        question.get("example", ""),
        when,
    )


def longest(most):
    """How long a text may be."""
    words = ngettext("%(n)s character at most.", "%(n)s characters at most.", most)
    return words % {"n": number_format(most, force_grouping=True)}


def expected(question):
    """What is expected, in words; empty when the question says it all."""
    limit = question["limit"]
    match question["kind"]:
        case "text" | "long":
            most = limit or (6000 if question["kind"] == "long" else 300)
            return longest(most)
        case "choice" | "yesno":
            return _("Tick one box.")
        case "choices":
            return _("Tick one box or several.")
        case "euros":
            return _("An amount in euros.")
        case "file":
            return _("A file to join: PDF, picture, text document or spreadsheet.")
        case "date":
            return _("Day, month, year.")
    return ""
