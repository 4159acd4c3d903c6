"""``python -m bench [--small]``: print every figure with its floor, and write bench/results.json."""

import argparse
import json
import os
import platform
import sys
from io import StringIO
from pathlib import Path

from config import pgserver

RESULTS = Path(__file__).parent / "results.json"
HEADER = (
    f"{'':40} {'dossiers':>8} {'CPU ms':>9} {'base ms':>9} {'wall ms':>9} {'floor':>9} {'ratio':>6} {'queries':>7}  bar"
)


def main():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--small", action="store_true", help="without 100,000 dossiers: some ten minutes less")
    sizes = [1_000, 10_000, *[100_000] * (not parser.parse_args().small)]
    from bench import database

    orders = list(ordered())
    with pgserver.running(), database.made() as bare:
        figures = figures_of(sizes, bare)
    RESULTS.write_text(json.dumps(written(figures) | {"orders": orders}, ensure_ascii=False, indent=1) + "\n")
    return report(figures)


def ordered():
    """How well dossiers are ordered on simulated juries, printed as soon as it is known."""
    from bench import ordering

    print(f"{'Kendall’s tau with the truth':42}", *(f"{way:>10}" for way in ordering.WAYS), " bar")
    for found in ordering.results():
        said = "met" if found["met"] else "NOT MET"
        taus = (f"{found['tau'][way]:>10.3f}" for way in ordering.WAYS)
        print(f"{found['name']:42}", *taus, f" {said} (as offered ≥ raw mean and ≥ z-scores)")
        yield found
    print(f"True rank within the interval given to it: {ordering.covered():.1%} (nine times out of ten are wanted)\n")


def figures_of(sizes, bare):
    """Every figure, printed as soon as it is known."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # the settings read the addresses of the bench's database, which now exists

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    settings.ROOT_URLCONF = "bench.floors"
    from bench import measure, ordering, pages, papers, sharing, teams, work

    print(HEADER)
    pace = []
    try:
        figures = shown(work.database(bare))
        call_command("territories", "load", stdout=StringIO())
        for size in sizes:
            figures += shown([filled(size)])
            pace.append(measure.yardstick())
            once = [work.documents, papers.measured, ordering.equalising, sharing.sharing, teams.teams] * (
                size == sizes[0]
            )
            for part in (pages.measured, *work.EVERY_SIZE, *once):
                figures += shown(part(size))
    finally:
        connections.close_all()  # the databases are dropped next
    print(
        f"\nA fixed piece of Python took {min(pace):.1f} to {max(pace):.1f} ms of CPU; load {os.getloadavg()[0]:.1f}."
    )
    return figures


def filled(size):
    """The demonstration made as long as that, then tidied by the database as it does by itself in time."""
    from django.core.management import call_command
    from django.db import connections

    from bench.measure import Bar, Figure, timed

    cpu, wall = timed(lambda n: call_command("demo", dossiers=size, seed=2026, stdout=StringIO()), 1, warm=False)
    owner = connections["owner"]
    owner.ensure_connection()
    owner.connection.execute("vacuum analyze")
    return Figure("demonstration filled", size, cpu, wall, 0, "none", None, Bar(wall=180_000 * max(1, size / 10_000)))


def shown(figures):
    """Print these figures; return them as a list."""
    found = []
    for figure in figures:
        found.append(figure)
        print(line(figure), flush=True)
    return found


def line(figure):
    """A figure as one line."""
    cells = [
        f"{figure.name:40}",
        f"{figure.size:>8,}",
        *(f"{value:>9,.1f}" for value in (figure.cpu, figure.base, figure.wall, figure.floor)),
    ]
    number = "" if figure.queries is None else figure.queries
    return " ".join([*cells, f"{figure.ratio:>6.2f}", f"{number:>7}", f" {promise(figure)}"]).rstrip()


def promise(figure):
    """The bar and whether it is passed."""
    bar = figure.bar
    said = (
        (bar.queries, "≤ {} queries"),
        (bar.ms, "≤ {:,.0f} ms"),
        (bar.ratio, "≤ {} × floor"),
        (bar.wall, "≤ {:,.0f} ms on the wall"),
    )
    words = [words.format(value) for value, words in said if value is not None]
    return f"{'met' if figure.met else 'NOT MET'} ({', '.join(words)})" if words else ""


def changing(figures):
    """The pages whose number of queries depends on the number of dossiers."""
    counts = {}
    for figure in figures:
        if figure.queries and figure.size:
            counts.setdefault(figure.name, set()).add(figure.queries)
    return {name: sorted(found) for name, found in counts.items() if len(found) > 1}


def report(figures):
    """Say what the floors are, what misses its bar, what grows; return the exit code."""
    print("\nFloors:", *sorted({f"{figure.name.split(',')[0]}: {figure.of}" for figure in figures}), sep="\n  ")
    missed = [line(figure) for figure in figures if figure.met is False]
    print(f"\n{len(missed)} under the bar:" if missed else "\nEvery bar is met.", *missed, sep="\n  ")
    if grown := changing(figures):
        print("Queries that depend on the number of dossiers:", grown)
    return 1 if grown else 0


def written(figures):
    """The results as data."""
    where = {"python": platform.python_version(), "system": platform.platform(terse=True), "processors": os.cpu_count()}
    return {
        "machine": where,
        "figures": [
            figure._asdict() | {"bar": figure.bar._asdict(), "ratio": round(figure.ratio, 2), "met": figure.met}
            for figure in figures
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
