"""When a question or a section shows: conditions on the answers given before it, as data."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from re import findall
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import grids
from programs.models.territory import Territory
from programs.numbers import Number

MODES = {"all": gettext_lazy("all these points are true"), "any": gettext_lazy("at least one of these points is true")}
TESTS = {
    "equal": gettext_lazy("is"), "different": gettext_lazy("is not"), "greater": gettext_lazy("is greater than"), "less": gettext_lazy("is less than"),
    "contains": gettext_lazy("contains"), "departement": gettext_lazy("is in the département"), "region": gettext_lazy("is in the région"),
    "answered": gettext_lazy("has an answer"),
}  # fmt: skip
WORDS, NUMBERS = ("equal", "different", "contains", "answered"), ("equal", "different", "greater", "less", "answered")
FIT = {  # kind of question: the tests that make sense; a file has none
    "text": WORDS, "long": WORDS, "number": NUMBERS, "euros": NUMBERS, "date": NUMBERS, "choice": ("equal", "different", "answered"),
    "yesno": ("equal", "different", "answered"), "choices": ("contains", "answered"), "territory": ("departement", "region", "answered"),
    "partners": ("answered",), "budget": ("answered",), "file": (),
}  # fmt: skip
PLACES = ("departement", "region")
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "equal": lambda one, other: one == other,
    "different": lambda one, other: one != other,
    "greater": lambda one, other: one > other,
    "less": lambda one, other: one < other,
}


def plain(text: str) -> str:
    """A text as it is compared: bare lower-case words (conditions.js does the same)."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return " ".join(findall("[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c))))


def typed(kind: str, text: Any) -> Any:
    """A value as it is compared, by kind of question; None when it is empty or is not one."""
    text = str(text or "").strip()
    try:
        if kind in ("number", "euros"):
            return Number().clean(text) if text else None
        return (date.fromisoformat(text) if text else None) if kind == "date" else plain(text) or None
    except (ValidationError, ValueError):
        return None


def home(territory: Territory) -> dict[str, str]:
    """The département and the région of a territory, by their codes."""
    own = {territory.kind: territory.code} if territory.kind in PLACES else {}
    return {"departement": territory.departement, "region": territory.region} | own


def met(term: dict, question: dict, answer: Any, found: dict) -> bool:
    """Whether an answer meets a term; a question without an answer meets none."""
    kind, test = question["kind"], term["test"]
    if kind in grids.KINDS:
        return bool(grids.rows_of(answer))
    if kind == "choices":
        ticked = {plain(str(one)) for one in answer} if isinstance(answer, list) else set()
        return bool(ticked) if test == "answered" else plain(term["value"]) in ticked
    if test in PLACES:
        place = found.get(str(answer))
        return place is not None and home(place)[test] == term["value"]
    given = typed(kind, answer) if not isinstance(answer, list | dict) else None
    return given is not None and compared(test, given, typed(kind, term["value"]))


def compared(test: str, given: Any, wanted: Decimal | date | str | None) -> bool:
    """Whether a given value stands so to the one wanted."""
    if test == "answered":
        return True
    if wanted is None:
        return False
    return wanted in given if test == "contains" else COMPARE[test](given, wanted)


def conditional(definition: dict) -> bool:
    """Whether anything in a form depends on an answer."""
    return any(
        part.get("condition") or any(q.get("condition") for q in part["questions"]) for part in definition["sections"]
    )


def by_place(definition: dict) -> bool:
    """Whether a condition looks at a place."""
    return any(
        t["test"] in PLACES for item in items(definition) for t in (item.get("condition") or {"terms": []})["terms"]
    )


def located(definition: dict, answers: dict) -> dict:
    """The territories that conditions look at, by identifier; a query only where there are some."""
    terms = [
        t
        for item in items(definition)
        for t in (item.get("condition") or {"terms": []})["terms"]
        if t["test"] in PLACES
    ]
    named = {str(answers.get(term["question"]) or "") for term in terms} - {""}
    return Territory.objects.in_bulk(named) if named else {}


def items(definition: dict) -> Iterator[dict]:
    """Each section followed by its questions."""
    for section in definition["sections"]:
        yield section
        yield from section["questions"]


def visible(definition: dict, answers: dict, found: dict | None = None) -> set[str]:
    """The codes of the sections and questions that show, given the answers; ``found`` spares the query of territories."""
    if not conditional(definition):
        return {item["code"] for item in items(definition) if "code" in item}
    found = located(definition, answers) if found is None else found
    shown: set[str] = set()
    before: dict[str, dict] = {}
    for section in definition["sections"]:
        if not holds(section.get("condition"), before, answers, found):
            continue
        shown |= {section["code"]} if "code" in section else set()
        for question in section["questions"]:
            if holds(question.get("condition"), before, answers, found):
                before[question["code"]] = question
                shown.add(question["code"])
    return shown


def holds(condition: dict | None, before: dict[str, dict], answers: dict, found: dict) -> bool:
    """Whether a condition holds, by the questions that show before it."""
    if not condition:
        return True
    one = all if condition["mode"] == "all" else any
    return one(
        t["question"] in before and met(t, before[t["question"]], answers.get(t["question"]), found) for t in condition["terms"]
    )  # fmt: skip


