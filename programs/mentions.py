"""People named in a message by an @ before their name: whole, or one word of it when only one person bears it. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from unicodedata import normalize

AT = re.compile(r"(?<![\w@.])@(?=\w)")  # not that of an address
WORD = re.compile(r"[\w’'-]*\w")


class Named(NamedTuple):
    """An @ in a text: where what it names begins and ends, and who bears that name."""

    start: int
    end: int
    people: list


def fold(text: str) -> str:
    """A text without accents nor capitals, letter for letter, so that places are the same."""
    return "".join(normalize("NFD", letter)[0].lower()[:1] or letter for letter in text.replace("'", "’"))


def whole(rest: str, people: Iterable) -> list:
    """The people of the longest whole name that this text begins with."""
    said = [one for one in people if one.name and rest.startswith(fold(one.name)) and not rest[len(one.name) :][:1].isalnum()]  # fmt: skip
    longest = max((len(one.name) for one in said), default=0)
    return [one for one in said if len(one.name) == longest]


def named(text: str, people: list[Any]) -> Iterator[Named]:
    """Each @ that names some of these people (what has a ``name``), in order."""
    folded = fold(text)
    for at in AT.finditer(text):
        begins = at.end()
        if found := whole(folded[begins:], people):
            yield Named(at.start(), begins + len(found[0].name), found)
            continue
        word = WORD.match(folded, begins)
        if word and (found := [one for one in people if word[0] in WORD.findall(fold(one.name))]):
            yield Named(at.start(), word.end(), found)
