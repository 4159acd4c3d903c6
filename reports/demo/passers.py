"""Who read the pages of the calls: visits, day by day, in the time that each call is open."""

import random
from datetime import timedelta

from django.utils.timezone import localtime

from programs import clock
from programs.models import Call, Visit

LINKS = [("", 1.0), ("amrf", 0.4), ("adcf", 0.2)]


def walk(seed=2026):
    """Some visits a day and a link for each call that has none yet; more at the opening and before the closing."""
    rng = random.Random(seed)  # noqa: S311 - the same story each time
    calls = Call.objects.exclude(state__in=("draft", "scheduled")).exclude(opens_at=None).filter(visits=None)
    for call in calls.order_by("opens_at", "id"):
        Visit.objects.bulk_create(rows(call, rng))


def rows(call, rng):
    """The counters of one call."""
    first, last = localtime(call.opens_at).date(), min(clock.today(), localtime(call.closes_at or clock.now()).date())
    busy, length = max(4, call.dossiers.count() / 4), max(1, (last - first).days)
    for n in range(length + 1):
        rush = 1 + 2 * (n < 3) + 2 * (n > length - 4)
        for link, share in LINKS:
            count = int(busy * rush * share * rng.uniform(0.5, 1.5))
            if count:
                yield Visit(call=call, day=first + timedelta(days=n), source=link, count=count)