def empty(section: dict, shown: Iterable[str]) -> bool:
    """Whether nothing of a section shows."""
    return not any(question["code"] in shown for question in section["questions"])


def wires(definition: dict, number: int, answers: dict) -> dict[str, dict]:
    """For the page of a section: of each question under condition, whether it hides now and what its script watches.

    A term on a question of the same page is watched; one on an earlier page is already settled.
    """
    asked = definition["sections"][number - 1]["questions"]
    if not any(question.get("condition") for question in asked):
        return {}
    found, here = located(definition, answers), {question["code"]: question for question in asked}
    shown = visible(definition, answers, found)
    before = {q["code"]: q for section in definition["sections"] for q in section["questions"] if q["code"] in shown}
    return {
        question["code"]: {"hidden": question["code"] not in shown, "watch": watched(question["condition"], here, before, answers, found)}
        for question in asked if question.get("condition")
    }  # fmt: skip


def watched(condition: dict, here: dict, before: dict, answers: dict, found: dict) -> dict:
    """A condition as the script of the page reads it."""
    terms = [
        {"name": t["question"], "kind": here[t["question"]]["kind"], "test": t["test"], "value": t["value"]} if t["question"] in here
        else {"met": t["question"] in before and met(t, before[t["question"]], answers.get(t["question"]), found)}
        for t in condition["terms"]
    ]  # fmt: skip
    return {"mode": condition["mode"], "terms": terms}


def rehearsal(definition: dict) -> dict[str, dict]:
    """For the preview, where all the parts are on one page: what the script watches, and the condition in words."""
    asked = {question["code"]: question for section in definition["sections"] for question in section["questions"]}
    return {
        item["code"]: {"hidden": False, "watch": watched(item["condition"], asked, {}, {}, {}), "note": words(item["condition"], definition)}
        for item in items(definition) if item.get("condition")
    }  # fmt: skip


def problems(definition: dict) -> list[str]:
    """What is wrong with the conditions of a form: each looks only at a question that comes before it, by a test that fits."""
    found: list[str] = []
    before: dict[str, dict] = {}
    for section in definition["sections"]:
        found += [
            _("Section “%(title)s”: %(why)s") % {"title": section["title"], "why": why}
            for why in wrong(section, before)
        ]
        for question in section["questions"]:
            found += [
                _("Question “%(title)s”: %(why)s") % {"title": question["label"], "why": why}
                for why in wrong(question, before)
            ]
            before[question["code"]] = question
    return found


def wrong(item: dict, before: dict[str, dict]) -> Iterator[str]:
    """What is wrong with the condition of one section or question."""
    for term in (item.get("condition") or {"terms": []})["terms"]:
        if term["question"] not in before:
            yield _("its condition looks at a question that does not come before it.")
            continue
        asked = before[term["question"]]
        if term["test"] not in FIT[asked["kind"]]:
            yield _("the answer to “%(label)s” cannot be tested with “%(test)s”.") % {
                "label": asked["label"],
                "test": TESTS[term["test"]],
            }
        elif why := misfit(term, asked):
            yield why


def misfit(term: dict, asked: dict) -> str:
    """Why the value of a term can never be answered; empty when it can."""
    if term["test"] in ("answered", *PLACES):
        return ""
    options = choices(asked)
    if options and plain(term["value"]) not in {plain(code) for code, _label in options}:
        return _("“%(value)s” is not one of the choices of “%(label)s”: %(choices)s.") % {
            "value": term["value"], "label": asked["label"], "choices": ", ".join(str(label) for _code, label in options),
        }  # fmt: skip
    if typed(asked["kind"], term["value"]) is None:
        return _("“%(value)s” cannot be the answer to “%(label)s”.") % {"value": term["value"], "label": asked["label"]}
    return ""


def choices(asked: dict) -> list[tuple[str, Any]]:
    """What a question offers to tick; empty for the others."""
    if asked["kind"] == "yesno":
        return [("yes", _("Yes")), ("no", _("No"))]
    return [(choice, choice) for choice in asked["choices"]] if asked["kind"] in ("choice", "choices") else []


def words(condition: dict, definition: dict, places: dict | None = None) -> str:
    """A condition as an officer reads it."""
    asked = {q["code"]: q for section in definition["sections"] for q in section["questions"]}
    link = _(" and ") if condition["mode"] == "all" else _(" or ")
    return link.join(said(term, asked.get(term["question"]), places or {}) for term in condition["terms"])


def said(term: dict, asked: dict | None, places: dict) -> str:
    """A term in words: "« Logement » est « Oui »"."""
    if asked is None:
        return _("a question removed")
    value = dict(choices(asked)).get(term["value"], places.get((term["test"], term["value"]), term["value"]))
    told = {"question": asked["label"], "test": TESTS[term["test"]], "value": value}
    return (
        _("“%(question)s” %(test)s") if term["test"] == "answered" else _("“%(question)s” %(test)s “%(value)s”")
    ) % told
