"""Does every part work? Asked by /sante/ and by ``manage.py health``, answered with figures.

Each part is tried for real, at most once a second: the page is public. The broker and the workers are apart, for
either may die alone: a worker proves that it lives by its heartbeat, which any number of busy children cannot delay.
"""

import time
from functools import lru_cache
from uuid import uuid4

from celery import current_app
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.functions import Coalesce, Greatest

from programs import clock, heartbeat
from programs.models import Outbox

BEAT_LIMIT = 8  # seconds: heartbeats come every two
OUTBOX_LIMIT = 120  # seconds that an effect may be late
STUCK = 8  # tries after which an effect waits for an operator
MIGRATED = False  # once true, true until this process is replaced


def database():
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('server_version')")
        version = cursor.fetchone()[0]
    return {"ok": True, "version": version.split()[0], "ms": round((time.perf_counter() - started) * 1000, 1)}


def migrations():
    global MIGRATED  # noqa: PLW0603 - reading every migration at each probe would cost 50 ms
    if MIGRATED:
        return {"ok": True, "unapplied": 0}
    executor = MigrationExecutor(connection)
    unapplied = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    MIGRATED = not unapplied
    return {"ok": MIGRATED, "unapplied": unapplied}


def broker():
    started = time.perf_counter()
    options = {**current_app.conf.broker_transport_options, "socket_timeout": 1, "socket_connect_timeout": 1}
    with current_app.connection(connect_timeout=1, transport_options=options) as link:
        link.ensure_connection(max_retries=1, interval_start=0, timeout=1)
    return {"ok": True, "ms": round((time.perf_counter() - started) * 1000, 1)}


def lively(names):
    ages = heartbeat.ages(names)
    alive = all(age is not None and age < BEAT_LIMIT for age in ages.values())
    return {"ok": alive, "seconds_since_heartbeat": ages, "limit": BEAT_LIMIT}


def worker():
    """Each queue has at least one worker."""
    return lively([queue.name for queue in current_app.conf.task_queues])


def scheduler():
    return lively(["scheduler"])


def storage():
    started, content = time.perf_counter(), uuid4().bytes
    name = default_storage.save(f"health/{uuid4()}", ContentFile(content))
    try:
        with default_storage.open(name) as file:
            same = file.read() == content
    finally:
        default_storage.delete(name)
    return {"ok": same, "ms": round((time.perf_counter() - started) * 1000, 1)}


def outbox():
    """The effects owed by the history are carried out in time."""
    since = Greatest(Coalesce("not_before", "created_at"), "created_at")
    stuck = Outbox.objects.filter(done_at=None, tries__gte=STUCK).count()  # an operator's matter, not a reason to stop
    owed = (
        Outbox.objects.filter(done_at=None, tries__lt=STUCK)
        .annotate(since=since)
        .filter(since__lte=clock.now())
        .order_by("since")
    )
    oldest = owed.values_list("since", flat=True).first()
    late = max(0, round((clock.now() - oldest).total_seconds())) if oldest else 0
    return {
        "ok": late < OUTBOX_LIMIT,
        "due": owed.count(),
        "stuck": stuck,
        "oldest_seconds": late,
        "limit": OUTBOX_LIMIT,
    }


PARTS = [database, migrations, broker, worker, scheduler, storage, outbox]


def tried(part):
    """The part's own figures, or the kind of its error: never its text, which may name hosts and people."""
    try:
        return part()
    except Exception as error:
        return {"ok": False, "error": type(error).__name__}


def examine():
    parts = {part.__name__: tried(part) for part in PARTS}
    failing = [name for name, figures in parts.items() if not figures["ok"]]
    return {"ready": not failing, "failing": failing, "parts": parts}


@lru_cache(maxsize=1)
def examined_in(_second):
    return examine()


def report():
    """``{"ready", "failing": [names], "parts": {name: figures}}``, at most one second old."""
    return examined_in(int(time.monotonic()))
