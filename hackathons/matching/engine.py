"""People shared out among teams: pure, always alike for the same input, and never at a loss.

Teams have from ``least`` to ``most`` members whatever people wish; within that, a variant weighs wishes granted against
skills spread. Whoever cannot be placed is told apart. People come in the order of their arrival: the last ones wait.
"""

from collections import Counter
from math import ceil, exp
from random import Random
from typing import NamedTuple

STEPS_EACH, STEPS_MOST = 150, 30_000  # exchanges tried, for each person, and in all
HOT, COLD = 12.0, 0.2


class Person(NamedTuple):
    """Someone without a team: the challenges they wish for, by number, the best first; what they can do."""

    wishes: tuple[int, ...] = ()
    skills: frozenset[str] = frozenset()


class Open(NamedTuple):
    """A team already formed that may be completed: its challenge, how many it has, what they can do, what it looks for."""

    challenge: int | None
    members: int
    skills: frozenset[str] = frozenset()
    seeks: frozenset[str] = frozenset()


class Given(NamedTuple):
    """All that is known; ``teams`` is how many new ones are wished for, None to let the sizes decide."""

    people: list[Person]
    challenges: int
    least: int
    most: int
    open: list[Open] = []
    teams: int | None = None


class Weights(NamedTuple):
    """What a variant holds dear: a wish by rank, no wish granted, a skill that lacks, a size off the mean."""

    wishes: tuple[int, int, int]
    outside: int
    skill: int
    size: int


class Team(NamedTuple):
    """A team proposed: the number of the open one that it completes, or None; who joins it, by number."""

    challenge: int | None
    open: int | None
    people: list[int]


class Proposal(NamedTuple):
    """The teams, and those who have none."""

    teams: list[Team]
    left: list[int]


VARIANTS = {
    "wishes": Weights((0, 12, 24), 80, 2, 1),
    "skills": Weights((0, 2, 4), 14, 12, 1),
    "balance": Weights((0, 6, 12), 40, 6, 6),
}


def proposed(given: Given, weights: Weights, seed: int = 1) -> Proposal:
    """Share people out with these weights."""
    given = sound(given)
    sizes, filled = frame(given)
    placed = sum(sizes) + filled
    if not placed:
        return Proposal([], list(range(len(given.people))))
    state = State(given, weights, sizes, placed, Random(seed))  # noqa: S311 – always alike, nothing secret
    state.fill()
    state.improve(min(STEPS_MOST, STEPS_EACH * placed))
    return Proposal(state.teams(), list(range(placed, len(given.people))))


def sound(given: Given) -> Given:
    """The same, with what makes no sense left out: wishes for what does not exist, sizes upside down."""
    least = max(1, given.least)
    people = [one._replace(wishes=tuple(dict.fromkeys(w for w in one.wishes if 0 <= w < given.challenges))[:3]) for one in given.people]  # fmt: skip
    return given._replace(people=people, least=least, most=max(least, given.most))


def frame(given: Given) -> tuple[list[int], int]:
    """The sizes of the new teams, and how many people complete the open ones: as many as can be placed, the open ones first up to ``least``."""
    n, rooms = len(given.people), [max(0, given.most - team.members) for team in given.open]
    short = (min(room, max(0, given.least - team.members)) for room, team in zip(rooms, given.open, strict=True))
    wanted, room = min(n, sum(short)), min(n, sum(rooms))
    tried = [(split(n - filled, given.least, given.most, given.teams), filled) for filled in (*range(wanted, room + 1), *range(wanted))]  # fmt: skip
    return max(tried, key=lambda one: sum(one[0]) + one[1])


