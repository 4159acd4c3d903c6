"""How a figure is taken: CPU of this process, the wall, the queries; medians of five after one for nothing."""

from itertools import count
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

TIMES = 5


class Bar(NamedTuple):
    """What must not be passed; None where nothing is promised."""

    ms: float | None = None
    queries: int | None = None
    ratio: float | None = None  # to the floor


class Figure(NamedTuple):
    """One line of the bench; times in milliseconds of CPU, but ``wall``."""

    name: str
    size: int
    cpu: float
    wall: float
    floor: float
    of: str  # what the floor is
    queries: int | None = None
    bar: Bar = Bar()

    @property
    def ratio(self):
        return self.cpu / self.floor if self.floor else 0.0

    @property
    def met(self):
        """Whether every bar is passed; None without any."""
        pairs = [(self.cpu, self.bar.ms), (self.queries, self.bar.queries), (self.ratio, self.bar.ratio)]
        known = [found <= bar for found, bar in pairs if bar is not None]
        return all(known) if known else None


def timed(act, times=TIMES, warm=True):
    """Median CPU and wall of ``act(n)``, in milliseconds, n counting its calls from 0."""
    numbers, found = count(), []
    if warm:
        act(next(numbers))
    for n in (next(numbers) for _ in range(times)):
        cpu, wall = process_time(), perf_counter()
        act(n)
        found.append(((process_time() - cpu) * 1e3, (perf_counter() - wall) * 1e3))
    return median(cpu for cpu, _wall in found), median(wall for _cpu, wall in found)


def queries(act):
    """How many queries an act sends, the ends of transactions apart."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return sum(q["sql"] not in ("BEGIN", "COMMIT") for q in captured)
