"""What changes from one text to another, word by word; pure."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """A run of words that stays ("same"), goes ("gone") or comes ("new")."""

    kind: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The runs that lead from one text to the other, in order; what is gone before what comes."""
    one, other = (re.findall(r"\S+\s*|\s+", text.replace("\r\n", "\n")) for text in (before, after))
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(one[a:b])))
            continue
        found += [
            Piece(kind, text) for kind, text in (("gone", "".join(one[a:b])), ("new", "".join(other[c:d]))) if text
        ]
    return found
