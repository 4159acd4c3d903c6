"""The spaces and signs of French print, put into plain text: never into markup."""

import re
from functools import lru_cache

NBSP, THIN = "\u00a0", "\u202f"  # no font tried draws U+202F well between digits, hence U+00A0 in numbers
ANY = f"[ {NBSP}{THIN}]"
MONTHS = "janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc"
UNITS = (
    r"%|‰|[kM]?€|°C|(?:euros?|millions?|milliards?|h|min|minutes?|heures?|jours?|semaines?|mois|ans?"
    r"|km²?|m[²³]?|ha|[kMG]?o|pages?|communes?|habitants?)\b"
)
TITLES = r"M\.|MM\.|Mmes?|Mlle|Dr|Me|n°|nos|art\.|p\."

RULES = [(re.compile(pattern), new) for pattern, new in (
    (r"'", "’"),
    (r"\.\.\.", "…"),
    (rf"«{ANY}*", f"«{NBSP}"),
    (rf"{ANY}*»", f"{NBSP}»"),
    (rf"(?<=[^\s;!?]){ANY}+(?=[;!?])", THIN),
    (r"(?<=[\w%€)\]’”»])(?=[;!?]+(?:[\s)»]|$))", THIN),
    (rf"(?<=\S){ANY}+(?=:)", NBSP),
    (r"(?<=[^\W\d])(?=:(?:\s|$))", NBSP),
    (rf"(?<=\d){ANY}(?=\d{{3}}(?!\d))", NBSP),
    (rf"(?<!\d)(0\d){ANY}(\d\d){ANY}(\d\d){ANY}(\d\d){ANY}(\d\d)(?!\d)", NBSP.join(rf"\{i}" for i in range(1, 6))),
    (rf"(?<=\d){ANY}?(?=%)", NBSP),
    (rf"(?<=\d){ANY}(?={UNITS})", NBSP),
    (rf"(?<=\dh|\sh){ANY}(?=\d\d\b)", NBSP),
    (rf"\b(\d{{1,2}}|1er){ANY}(?=(?:{MONTHS}))", rf"\1{NBSP}"),
    (rf"(?<!\w)({TITLES}){ANY}(?=[\w])", rf"\1{NBSP}"),
)]  # fmt: skip


SHORT = 300  # characters; labels, titles and buttons come again on every page, long texts do not


def french(text) -> str:
    """The text with French apostrophes and unbreakable spaces; applying it twice changes nothing more."""
    text = str(text)
    return printed(text) if len(text) > SHORT else remembered(text)


def printed(text: str) -> str:
    """The text by every rule, one after the other."""
    for pattern, new in RULES:
        text = pattern.sub(new, text)
    return text


remembered = lru_cache(5000)(printed)
