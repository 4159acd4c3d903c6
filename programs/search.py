"""Search in dossiers: French words whatever their accents, "exact phrases", -exclusions, OR; the last word may be unfinished."""

import re

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, FloatField
from django.db.models.functions import Cast

CONFIG = "french_unaccent"
PLAIN = re.compile(r'[^"]*?(?:^|\s)(\w{2,})$')  # no quotation mark, and a last word that may still be typed
RANKED = 2000  # beyond that many dossiers found, the last submitted come first: nobody reads them by rank


def query_of(text):
    """What to look for, from what a person typed."""
    typed = re.sub(r"(?<=\w)-(?=\d)", " ", text.replace("\x00", "")).strip()[:200]
    asked = SearchQuery(typed, config=CONFIG, search_type="websearch")
    unfinished = PLAIN.fullmatch(typed)
    if not unfinished:
        return asked
    last = SearchQuery(f"{unfinished[1]}:*", config=CONFIG, search_type="raw")
    before = typed[: unfinished.start(1)].strip()
    return asked | (SearchQuery(before, config=CONFIG, search_type="websearch") & last if before else last)


def matching(dossiers, text):
    """The dossiers that answer this search."""
    return dossiers.filter(search__vector=query_of(text))


def ranked(dossiers, text):
    """The same, the nearest first."""
    weights = [0.1, 0.2, 0.4, 1.0]  # answers, files, organization, then reference and title
    rank = Cast(SearchRank(F("search__vector"), query_of(text), weights=weights), FloatField())
    return dossiers.annotate(rank=rank).order_by("-rank", "-submitted_at", "id")
