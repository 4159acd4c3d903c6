"""Placeholders of a typed text, as {{nom}}: found, checked, replaced; never a template engine, never any code."""

import re
from difflib import get_close_matches
from typing import NamedTuple
from unicodedata import combining, normalize

MARK = re.compile(r"\{\{([^{}\n]{0,80})\}\}")
HALF = re.compile(r"\{\{|\}\}")


class Unknown(NamedTuple):
    """A name that means nothing here, and the known one nearest to it, or nothing."""

    name: str
    nearest: str


class Filled(NamedTuple):
    """A text whose placeholders are replaced, and the names of those that have no value though they must."""

    text: str
    missing: list[str]


def plain(name: str) -> str:
    """A name as it is compared: without accents nor capitals, its spaces underlined."""
    letters = "".join(c for c in normalize("NFD", name.strip().lower()) if not combining(c))
    return re.sub(r"[\s’'-]+", "_", letters)


def shown(name: str) -> str:
    """A name as it is typed in a template."""
    return "{{" + name + "}}"


def names(text: str) -> list[str]:
    """The names that a text asks for, each once, in order."""
    return list(dict.fromkeys(plain(found) for found in MARK.findall(text)))


def unknown(text: str, known) -> list[Unknown]:
    """The names that are not known; a brace left open counts as one."""
    strange = [name for name in names(text) if name not in known]
    if half := HALF.search(MARK.sub("", text)):
        strange.append(half.group())
    return [Unknown(name, next(iter(get_close_matches(name, known, 1, 0.5)), "")) for name in strange]


def filled(text: str, values: dict[str, str], optional=()) -> Filled:
    """The text with its values; a paragraph or a line of a list whose optional value is empty is left out.

    A required value that is empty stays visible, between square brackets, and is told among those missing.
    """
    missing: dict[str, None] = {}
    chunks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    kept = [one for chunk in chunks if (one := chunk_of(chunk, values, optional, missing))]
    return Filled("\n\n".join(kept), list(missing))


def chunk_of(chunk: str, values, optional, missing) -> str:
    """One paragraph, its lists shortened of the lines without their value; empty when it is left out."""
    lines = []
    for line in chunk.split("\n"):
        void = any(name in optional and not values.get(name) for name in names(line))
        if void and not line.lstrip().startswith("- "):
            return ""
        if not void:
            lines.append(line_of(line, values, missing))
    return "\n".join(lines)


def line_of(line: str, values, missing) -> str:
    """One line, replaced; in a quotation each line of the value is quoted too."""
    mark = "> " if line.startswith("> ") else ""

    def value(found):
        name = plain(found.group(1))
        given = values.get(name, "")
        if not given:
            missing[name] = None
        return re.sub(r"\s*\n\s*", f"\n{mark}", given.strip()) if given else f"[{name}]"

    return MARK.sub(value, line)
