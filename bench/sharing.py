"""Readings shared out: a thousand dossiers to eighty jurors, and the call of the demonstration that has most to read."""

from random import Random

from django.db.models import Count, Q

from bench.measure import Bar, Figure, timed
from programs.assignment import engine, proposals
from programs.models import Call
from programs.models.review import READABLE

DOSSIERS, JURORS, READERS = 1_000, 80, 3
BAR = Bar(ms=30_000)


def made(seed=2026):
    """A call with one pair in twelve tied, skills for one in seven, forty-five readings at most for each juror."""
    rng = Random(seed)

    def some(share):
        return [{j for j in range(JURORS) if rng.random() < share} for _dossier in range(DOSSIERS)]

    none = [set() for _dossier in range(DOSSIERS)]
    skilled = [dict.fromkeys(known, 1) for known in some(0.15)]
    return engine.Given(READERS, [45] * JURORS, some(0.08), none, none, skilled, some(0.02))


def greedy(given):
    """The floor: each dossier takes its cheapest readers who have room left, one dossier after the other."""
    cost, room, found = engine.costs(given), list(given.capacity), []
    for prices in cost:
        free = sorted((price, j) for j, price in enumerate(prices) if price is not None and room[j])
        found.append({j for _price, j in free[: given.readers]})
        for juror in found[-1]:
            room[juror] -= 1
    return found


def sharing(size):
    """The engine alone, then with all that it reads of a real call."""
    given = made()
    cpu, wall = timed(lambda n: engine.share(given), times=1)
    floor, _wall = timed(lambda n: greedy(given), times=1)
    yield Figure(
        "1,000 dossiers shared out to 80 jurors",
        0,
        cpu,
        wall,
        floor,
        "the cheapest readers, dossier after dossier",
        None,
        BAR,
    )
    readable = Count("dossiers", filter=Q(dossiers__state__in=READABLE))
    call = Call.objects.filter(mode="competition").annotate(n=readable).order_by("-n", "pk").first()
    wishes = {"readers": READERS}
    cpu, wall = timed(lambda n: engine.share(proposals.padded(proposals.scene(call, wishes).given)), times=1)
    floor, _wall = timed(lambda n: greedy(proposals.padded(proposals.scene(call, wishes).given)), times=1)
    yield Figure(
        f"a proposal for {call.n:,} dossiers to read",
        size,
        cpu,
        wall,
        floor,
        "the cheapest readers, dossier after dossier",
        None,
        BAR,
    )
