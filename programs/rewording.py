"""The corrections of a published form: words only, each version of them kept beside the question."""

from copy import deepcopy
from datetime import datetime

from django.utils.translation import gettext as _

from programs import asks


def words_of(item: dict) -> dict[str, str]:
    """The words of a question or a section: label, help, example."""
    return {
        "label": item.get("label") or item.get("title", ""),
        "help": item["help"],
        "example": item.get("example", ""),
    }


def find(definition: dict, code: str) -> dict | None:
    """The question or section of this code in a form; None when there is none."""
    items = (item for section in definition["sections"] for item in (section, *section["questions"]))
    return next((item for item in items if item.get("code") == code), None)


def corrected(definition: dict, code: str, words: dict[str, str], moment: datetime) -> dict:
    """The form with these new words, the former kept with their date; raises ValidationError when nothing changes."""
    fresh = deepcopy(definition)
    item = find(fresh, code)
    if item is None:
        raise asks.refused("code", _("This question is no longer asked."))
    former = words_of(item)
    if former == words:
        raise asks.refused("label", _("Nothing changes: these are the present words."))
    item["reworded"] = [*item.get("reworded", []), {"at": moment.isoformat(), **former}]
    item["title" if "questions" in item else "label"], item["help"] = words["label"], words["help"]
    if "questions" not in item:
        item["example"] = words["example"]
    fresh["version"] = fresh.get("version", 1) + 1
    return fresh
