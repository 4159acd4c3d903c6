"""Plain French, as the rules of "facile à lire et à comprendre" ask it: what a machine can check of a text, sentence by sentence."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

WORDS = 15  # of a sentence (Information pour tous, Unapei, 2009)
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
WORD = re.compile(r"[\w’'-]+")
LINKS = re.compile(
    r"\b(?:dont|lequel|laquelle|lesquels|lesquelles|auquel|duquel|tandis que|lorsque|puisque|afin|néanmoins|toutefois|cependant|or|car|mais|qui)\b|[;:]",
    re.I,
)
BEING = (
    r"(?:est|sont|était|étaient|sera|seront|a été|ont été|avait été|avaient été|aura été|soit|soient|fut|furent|être)"
)
PASSIVE = re.compile(rf"\b{BEING}\s+(?:\w+ment\s+)?(?!arriv|parti|all[ée]|venu|devenu|n[ée]e?s?\b|mort|rest[ée]|entr[ée]|sorti|mont[ée]|tomb[ée]|pass[ée]|ici\b|aussi\b|plus\b|ainsi\b|ami|parmi|petit|gratuit|droit|toit)\w{{2,}}(?:é|ée|és|ées|ie|is|ies|ue|ues|us|uits?|uites?|erts?|ertes?|[dra]its?|[dra]ites?|rits?|rites?)\b(?!\s*(?:ans|an)\b)", re.I)  # fmt: skip
SHORT = re.compile(r"\b(?:[A-ZÀÉÈÊ]{2,}\d*|etc|cf|ex|M|Mme|MM|Dr|n°|svp|tél)\b\.?")
SIGNS = re.compile(r"[%€&/+=→]|\b[IVXLC]{2,}e?\b(?= siècle)")
NOTHING = re.compile(r"\bne\b.*\bne\b|\bn’.*\bn’", re.I)


class Fault(NamedTuple):
    """A sentence that breaks a rule, and the rule in words."""

    sentence: str
    why: str


RULES = (
    (lambda s: len(WORD.findall(s)) > WORDS, _("more than 15 words: cut it in two")),
    (lambda s: len(LINKS.findall(s)) > 1 or s.count(",") > 2, _("several ideas: one idea a sentence")),
    (PASSIVE.search, _("passive voice: say who does what")),
    (SHORT.search, _("abbreviation: write the whole word")),
    (SIGNS.search, _("sign: write it as a word")),
    (NOTHING.search, _("two negations: say what is")),
)


def sentences(text):
    """The sentences of a text, titles and items of lists included, without their marks."""
    return [found for one in SENTENCE.findall(text) if (found := one.strip(" \t#>*-–")) and WORD.search(found)]


def faults(text):
    """What breaks a rule, in the order of the text: the first rule broken by each sentence."""
    made = [Fault(one, next((why for broken, why in RULES if broken(one)), "")) for one in sentences(text)]
    return [fault for fault in made if fault.why]
