"""How a figure is taken: CPU of this process and of its database's, the wall, the queries; medians of five after one for nothing."""

from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from django.db import connection
from django.test.utils import CaptureQueriesContext

TIMES = 5


class Bar(NamedTuple):
    """What must not be passed; None where nothing is promised."""

    ms: float | None = None
    queries: int | None = None
    ratio: float | None = None  # to the floor
    wall: float | None = None  # milliseconds


class Page(NamedTuple):
    """A page and who opens it (None: a visitor)."""

    name: str
    who: Any
    url: str
    bar: Bar = Bar()


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
    base: float = 0.0  # CPU of the database's process, where it runs on this machine

    @property
    def ratio(self):
        return self.cpu / self.floor if self.floor else 0.0

    @property
    def met(self):
        """Whether every bar is passed; None without any."""
        bar = self.bar
        pairs = [(self.cpu, bar.ms), (self.queries, bar.queries), (self.ratio, bar.ratio), (self.wall, bar.wall)]
        known = [found <= bar for found, bar in pairs if None not in (found, bar)]
        return all(known) if known else None


def timed(act, times=TIMES, warm=True):
    """Median CPU and wall of ``act(n)``, in milliseconds, n counting its calls from 0."""
    return weighed(act, times, warm)[:2]


def weighed(act, times=TIMES, warm=True):
    """The same, and the CPU of the database's process that serves this connection."""
    numbers, found = count(), []
    if warm:
        act(next(numbers))
    for n in (next(numbers) for _ in range(times)):
        cpu, base, wall = process_time(), spent(), perf_counter()
        act(n)
        taken = perf_counter() - wall
        found.append([1e3 * taken_up for taken_up in (process_time() - cpu, taken, spent() - base)])
    return tuple(median(column) for column in zip(*found, strict=True))


def compared(act, floor, times=TIMES):
    """Median CPU and wall of ``act(n)`` and CPU of its floor, in milliseconds, taken in turns: what slows the machine slows both."""
    pairs = [(timed(act, 1, warm=not n), timed(floor, 1, warm=not n)) for n in range(times)]
    return (
        median(ours[0] for ours, _floor in pairs),
        median(ours[1] for ours, _floor in pairs),
        median(bare[0] for _ours, bare in pairs),
    )


def spent():
    """The seconds of CPU that this connection's process of the database has used; 0 where it runs elsewhere."""
    connection.ensure_connection()
    try:
        words = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()
    except OSError:
        return 0.0
    return int(words[0]) / 1e9


def yardstick():
    """The milliseconds of CPU that a fixed piece of Python takes now: on a machine that others load, all the rest grows with it."""
    return timed(lambda n: "".join({k % 97: f"{k}x" for k in range(12_000)}.values()).split("x"), times=15)[0]


def queries(act):
    """How many queries an act sends, the ends of transactions apart."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return sum(q["sql"] not in ("BEGIN", "COMMIT") for q in captured)
