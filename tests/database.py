"""The database of the tests: migrated once for these migrations, then copied by every worker of every run."""

from contextlib import contextmanager
from hashlib import sha256

import psycopg
from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases

from config import pgserver

SQL = ("programs/net.py", "programs/indexing.py")  # which migrations run
QUICKER = (  # no test cuts the power; with so few rows, any plan is as good
    "synchronous_commit = off", "join_collapse_limit = 1", "from_collapse_limit = 1", "jit = off",
    "max_parallel_workers_per_gather = 0",
)  # fmt: skip
LOCK = 7_015_032  # one worker migrates, the others wait for its copy


def migrations():
    """The digest of all that the migrations of the product do."""
    files = [*sorted(settings.BASE_DIR.glob("*/migrations/*.py")), *(settings.BASE_DIR / name for name in SQL)]
    return sha256(
        b"\0".join(bytes(file.relative_to(settings.BASE_DIR)) + file.read_bytes() for file in files)
    ).hexdigest()


@contextmanager
def server():
    """A session of the server's owner, on none of the databases that it makes."""
    connections.close_all()
    with psycopg.connect(pgserver.url("postgres", "postgres"), autocommit=True) as session:
        yield session


def copy(session, name, source):
    """This database again, as a copy of that one."""
    session.execute(f'drop database if exists "{name}" with (force)')
    session.execute(f'create database "{name}" template "{source}" owner owner')
    for quicker in QUICKER:
        session.execute(f'alter database "{name}" set {quicker}')


@contextmanager
def copied(name, source=None, dropped=False):
    """Work on a copy of this database (by default the one at work) under this name, dropped at the end or left."""
    owner, app = connections["owner"], connections["default"]
    worked_on = owner.settings_dict["NAME"]
    with server() as session:
        copy(session, name, source or worked_on)
    owner.settings_dict["NAME"] = app.settings_dict["NAME"] = name
    yield name
    connections.close_all()
    owner.settings_dict["NAME"] = app.settings_dict["NAME"] = worked_on
    if dropped:
        with server() as session:
            session.execute(f'drop database "{name}" with (force)')


def make():
    """The test database, migrated now or copied from the one that was; returns what takes it away.

    All aliases, which pytest-django would not: else the owner's database is not made, and its mirror is the real one.
    """
    quiet = {"verbosity": 0, "interactive": False, "serialized_aliases": []}
    name, kept = connections["owner"].creation._get_test_db_name(), f"migrated_{migrations()[:16]}"
    with server() as session:
        session.execute("select pg_advisory_lock(%s)", [LOCK])
        known = session.execute("select datname from pg_database where datname like 'migrated\\_%'").fetchall()
        if (kept,) in known:
            copy(session, name, kept)
            return setup_databases(**quiet, keepdb=True)
        made = setup_databases(**quiet)
        connections.close_all()
        copy(session, kept, name)
        for (old,) in known:
            session.execute(f'drop database if exists "{old}" with (force)')
    return made
