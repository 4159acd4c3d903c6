"""Tests run as the application's role; the owner creates the database and copies it for committed tests."""

import gc
import shutil
import socket
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client
from django.test.utils import override_settings, teardown_databases
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from config import pgserver
from tests import database

SERVER = ExitStack()
LONG = {"journeys", "test_demo"}  # folders and modules whose tests take the longest
hypothesis.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("untimed")  # a busy machine fails no test


class Undefined(str):
    """What a template prints for a variable that nobody defined: a failure."""

    def __mod__(self, name):
        raise NameError(f"undefined in a template: {name}")


def at_home(connect):
    """Connections go to this machine only."""

    def refuse(sock, address):
        if sock.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test reaches for the network: {address}")
        return connect(sock, address)

    return refuse


def shuffled(pairs):
    """What nobody ordered comes back in any order, as PostgreSQL may."""

    def order(compiler):
        found, query = list(pairs(compiler)), compiler.query
        free = not (found or query.distinct or query.combinator or query.group_by is not None)
        return [(OrderBy(Random()), False)] if free else found

    return order


def pytest_configure(config):
    """The private database works while the tests do; undefined variables, unordered rows, the network are failures."""
    SQLCompiler._order_by_pairs = shuffled(SQLCompiler._order_by_pairs)
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")
    socket.socket.connect = at_home(socket.socket.connect)
    SERVER.enter_context(pgserver.running())
    config.add_cleanup(SERVER.close)
    settings.MEDIA_ROOT = settings.VAR / "test-files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "whitenoise" not in m]


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_db_blocker):
    """The database of the tests, for the session."""
    with django_db_blocker.unblock():
        made = database.make()
    yield  # blocked again: what a fixture writes before its transaction would stay for good
    with django_db_blocker.unblock():
        connections.close_all()
        teardown_databases(made, verbosity=0)


def pytest_collection_finish():
    """What is loaded for good is not gone through again by each collection of garbage, and these are rarer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(items):
    """In a module, tests that share no rows come first: they would find those of the others; the longest modules come before all."""
    modules = {}
    for item in sorted(
        items, key=lambda item: not LONG & {item.path.parent.name, item.path.stem}
    ):  # none is left alone at the end
        modules.setdefault(item.path, []).append(item)
    items[:] = [i for module in modules.values() for i in sorted(module, key=lambda i: "once" in i.fixturenames)]


class Shared:
    """What the tests of the module share now: how deep the transaction of its rows is, and where its files are."""

    depth, files = 0, None


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker, tmp_path_factory):
    """Write rows once for a module: ``once(make)``. Each test comes back to them; they go with the module."""
    transaction_, files = transaction.atomic(), tmp_path_factory.mktemp("shared")

    def write(make, *args, **fields):
        with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=files), transaction.atomic():
            made = make(*args, **fields)
            connection.check_constraints()
        return made

    with django_db_blocker.unblock():
        transaction_.__enter__()
    Shared.depth, Shared.files = 1, files
    yield write
    Shared.depth, Shared.files = 0, None
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        transaction_.__exit__(None, None, None)


@pytest.fixture
def files(settings, tmp_path):
    """Files of a test live and die with it; it finds those of the rows that it shares."""
    settings.MEDIA_ROOT = tmp_path
    if Shared.files:
        shutil.copytree(Shared.files, tmp_path, dirs_exist_ok=True)


@pytest.fixture(autouse=True)
def closed(monkeypatch):
    """The files that pages serve are closed with the test that asked for them."""
    request, served = Client.request, []

    def kept(client, **asked):
        served.append(request(client, **asked))
        return served[-1]

    monkeypatch.setattr(Client, "request", kept)
    yield
    for close in [close for response in served for close in getattr(response, "_resource_closers", ())]:
        close()


@pytest.fixture(autouse=True)
def check_at_commit(request, monkeypatch):
    """In a rolled-back test, leaving the outermost atomic block checks what its commit would have checked."""
    release = BaseDatabaseWrapper._savepoint_commit

    def commit(connection, sid):
        if len(connection.savepoint_ids) == Shared.depth:
            connection.check_constraints()
        release(connection, sid)

    if "committed" not in request.fixturenames:
        monkeypatch.setattr(BaseDatabaseWrapper, "_savepoint_commit", commit)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A database of its own, copied from the migrated one: commits are real and nothing is truncated."""
    name = connections["owner"].settings_dict["NAME"]
    with django_db_blocker.unblock(), database.copied(f"{name}_copy", dropped=True):
        yield f"{name}_copy"


@pytest.fixture
def signed_in():
    """A browser in which this person is signed in."""
    from programs.models import User  # the settings are ready only now

    def sign_in(person):
        client = Client()
        backend = "allauth.account.auth_backends.AuthenticationBackend"
        client.force_login(User.objects.get(pk=person.pk), backend=backend)
        return client

    return sign_in
