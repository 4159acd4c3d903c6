"""The code of a document: short enough to be typed, drawn from its facts, so that the same facts keep the same code."""

import base64
import re

LONG = 12
MARK = "essaim:"  # before the code, in the metadata of the file
WRITTEN = re.compile(rf"{MARK}([A-Z2-7]{{{LONG}}})".encode())


def code_of(data_sha256: str) -> str:
    """Twelve letters and digits (60 bits) of the digest of the facts."""
    return base64.b32encode(bytes.fromhex(data_sha256)[:8]).decode()[:LONG]


def spaced(code: str) -> str:
    """As it is printed: "K2MQ-9AX3-FTWB"."""
    return "-".join(code[n : n + 4] for n in range(0, LONG, 4))


def typed(words: str) -> str:
    """The code that someone typed or scanned, as it is kept; empty when it is none."""
    bare = re.sub(r"[^A-Z0-9]", "", words.upper()).translate(str.maketrans("018", "OIB"))
    return bare if re.fullmatch(rf"[A-Z2-7]{{{LONG}}}", bare) else ""


def written_in(content: bytes) -> str:
    """The code that a file says of itself, even damaged: its metadata are not compressed."""
    found = WRITTEN.search(content)
    return found.group(1).decode() if found else ""
