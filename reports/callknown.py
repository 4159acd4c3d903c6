"""What the page of a call's statistics tells: counted as one comes, or kept some minutes where so many dossiers take long to count."""

from datetime import datetime
from typing import NamedTuple

from django.core.cache import cache

from programs import clock
from programs.models import Call
from reports import callfigures, outcomefigures
from reports.callfigures import Figures
from reports.outcomefigures import Outcomes

MANY = 5_000  # dossiers; fewer are counted in some hundredths of a second
KEPT = 600  # seconds


class Known(NamedTuple):
    """The figures of a call, its outcomes once announced, and when they were counted."""

    at: datetime
    figures: Figures
    outcomes: Outcomes | None


def of(call: Call) -> Known:
    """The figures of a call, ten minutes old at most; those of before its announcement never serve after it."""
    key = f"call-figures:{call.pk}:{call.announced_at if outcomefigures.shown(call) else ''}".replace(" ", "T")
    return cache.get(key) or counted(call, key)


def counted(call: Call, key: str) -> Known:
    """Count now; keep it where that takes long."""
    outcomes = outcomefigures.of(call)
    found = Known(clock.now(), callfigures.of(call, outcomes), outcomes)
    if found.figures.begun >= MANY:
        cache.set(key, found, KEPT)
    return found
