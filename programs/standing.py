"""How the dossiers of a call stand: raw and equalised marks, ranks and how sure they are; worked out once for the same readings."""

from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Count, Max, Sum, Value

from programs import certainty, clock, scoring
from programs.certainty import Span
from programs.comparability import Standstill, Thread, standstill, threads
from programs.equalising import LEAST, Correction, Model, Reading, equalised
from programs.models import Review
from programs.models.review import READING
from programs.models.states import DECIDABLE, RANKED

VERSION = 2  # of what is kept: another one is worked out again
KEPT = 30 * 24 * 3600  # seconds


class Place(NamedTuple):
    """A dossier among the others; ``rank`` and ``span`` are by the marks that rank the call, ``mark`` is one of the two means."""

    dossier: Any
    reference: str
    state: str
    given: int
    raw: Decimal | None
    equalised: Decimal | None
    mark: Decimal | None
    rank: int | None
    raw_rank: int | None
    fair_rank: int | None
    gained: int  # ranks that equalising gives it, whichever marks rank the call
    spread: Decimal | None
    span: Span | None
    missing: int  # readings that it still lacks
    is_near: bool  # whether it may fall on either side of the last place

    @property
    def is_undecided(self):
        return self.state in DECIDABLE


class Standing(NamedTuple):
    """Every place, best first; ``stop`` is why the marks given are not equalised, ``planned`` why they will not be."""

    made_at: datetime
    places: list[Place]
    equalised: bool  # whether equalised marks rank
    corrections: list[Correction]
    stop: Standstill | None
    planned: Standstill | None
    threads: list[Thread]


def of(call) -> Standing:
    """How a call stands now: kept until a reading, a dossier, the number of places or the choice of the marks changes."""
    key = f"standing:{call.pk}:{digest(call)}"
    found = cache.get(key)
    if found is None:
        found = among(call, call.dossiers.filter(state__in=RANKED))
        cache.set(key, found, KEPT)
    return found


def digest(call) -> str:
    """What changes as soon as the standing may: every step of a dossier or of a reading adds to its number."""
    dossiers, readings = call.dossiers.filter(state__in=RANKED), Review.objects.filter(dossier__call=call)
    told = list(counted(dossiers, 1).union(counted(readings, 2), all=True).order_by("which"))
    return sha256(repr((VERSION, call.places, call.ranked_by, call.min_reviews, told)).encode()).hexdigest()[:32]


def counted(rows, which):
    """How many rows, their steps and the last one, under this number."""
    found = rows.order_by().values(which=Value(which)).annotate(n=Count("pk"), seqs=Sum("seq"), last=Max("since"))
    return found.values_list("which", "n", "seqs", "last")


def among(call, dossiers) -> Standing:
    """How these dossiers of a call stand among themselves, in two queries."""
    known = list(dossiers.order_by("reference").values_list("pk", "reference", "state"))
    read = Review.objects.filter(dossier__in=dossiers.order_by().values("pk"), state__in=READING)
    pairs = list(read.order_by("dossier__reference", "reviewer", "pk").values_list("dossier", "reviewer", "mark"))
    return measured(call, known, pairs)


def measured(call, known, pairs) -> Standing:
    """The standing of dossiers (key, reference, state) from their readings (dossier, juror, mark or None)."""
    readings = [Reading(*one) for one in pairs if one[2] is not None]
    stop = standstill([(one.dossier, one.juror) for one in readings], LEAST)
    given = [(dossier, juror) for dossier, juror, _mark in pairs]
    model = None if stop else equalised(readings)
    ranking = model is not None and call.ranked_by == "equalised"
    spans = certainty.spans(readings, call.places, ranking) if readings else {}
    return Standing(
        clock.now(), ordered(call, known, readings, model, spans), ranking, list(model.corrections.values()) if model else [],
        stop, standstill(given, LEAST), threads(given),
    )  # fmt: skip


def ordered(call, known, readings, model: Model | None, spans) -> list[Place]:
    """The place of each dossier, best first, those without a mark last."""
    ranking = model is not None and call.ranked_by == "equalised"
    marks, leaning = defaultdict(list), {key: one.points for key, one in model.corrections.items()} if ranking else {}
    corrected = defaultdict(list)
    for one in readings:
        marks[one.dossier].append(one.mark)
        corrected[one.dossier].append(one.mark + leaning.get(one.juror, 0))
    raw = {key: scoring.mean(marks[key]) for key, _reference, _state in known}
    fair = {key: model.marks.get(key) if model else None for key in raw}
    shown = fair if ranking else raw
    ranks, raw_ranks, fair_ranks = scoring.ranks(shown), scoring.ranks(raw), scoring.ranks(fair)
    gained = certainty.moved(raw_ranks, fair_ranks)
    places = [
        Place(
            key, reference, state, len(marks[key]), raw[key], fair[key], shown[key], ranks[key], raw_ranks[key], fair_ranks[key],
            gained.get(key, 0),
            max(given) - min(given) if len(given := corrected[key]) > 1 else None, spans.get(key),
            max(0, call.min_reviews - len(marks[key])), near(spans.get(key), call.places),
        ) for key, reference, state in known
    ]  # fmt: skip
    return sorted(places, key=lambda one: (one.rank is None, one.rank or 0, one.reference))


def near(span: Span | None, places: int | None) -> bool:
    """Whether a dossier may fall on either side of the last place."""
    return span is not None and places is not None and not certainty.robust(span, places)
