"""Texts without identities: the names that the platform knows, addresses and numbers give way to what they were."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from django.utils.translation import gettext_lazy as _

from programs.models.organization import luhn

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WEB = re.compile(r"(?:https?://|www\.)\S+[\w/]", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)\d{2,3}[\s\u00a0\u202f.-]?(?:\(0\))?|0)\d(?:[\s\u00a0\u202f.-]?\d\d){4}(?!\d)"
)
NUMBER = re.compile(r"(?<!\d)\d{3}(?:[\s\u00a0\u202f.]?\d{3}){2}(?:[\s\u00a0\u202f.]?\d{5})?(?!\d)")
STREETS = "rue|avenue|av\\.|place|boulevard|bd|chemin|route|impasse|allée|quai|cours|square|faubourg|lieu-dit"
STREET = re.compile(rf"(?<!\w)\d{{1,4}}(?:\s?(?:bis|ter|quater))?,?\s+(?:{STREETS})\s+[^,;.\n]{{2,60}}", re.IGNORECASE)
TOWN = re.compile(r"(?<!\d)\d{5}\s+[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)*")
SAINTS = {"saint": "(?:saint|st)", "st": "(?:saint|st)", "sainte": "(?:sainte|ste)", "ste": "(?:sainte|ste)"}
# what comes before the name that tells one body from another
GENERIC = re.compile(
    r"^(?:commune(?: nouvelle)?|ville|mairie|village|communaut[ée] (?:de communes|d[’']agglom[ée]ration|urbaine)|m[ée]tropole|d[ée]partement|r[ée]gion"
    r"|conseil (?:d[ée]partemental|r[ée]gional)|pays|syndicat(?: mixte| intercommunal)?|association|centre hospitalier|h[ôo]pital|parc naturel r[ée]gional"
    r"|soci[ée]t[ée](?: coop[ée]rative)?|scop|scic|sarl|sas|mutuelle|fondation|universit[ée]|[ée]cole|lyc[ée]e|coll[èe]ge)\s+"
    r"(?:de la |de l[’']|des |du |de |d[’']|la |le |les |l[’'])?",
    re.IGNORECASE,
)
SURE = 6  # letters from which a name of one word is no ordinary word, whatever its case
MASKS = {"name": _("[name]"), "mail": _("[e-mail]"), "web": _("[web address]"), "phone": _("[phone]"), "number": _("[number]"), "place": _("[address]")}  # fmt: skip


def plain(text: str) -> str:
    """The same text without accents nor capitals, of the same length."""
    return "".join(normalize("NFD", c)[0].lower()[0] for c in text)


def core(name: str) -> str:
    """What is left of the name of a body once its kind is taken away: "Commune de Lignières" gives "Lignières"."""
    return GENERIC.sub("", name.strip(), count=1).strip()


class Mask:
    """Takes identities out of a text; ``names`` are whole names, ``words`` those that count only with their capital."""

    def __init__(self, names: Iterable[str] = (), words: Iterable[str] = ()):
        whole = {name.strip() for name in names if len(name.strip()) > 2}
        short = {name for name in whole if len(pieces(name)) == 1 and len(name) < SURE}
        self.anyhow = pattern(whole - short)
        self.capital = pattern(short | {word for word in words if len(word) > 2})

    def __call__(self, text: str) -> str:
        """The text without its identities; what is left keeps its words."""
        text = normalize("NFC", text)
        for kind, found in (("mail", EMAIL), ("web", WEB), ("phone", PHONE), ("place", STREET)):
            text = found.sub(str(MASKS[kind]), text)
        text = NUMBER.sub(lambda found: str(MASKS["number"]) if official(found[0]) else found[0], text)
        text = TOWN.sub(str(MASKS["place"]), text)
        return self.unnamed(text)

    def unnamed(self, text: str) -> str:
        """The text without the names known."""
        spans = []
        for known, anyhow in ((self.anyhow, True), (self.capital, False)):
            for found in known.finditer(plain(text)) if known else ():
                if anyhow or text[found.start()].isupper():
                    spans.append(found.span())
        return replaced(text, sorted(spans))


def pieces(name: str) -> list[str]:
    """The words of a name, plain."""
    return re.findall(r"[^\W_]+", plain(normalize("NFC", name)))


def pattern(names: Iterable[str]) -> re.Pattern | None:
    """Any of these names in a plain text, the longest first, whatever stands between their words."""
    spelled = {r"[\W_]+".join(SAINTS.get(word, re.escape(word)) for word in pieces(name)) for name in names}
    ordered = sorted(filter(None, spelled), key=lambda one: (-len(one), one))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ordered)})(?![^\W_])") if ordered else None


def replaced(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with each of these stretches masked, once where they overlap."""
    told, end = [], 0
    for start, stop in spans:
        if start >= end:
            told += [text[end:start], str(MASKS["name"])]
        end = max(end, stop)
    return "".join([*told, text[end:]])


def official(number: str) -> bool:
    """Whether these digits are those of a SIREN or a SIRET."""
    return luhn([digit for digit in number if digit.isdigit()])
