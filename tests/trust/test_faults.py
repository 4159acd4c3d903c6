"""Processes are killed for good while effects are owed: none is lost, none is done twice; without the outbox, some are lost."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager

import pytest
from django.db import connection

from config import broker, pgserver
from programs.integrity import breaches
from programs.models import Dossier, History, Mail, Outbox
from tests import factories

OWED = 60


@pytest.fixture
def world(committed, tmp_path):
    """The environment of processes that work on this test's database, with a broker of its own."""
    socket = tmp_path / "b.sock"
    env = os.environ | {
        "DATABASE_URL": pgserver.url("app", committed), "DATABASE_OWNER_URL": pgserver.url("owner", committed), "SECRET_KEY": "k" * 50,
        "BROKER_URL": broker.url(socket), "SINK": str(tmp_path / "sink"), "VAR_DIR": str(tmp_path), "EMAIL_BACKEND": "tests.trust.sink.Sink",
        "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    (tmp_path / "broker").mkdir()
    with running(broker.command(tmp_path / "broker", socket), env):
        yield env


@contextmanager
def running(command, env):
    """A process group of its own, killed for good at the end."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(list(map(str, command)), env=env, start_new_session=True, **quiet)
    try:
        yield process
    finally:
        kill(process)


def kill(process):
    """Nothing is told, nothing is saved: SIGKILL to the whole group."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def worker(env):
    """A worker with its scheduler, as ``make run`` starts them."""
    schedule = f"{env['VAR_DIR']}/beat-{time.monotonic_ns()}"
    options = ["worker", "-B", "-s", schedule, "-c", "2", "-Q", "default,mail", "--without-gossip", "--without-mingle"]
    return running([sys.executable, "-m", "celery", "-A", "config", *options], env)


def owe(number):
    """That many mails owed: one for each dossier submitted."""
    call, organization = factories.call(), factories.organization()
    lead = factories.person(of=organization)
    for _ in range(number):
        factories.dossier("submitted", on=call, organization=organization, lead=lead)
    Outbox.objects.exclude(kind="mail", key="lead", line__name="submit").delete()
    connection.close()


def wait(until, seconds=120):
    """Look every fifth of a second; return whether it came."""
    deadline = time.monotonic() + seconds
    while not (reached := until()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return reached


def sent():
    return Mail.objects.filter(sent_at__isnull=False).count()


def deliveries(env):
    with open(env["SINK"]) as file:
        return Counter(line.split()[0] for line in file)


def test_a_worker_killed_at_work_loses_nothing_and_doubles_nothing(world):
    owe(OWED)
    with worker(world) as first:
        assert wait(lambda: sent() >= 10)
        kill(first)
    left = Outbox.objects.filter(done_at=None).count()
    Outbox.objects.update(rung_at=None)
    with worker(world):
        assert wait(lambda: sent() == OWED)
    told = deliveries(world)
    print(
        f"{OWED} owed, {left} left when killed, {len(told)} delivered, {sum(told.values()) - len(told)} delivered again"
    )
    assert (len(told), Mail.objects.count(), Outbox.objects.filter(done_at=None).count()) == (OWED, OWED, 0)


def test_a_worker_killed_while_it_moves_children_leaves_those_moved_and_moves_the_others(world):
    call, organization = factories.call(), factories.organization()
    lead = factories.person(of=organization)
    for _ in range(OWED):
        factories.dossier(on=call, organization=organization, lead=lead)
    call.close(by=factories.person("officer"), comment="Fermé.")
    Outbox.objects.exclude(kind="move").delete()
    connection.close()
    with worker(world) as first:
        assert wait(lambda: expired().count() >= 5)
        kill(first)
    moved = expired().count()
    Outbox.objects.filter(kind="move").update(rung_at=None, retry_at=None)
    with worker(world):
        assert wait(lambda: expired().count() == OWED)
    print(f"{OWED} to move, {moved} moved when killed, {expired().count()} in the end")
    assert (moved < OWED, History.objects.filter(name="expire").count(), list(breaches())) == (True, OWED, [])


def expired():
    return Dossier.objects.filter(state="expired")


SUBMIT = """
import os, signal, django
django.setup()
from programs.models import Dossier
dossier = Dossier.objects.get(pk="{pk}")
dossier.submit(by=dossier.lead)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_web_process_killed_after_its_commit_loses_nothing(world):
    call, organization = factories.call(), factories.organization()
    lead = factories.person(of=organization)
    pks = [
        factories.dossier(on=call, organization=organization, lead=lead).pk
        for _ in range(10 if "ROUNDS" in os.environ else 4)
    ]
    Outbox.objects.all().delete()
    connection.close()
    for pk in pks:
        done = subprocess.run(
            [sys.executable, "-c", SUBMIT.format(pk=pk)],
            check=False,
            env=world | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        )
        assert done.returncode == -signal.SIGKILL
    Outbox.objects.exclude(kind="mail").delete()
    with worker(world):
        assert wait(lambda: sent() == len(pks))
    assert (Dossier.objects.filter(state="submitted").count(), list(breaches())) == (len(pks), [])


def entrust(names, env):
    """Tell the broker, and it alone, of these effects."""
    script = f"import django; django.setup(); from tests.trust.lossy import forgetful; [forgetful.delay(n) for n in {list(names)}]"
    subprocess.run([sys.executable, "-c", script], env=env, check=True)


def test_control_without_a_table_the_broker_forgets(world):
    """The same effects entrusted to the broker alone, by a task that is acknowledged when it starts: some are lost."""
    env = world | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    entrust(range(OWED), env)
    options = [
        "worker",
        "-c",
        "2",
        "-Q",
        "default",
        "--without-gossip",
        "--without-mingle",
        "--include",
        "tests.trust.lossy",
    ]
    command = [sys.executable, "-m", "celery", "-A", "config", *options]
    with running(command, env) as first:
        assert wait(lambda: os.path.exists(env["SINK"]) and sum(deliveries(env).values()) >= 10)
        kill(first)
    entrust(["last"], env)
    with running(command, env):
        assert wait(lambda: "last" in deliveries(env))
        time.sleep(1)  # what was taken just before it is being done
    lost = {str(number) for number in range(OWED)} - set(deliveries(env))
    print(f"control: {len(lost)} of {OWED} lost")
    assert lost