def split(n: int, least: int, most: int, wanted: int | None) -> list[int]:
    """Sizes of teams for so many people, as even as may be; the sum is lower when no sizes do."""
    fewest, largest = ceil(n / most), n // least
    if not largest:
        return []
    if fewest > largest:  # no number of teams takes them all: the most that can be seated
        return [most] * largest
    count = wanted or round(2 * n / (least + most))
    count = min(max(count, fewest), largest)
    return [n // count + (number < n % count) for number in range(count)]


class State:
    """Who is where, while exchanges are tried; the open teams come first, then the new ones."""

    def __init__(self, given: Given, weights: Weights, sizes: list[int], placed: int, random: Random):
        self.given, self.weights, self.random = given, weights, random
        self.people = given.people[:placed]
        self.opened = len(given.open)
        self.base = [team.members for team in given.open] + [0] * len(sizes)
        self.aims = [0] * self.opened + sizes
        self.rooms = [max(0, given.most - team.members) for team in given.open] + [given.most] * len(sizes)
        self.floors = [0] * self.opened + [given.least] * len(sizes)
        self.seated: list[list[int]] = [[] for _team in self.rooms]
        self.known = [team.skills for team in given.open] + [frozenset[str]()] * len(sizes)
        self.sought = [team.seeks for team in given.open] + [frozenset[str]()] * len(sizes)
        self.challenges = [team.challenge for team in given.open] + self.chosen(len(sizes))
        self.skills = frozenset[str]().union(*(person.skills for person in self.people)) if self.people else frozenset()
        self.mean = (placed + sum(self.base)) / max(1, len(self.rooms))
        self.price = [self.prices(person) for person in self.people]

    def chosen(self, teams: int) -> list[int | None]:
        """The challenge of each new team: those most wished for first, as many times as there are people for it."""
        if not self.given.challenges:
            return [None] * teams
        demand = Counter[int]()
        for person in self.people:
            for rank, wish in enumerate(person.wishes):
                demand[wish] += (9, 3, 1)[rank]
        share = max(1.0, sum(demand.values()) / max(1, teams))
        found: list[int | None] = []
        used = Counter[int]()
        for _team in range(teams):
            best = max(range(self.given.challenges), key=lambda c: (demand[c] - share * used[c], -used[c], -c))
            used[best] += 1
            found.append(best)
        return found

    def prices(self, person: Person) -> dict[int | None, int]:
        """What each wish costs this person; any other challenge costs ``outside``, unless they wish for nothing."""
        return {wish: self.weights.wishes[rank] for rank, wish in enumerate(person.wishes)}

    def of(self, one: int, challenge: int | None) -> int:
        """What it costs to put this person on this challenge."""
        price = self.price[one]
        return price.get(challenge, self.weights.outside) if price else 0

    def cost(self, team: int, people: list[int]) -> float:
        """What a team costs with these people."""
        challenge, skills = self.challenges[team], set(self.known[team])
        total = 0.0
        for one in people:
            total += self.of(one, challenge)
            skills |= self.people[one].skills
        size = self.base[team] + len(people)
        lacking = len(self.skills) - len(skills & self.skills) + 2 * len(self.sought[team] - skills)
        short = max(0, self.given.least - size)
        return total + self.weights.skill * lacking + self.weights.size * (size - self.mean) ** 2 + 30 * short

    def fill(self) -> None:
        """A first seating: each where it costs them least, the pickiest first; then nobody below the least size."""
        order = sorted(range(len(self.people)), key=lambda one: (len(self.price[one]) or 9, one))
        for one in order:
            free = [t for t in range(len(self.rooms)) if len(self.seated[t]) < self.aims[t]]
            free = free or [t for t in range(len(self.rooms)) if len(self.seated[t]) < self.rooms[t]]
            best = min(free, key=lambda t: (self.of(one, self.challenges[t]), len(self.seated[t]), t))
            self.seated[best].append(one)

    def improve(self, steps: int) -> None:
        """Try exchanges, keep those that help, and less and less often those that do not; end on the best seating seen."""
        costs = [self.cost(team, people) for team, people in enumerate(self.seated)]
        now = best = sum(costs)
        kept = self.picture()
        for step in range(steps):
            heat = HOT * (COLD / HOT) ** (step / steps)
            change = self.attempt()
            if change is None:
                continue
            teams, challenge = change
            before = {team: self.challenges[team] for team in teams}
            if challenge is not None:
                self.challenges[next(iter(teams))] = challenge
            new = {team: self.cost(team, people) for team, people in teams.items()}
            gain = sum(new.values()) - sum(costs[team] for team in teams)
            if gain <= 0 or self.random.random() < exp(-gain / heat):
                now += gain
                for team, people in teams.items():
                    self.seated[team], costs[team] = people, new[team]
                if now < best - 1e-9:
                    best, kept = now, self.picture()
            else:
                for team, former in before.items():
                    self.challenges[team] = former
        self.seated, self.challenges = kept

    def picture(self) -> tuple[list[list[int]], list[int | None]]:
        """The seating as it is, to come back to."""
        return list(self.seated), list(self.challenges)

    def attempt(self) -> tuple[dict[int, list[int]], int | None] | None:
        """An exchange to try: two people, one who moves, or a team that changes its challenge; None when it cannot be."""
        pick, count = self.random.random(), len(self.seated)
        one = self.random.randrange(count)
        here = self.seated[one]
        if pick < 0.04:
            return self.turned(one, here)
        other = self.random.randrange(count)
        if other == one or not here:
            return None
        there, place = self.seated[other], self.random.randrange(len(here))
        if pick < 0.2 or not there:
            if len(here) <= self.floors[one] or len(there) >= self.rooms[other]:
                return None
            return {one: here[:place] + here[place + 1 :], other: [*there, here[place]]}, None
        seat = self.random.randrange(len(there))
        moved = {one: [*here[:place], there[seat], *here[place + 1 :]], other: [*there[:seat], here[place], *there[seat + 1 :]]}  # fmt: skip
        return moved, None

    def turned(self, team: int, people: list[int]) -> tuple[dict[int, list[int]], int | None] | None:
        """A new team takes the challenge that one of its members wishes for."""
        wished = [wish for one in people for wish in self.people[one].wishes if wish != self.challenges[team]]
        if team < self.opened or not wished:
            return None
        return {team: people}, self.random.choice(wished)

    def teams(self) -> list[Team]:
        """The teams as proposed, each with its people in the order of their arrival; those that take nobody are left out."""
        return [
            Team(self.challenges[number], number if number < self.opened else None, sorted(people))
            for number, people in enumerate(self.seated) if people
        ]  # fmt: skip


def figures(given: Given, proposal: Proposal) -> dict:
    """What a proposal grants, in numbers."""
    given, ranks, lacking = sound(given), Counter[int](), 0
    skills = frozenset[str]().union(*(person.skills for person in given.people)) if given.people else frozenset()
    sizes = []
    for team in proposal.teams:
        known = set(given.open[team.open].skills) if team.open is not None else set()
        for one in team.people:
            person = given.people[one]
            known |= person.skills
            ranks[person.wishes.index(team.challenge) if team.challenge in person.wishes else 8 if person.wishes else 9] += 1  # fmt: skip
        sizes.append(len(team.people) + (given.open[team.open].members if team.open is not None else 0))
        lacking += len(skills - known)
    return {
        "first": ranks[0], "second": ranks[1], "third": ranks[2], "outside": ranks[8], "free": ranks[9], "left": len(proposal.left), "teams": len(sizes),
        "least": min(sizes, default=0), "most": max(sizes, default=0), "lacking": lacking,
    }  # fmt: skip
