"""The light markup of long texts: paragraphs, "## " titles, "- " lists, "> " quotations; never any HTML."""

import re
from typing import NamedTuple

LEAD_MOST = 240  # characters: a first paragraph that short is set apart, large
MARKS = {"## ": "title", "- ": "list", "> ": "quote"}


class Block(NamedTuple):
    """A title, a paragraph or a quotation has one item; a list has one for each line."""

    kind: str
    items: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.items[0]


def marked(line: str) -> tuple[str, str]:
    """The kind of a line and its text without the mark."""
    return next(
        ((kind, line[len(mark) :].strip()) for mark, kind in MARKS.items() if line.startswith(mark)),
        ("paragraph", line),
    )


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order; neighbouring lines of one kind are one block, but each title stands alone."""
    found: list[tuple[str, list[str]]] = []
    for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        open_block = False
        for line in filter(None, map(str.strip, chunk.split("\n"))):
            kind, words = marked(line)
            if open_block and kind != "title" and found[-1][0] == kind:
                found[-1][1].append(words)
            else:
                found.append((kind, [words]))
            open_block = True
    return [Block(kind, tuple(lines) if kind == "list" else (" ".join(lines),)) for kind, lines in found]


def lead_of(text: str) -> tuple[str, str]:
    """The first paragraph when it is short and more follows, and the rest; else nothing and the whole text."""
    first, _blank, rest = text.replace("\r\n", "\n").strip().partition("\n\n")
    short = len(first) <= LEAD_MOST and marked(first)[0] == "paragraph" and "\n" not in first
    return (first, rest.strip()) if short and rest.strip() else ("", text.strip())
