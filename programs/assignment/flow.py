"""A minimum-cost flow from dossiers to jurors, in pure Python: each dossier its readers, each juror their capacity."""

from collections.abc import Callable
from typing import NamedTuple

INF = float("inf")
MISSING = 10_000  # what a first missing reading costs; the second one of a dossier costs as much again, and so on


class Problem(NamedTuple):
    """What is to share out; every list is by number of dossier or of juror.

    ``cost[i][j]`` is an integer, None where juror j may never read dossier i; ``needs`` the readings still to give to
    each dossier, ``room`` those that each juror may still take, ``load`` those that they already have; ``balance`` what
    each reading already given to a juror adds to the cost of one more.
    """

    cost: list[list[int | None]]
    needs: list[int]
    room: list[int]
    load: list[int]
    balance: int = 0


def solve(problem: Problem, done: Callable[[], None] = lambda: None) -> list[set[int]]:
    """The readers of each dossier, at the least total cost; a dossier gets fewer than it needs only when it cannot be otherwise.

    ``done`` is called after each dossier.
    """
    flow = Flow(problem)
    for dossier, need in enumerate(problem.needs):
        for _reading in range(need):
            flow.send(dossier)
        done()
    return flow.readers


def total(problem: Problem, readers: list[set[int]]) -> int:
    """The cost of such a sharing out, what is missing included."""
    cost, taken = 0, list(problem.load)
    for dossier, chosen in enumerate(readers):
        lack = problem.needs[dossier] - len(chosen)
        cost += MISSING * lack * (lack + 1) // 2
        for juror in chosen:
            cost += problem.cost[dossier][juror] + problem.balance * taken[juror]
            taken[juror] += 1
    return cost


class Flow:
    """The flow under way: one unit at a time, each along the shortest path, so that it is always the cheapest of its size.

    Dossiers are left out of the graph: the price of moving from juror j to juror k is that of the dossier of j which
    changes hands at the least cost, kept up to date.
    """

    def __init__(self, problem):
        self.problem, self.jurors = problem, range(len(problem.room))
        self.readers = [set() for _ in problem.needs]
        self.held = [set() for _ in self.jurors]
        self.taken = [0 for _ in self.jurors]
        self.lack = [0 for _ in problem.needs]
        self.move = [[INF] * len(problem.room) for _ in self.jurors]
        self.mover = [[-1] * len(problem.room) for _ in self.jurors]

    def send(self, dossier):
        """One more reading of this dossier: to a juror, at once or by moving others; else it is missing."""
        cost, readers = self.problem.cost[dossier], self.readers[dossier]
        start = {j: cost[j] for j in self.jurors if cost[j] is not None and j not in readers}
        distance, before = self.paths(start)
        ends = [(distance[j] + self.last(j), j, -1) for j in distance]
        ends += [(distance[j] + price, j, given) for j in distance for price, given in [self.dropped(j)]]
        best, juror, given = min(ends, default=(INF, -1, -1))
        if best >= MISSING * (self.lack[dossier] + 1):
            self.lack[dossier] += 1
            return
        if given >= 0:
            self.take(given, juror)
            self.lack[given] += 1
        chain = []
        while juror in before:  # back along the path: each hands a dossier on
            chain.append((self.mover[before[juror]][juror], before[juror], juror))
            juror = before[juror]
        for moved, former, next_ in chain:
            self.take(moved, former)
            self.give(moved, next_)
        self.give(dossier, juror)

    def last(self, juror):
        """What it costs to end at this juror: nothing is possible beyond their capacity."""
        if self.taken[juror] >= self.problem.room[juror]:
            return INF
        return self.problem.balance * (self.problem.load[juror] + self.taken[juror])

    def dropped(self, juror):
        """What it costs that this juror leaves a dossier without a reader in their place, and which one."""
        if self.taken[juror] < self.problem.room[juror]:
            return INF, -1
        return min(
            ((MISSING * (self.lack[i] + 1) - self.problem.cost[i][juror], i) for i in self.held[juror]),
            default=(INF, -1),
        )

    def paths(self, start):
        """The least price from a dossier to each juror, and through whom: as Bellman and Ford, from those that improve."""
        distance, before, improved = dict(start), {}, set(start)
        while improved:
            again = set()
            for j in improved:
                here, moves = distance[j], self.move[j]
                for k in self.jurors:
                    reached = here + moves[k]
                    if reached < distance.get(k, INF):
                        distance[k], before[k] = reached, j
                        again.add(k)
            improved = again
        return distance, before

    def give(self, dossier, juror):
        """This juror reads this dossier: they may now hand it on."""
        self.readers[dossier].add(juror)
        self.held[juror].add(dossier)
        self.taken[juror] += 1
        for other in self.readers[dossier]:
            self.forget(dossier, other, juror)
        self.offer(dossier, juror)

    def take(self, dossier, juror):
        """This juror no longer reads this dossier: others who read it may hand it on to them."""
        self.readers[dossier].remove(juror)
        self.held[juror].remove(dossier)
        self.taken[juror] -= 1
        for k in self.jurors:
            if self.mover[juror][k] == dossier:
                self.price(juror, k)
        for other in self.readers[dossier]:
            self.offer(dossier, other)

    def offer(self, dossier, juror):
        """A dossier that a juror holds may be the cheapest to hand on."""
        cost, moves, movers = self.problem.cost[dossier], self.move[juror], self.mover[juror]
        here, readers = cost[juror], self.readers[dossier]
        for k in self.jurors:
            if cost[k] is not None and k not in readers and cost[k] - here < moves[k]:
                moves[k], movers[k] = cost[k] - here, dossier

    def forget(self, dossier, juror, towards):
        """A dossier can no longer go from a juror to another, who reads it already."""
        if self.mover[juror][towards] == dossier:
            self.price(juror, towards)

    def price(self, juror, towards):
        """The cheapest dossier that a juror may hand on to another."""
        costs = self.problem.cost
        found = [
            (costs[i][towards] - costs[i][juror], i)
            for i in self.held[juror] if costs[i][towards] is not None and towards not in self.readers[i]
        ]  # fmt: skip
        self.move[juror][towards], self.mover[juror][towards] = min(found, default=(INF, -1))
