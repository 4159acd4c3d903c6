"""Teams of a camp: a hundred and fifty people found thirty teams, in three variants."""

from collections import defaultdict
from random import Random

from bench.measure import Bar, Figure, timed
from hackathons.matching import engine
from hackathons.presets import SKILLS

PEOPLE, TEAMS, CHALLENGES = 150, 30, 12
BAR = Bar(wall=5_000)


def made(seed=2026):
    """People who wish for three challenges of twelve, one in six for none, and who can do one thing or two."""
    rng = Random(seed)
    codes = [code for code, _label in SKILLS]
    people = [
        engine.Person(
            tuple(rng.sample(range(CHALLENGES), 3)) if rng.random() < 0.85 else (), frozenset(rng.sample(codes, rng.choice([1, 1, 2])))
        )
        for _one in range(PEOPLE)
    ]  # fmt: skip
    return engine.Given(people, CHALLENGES, 4, 7, [], TEAMS)


def greedy(given):
    """The floor: each person on the first wish, five by five."""
    waiting = defaultdict(list)
    for one, person in enumerate(given.people):
        waiting[person.wishes[:1]].append(one)
    order = [one for people in waiting.values() for one in people]
    return [order[n : n + 5] for n in range(0, len(order), 5)]


def teams(size):
    """The three variants together."""
    given = made()
    cpu, wall = timed(lambda n: [engine.proposed(given, weights) for weights in engine.VARIANTS.values()], times=3)
    floor, _wall = timed(lambda n: greedy(given), times=3)
    yield Figure(f"{PEOPLE} people found {TEAMS} teams, thrice", 0, cpu, wall, floor, "five by five, by first wish", None, BAR)  # fmt: skip
