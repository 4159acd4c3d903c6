"""How well each way of averaging orders dossiers whose true order is known: simulated juries, 150 draws a scenario."""

from collections import defaultdict
from decimal import Decimal
from random import Random
from statistics import mean, pstdev
from typing import NamedTuple

from bench.measure import Bar, Figure, timed
from programs import certainty
from programs.comparability import standstill
from programs.equalising import LEAST, Reading, equalised

TRIALS = 150
WAYS = ("raw mean", "z-scores", "equalised", "as offered")


class Scenario(NamedTuple):
    """A jury that marks from 0 to 5, by half points; ``severe`` is how far its members lean, ``noise`` how unsure they are.

    ``parts`` are sub-juries, each with its own dossiers; ``bridges`` dossiers are read by both; ``above`` is by how much the
    first part is given better dossiers and leans less kindly.
    """

    name: str
    dossiers: int
    jurors: int
    readings: int
    severe: float = 0.5
    parts: int = 1
    bridges: int = 0
    above: float = 0.0
    noise: float = 0.5


SCENARIOS = [
    Scenario("40 dossiers, 8 jurors, 3 readings", 40, 8, 3),
    Scenario("the same, leanings strong", 40, 8, 3, severe=1.0),
    Scenario("two sub-juries, 4 bridge dossiers", 40, 8, 3, severe=0.8, parts=2, bridges=4),
    Scenario("everyone reads everything, 12 by 6", 12, 6, 6),
    Scenario("120 dossiers, 20 jurors, 3 readings", 120, 20, 3, severe=0.8),
    Scenario("30 dossiers, 10 jurors, 2 readings", 30, 10, 2, severe=0.8),
    *(
        Scenario(f"unequal sub-juries, {n} bridge dossiers", 40, 8, 3, severe=0.5, parts=2, bridges=n, above=1.2)
        for n in (0, 2, 4, 8)
    ),
]


def drawn(scenario: Scenario, random: Random):
    """The true worths of a scenario's dossiers, best-read part first, and the readings of its jury."""
    worths = [random.gauss(0, 1) for _ in range(scenario.dossiers)]
    if scenario.above:
        worths = sorted(worths, key=lambda worth: worth + random.gauss(0, 1 / scenario.above), reverse=True)
    leanings = [random.gauss(0, scenario.severe) for _ in range(scenario.jurors)]
    widths = [random.uniform(0.7, 1.3) for _ in range(scenario.jurors)]
    readings = [
        Reading(n, j, marked(2.5 + widths[j] * worth * 0.9 + leanings[j] + random.gauss(0, scenario.noise)))
        for n, worth in enumerate(worths)
        for j in readers(scenario, n, random)
    ]
    return worths, readings


def marked(value: float) -> Decimal:
    """A mark out of 5, by half points, brought to 100."""
    return Decimal(min(10, max(0, round(value * 2)))) * 10


def readers(scenario: Scenario, n: int, random: Random) -> list[int]:
    """Who reads a dossier: as many of its part; a bridge has two readers of each part."""
    size = scenario.jurors // scenario.parts
    if scenario.parts == 1:
        return random.sample(range(scenario.jurors), scenario.readings)
    middle = scenario.dossiers // 2
    if abs(2 * n + 1 - scenario.dossiers) < scenario.bridges:  # around the middle, so that both know such dossiers
        return [*random.sample(range(size), 2), *random.sample(range(size, 2 * size), 2)]
    first = 0 if n < middle else size
    return random.sample(range(first, first + size), scenario.readings)


def raw(readings):
    """The mean of the marks of each dossier."""
    marks = defaultdict(list)
    for one in readings:
        marks[one.dossier].append(float(one.mark))
    return {dossier: mean(known) for dossier, known in marks.items()}


def z_scores(readings):
    """The mean of the marks, each counted in standard deviations from its juror's own mean."""
    own = defaultdict(list)
    for one in readings:
        own[one.juror].append(float(one.mark))
    known = {juror: (mean(marks), pstdev(marks) or 1) for juror, marks in own.items()}
    return raw(
        Reading(one.dossier, one.juror, (float(one.mark) - known[one.juror][0]) / known[one.juror][1])
        for one in readings
    )


def as_offered(readings):
    """What the product does: equalised, but the raw mean where it refuses to equalise."""
    stop = standstill([(one.dossier, one.juror) for one in readings], LEAST)
    return raw(readings) if stop else equalised(readings).marks


ORDERED = dict(zip(WAYS, (raw, z_scores, lambda readings: equalised(readings).marks, as_offered), strict=True))


def tau(worths, marks):
    """Kendall's tau-b between the truth, without equals, and these marks."""
    agree = untied = pairs = 0
    for n, worth in enumerate(worths):
        for k in range(n):
            pairs += 1
            if marks[n] != marks[k]:
                untied += 1
                agree += 1 if (worth > worths[k]) == (marks[n] > marks[k]) else -1
    return agree / (pairs * untied) ** 0.5


def compared(scenario: Scenario, trials=TRIALS):
    """The mean tau of each way of ordering a scenario, each on the same draws."""
    random, found = Random(scenario.name), defaultdict(list)
    for _trial in range(trials):
        worths, readings = drawn(scenario, random)
        for way, ordered in ORDERED.items():
            found[way].append(tau(worths, ordered(readings)))
    return {way: round(mean(values), 3) for way, values in found.items()}


def results():
    """Each scenario with its taus, and whether what the product offers orders no worse than the two others."""
    for scenario in SCENARIOS:
        taus = compared(scenario)
        met = taus["as offered"] >= max(taus["raw mean"], taus["z-scores"])
        yield {"name": scenario.name, "trials": TRIALS, "tau": taus, "met": met}


def covered(scenario: Scenario = SCENARIOS[0], trials=40):
    """How often the true rank of a dossier is within the interval given to it."""
    random, within = Random(scenario.name), []
    for _trial in range(trials):
        worths, readings = drawn(scenario, random)
        spans = certainty.spans(readings, None, True)
        true = {dossier: rank for rank, dossier in enumerate(certainty.order(worths), 1)}
        within += [span.low <= true[dossier] <= span.high for dossier, span in spans.items()]
    return round(mean(within), 3)


def equalising(size):
    """A ranking of 1,000 dossiers read thrice, against their raw means; then the intervals of its ranks."""
    random, jurors = Random(1), 80
    readings = [
        Reading(n, j, Decimal(random.randint(0, 100))) for n in range(1000) for j in random.sample(range(jurors), 3)
    ]
    cpu, wall = timed(lambda n: equalised(readings))
    floor, _wall = timed(lambda n: raw(readings))
    of = "the raw mean of each dossier"
    yield Figure("equalised ranking, 1,000 by 3 readings", size, cpu, wall, floor, of, None, Bar(ms=500))
    cpu, wall = timed(lambda n: certainty.spans(readings, 50, True), times=1)
    yield Figure("intervals of its ranks, 200 draws", size, cpu, wall, floor, of)
