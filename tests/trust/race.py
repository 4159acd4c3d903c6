"""Processes that meet at a barrier, then act on the same thing."""

import multiprocessing
import os
from collections import Counter
from contextlib import suppress
from functools import partial
from threading import BrokenBarrierError
from traceback import format_exc

import psycopg
from django.db import connection, connections

from config import pgserver

ROUNDS = int(os.environ.get("ROUNDS", "10"))
ACTORS = 20 if "ROUNDS" in os.environ else 8  # the full proof, or the short one of each run
LATE = 0.3  # second: in a control, how long the first commit waits for those of the others
fork = multiprocessing.get_context("fork")
NET_OFF = """
    alter table programs_history disable trigger user; alter table programs_dossier disable trigger user;
    alter table programs_review disable trigger user;
    alter table programs_dossier drop constraint dossier_has_its_line;
    alter table programs_review drop constraint review_has_its_line;
    alter table programs_history drop constraint one_line_per_number cascade, drop constraint one_state_per_line cascade"""


def compete(act, things, actors=ACTORS, late=0):
    """Each process meets the others before each thing, then acts on it; return the outcomes of each thing.

    ``late``: the seconds for which each commit waits for those of the others, so that all have read by then; a control fails by
    that, not by chance.
    """
    barrier, results = fork.Barrier(actors, timeout=120), fork.SimpleQueue()
    gates, commit = [fork.Barrier(actors, timeout=late) for _ in things], connection.commit

    def wait_and_commit(gate):
        with suppress(BrokenBarrierError):  # some cannot come: they wait for a row that another holds
            gate.wait()
        commit()

    def run(number):
        outcomes = []
        try:
            for thing, gate in zip(things, gates, strict=True):
                connection.commit = partial(wait_and_commit, gate) if late else commit
                outcomes.append(act(number, thing, barrier.wait))
            results.put(outcomes)
        except BaseException:
            results.put(format_exc())
            barrier.abort()  # the others wait no longer
            raise
        finally:
            connections.close_all()

    connections.close_all()
    processes = [fork.Process(target=run, args=[number]) for number in range(actors)]
    for process in processes:
        process.start()
    outcomes = [results.get() for _ in processes]
    for process in processes:
        process.join()
    failures = [failed for failed in outcomes if isinstance(failed, str)]
    assert not failures, failures[0]
    return [Counter(thing) for thing in zip(*outcomes, strict=True)]


def superuser(database, statement):
    """Run a statement as the cluster's superuser."""
    with psycopg.connect(pgserver.url("postgres", database)) as connection:
        connection.execute(statement)
