"""The blank form of a call, to be read or filled by hand: each question with the room that its answer takes."""

from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.answers import YESNO

LINES = {"long": 9, "file": 0, "choice": 0, "choices": 0, "yesno": 0}  # the others take one
ROWS = 5
COLUMNS = {  # of the questions that are tables
    "partners": lambda: (_("Name"), _("Kind"), _("SIREN"), _("Part in the project")),
    "budget": lambda: (_("Expense or resource"), _("Amount in euros")),
}


class Blank(NamedTuple):
    """A question as it is printed: its words, what is expected, boxes to tick, lines to write on or a table to fill."""

    label: str
    help: str
    expected: str
    required: bool
    boxes: tuple = ()
    lines: int = 0
    columns: tuple = ()

    @property
    def ruled(self):
        return range(self.lines)


class Part(NamedTuple):
    """A section and its questions."""

    title: str
    help: str
    blanks: list


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
    for section in definition["sections"]:
        yield Part(section["title"], section["help"], [blank(question) for question in section["questions"]])


def blank(question):
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
        expected(question),
        question["required"],
        tuple(map(str, boxes)),
        lines,
        columns,
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
