"""`manage.py run`: everything starts, works, and ends with its supervisor, however that one ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from config import pgserver

PARTS = {"config.wsgi", "worker", "beat", "unixsocket"}
ONE_TERRITORY = "INSERT INTO programs_territory (id, kind, code, name, siren, departement, departement_name, region, epci, search, words, year) VALUES ('commune-01001', 'commune', '01001', 'Village', '', '01', 'Ain', '84', '', 'village', 'village', 2026)"  # fmt: skip


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return str(any_port.getsockname()[1])


class Run:
    """A supervisor with its own database, directory and port."""

    def __init__(self, place, database, port=None):
        self.place, self.database, self.port = place, database, port or free_port()
        self.environment = os.environ | {
            "DATABASE_URL": pgserver.url("app", database),
            "DATABASE_OWNER_URL": pgserver.url("owner", database),
            "SECRET_KEY": "k" * 50,
            "VAR_DIR": place,
            "BROKER_SOCKET": f"{place}/broker.sock",
            "PORT": self.port,
        }

    def start(self):
        command = [sys.executable, "manage.py", "run"]
        self.process = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return self

    def output_until(self, word):
        return next((line for line in self.process.stdout if word in line), "")

    def health(self):
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/sante/") as answer:
                return json.load(answer)["failing"]
        except HTTPError as error:
            with error:
                return json.load(error)["failing"]

    def wait(self):
        """The exit status of the supervisor, once it has ended."""
        self.process.communicate(timeout=30)
        return self.process.returncode

    def processes(self):
        """{number: command} of what lives and was started for this run, supervisor included."""
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # gone, or somebody else's
                command, environment = (process / "cmdline").read_text(), (process / "environ").read_bytes()
                # the broker writes its title, with its socket, over its environment
                if command and (self.place in command or f"VAR_DIR={self.place}".encode() in environment.split(b"\0")):
                    found[int(process.name)] = command.replace("\0", " ")
        return found

    def kill(self):
        for number in self.processes():
            os.kill(number, signal.SIGKILL)
        self.wait()

    def left(self, patience=10):
        """What still lives once it has had time to end."""
        deadline = time.monotonic() + patience
        while (alive := self.processes()) and time.monotonic() < deadline:
            time.sleep(0.1)
        return alive


@pytest.fixture(scope="module")
def place(django_db_setup, django_db_blocker):
    """A directory and a migrated database for the platform of this module."""
    template = settings.DATABASES["owner"]["NAME"]
    with django_db_blocker.unblock():
        connections.close_all()  # a database in use cannot be copied
    superuser = psycopg.connect(pgserver.url("postgres", "postgres"), autocommit=True)
    drop = f'drop database if exists "{template}_run" with (force)'
    with superuser, tempfile.TemporaryDirectory(dir="/tmp") as directory:  # a socket's path is short
        superuser.execute(drop)
        superuser.execute(f'create database "{template}_run" template "{template}" owner owner')
        with psycopg.connect(pgserver.url("owner", f"{template}_run"), autocommit=True) as owner:
            owner.execute(ONE_TERRITORY)  # else the whole official code is loaded first
        yield directory, f"{template}_run"
        superuser.execute(drop)


@pytest.fixture(scope="module")
def platform(place):
    run = Run(*place)
    yield run
    run.kill()


@pytest.fixture
def run(platform):
    """The whole platform, ready: it may have been left running by the test before."""
    if not platform.processes():
        assert platform.start().output_until("Ctrl-C")
    return platform


def test_every_part_runs_and_the_page_says_so(run):
    deadline = time.monotonic() + 30  # a process may not have its title yet, nor shown its heartbeat
    while (missing(run) or run.health()) and time.monotonic() < deadline:
        time.sleep(0.5)
    assert (missing(run), run.health()) == (set(), [])


def missing(run):
    """The parts that no process carries out now."""
    running = " ".join(run.processes().values())
    return {part for part in PARTS if part not in running}


def test_what_works_behind_the_pages_gives_way_to_them(run):
    behind = {command for number, command in run.processes().items() if os.getpriority(os.PRIO_PROCESS, number) > 0}
    assert behind
    assert all("celery" in command and " worker " in command for command in behind)


def test_a_busy_port_is_said(run):
    with tempfile.TemporaryDirectory(dir="/tmp") as elsewhere:
        second = Run(elsewhere, "nobody", run.port).start()
        assert second.output_until(run.port)
        assert second.wait() == 1


def test_a_second_run_from_the_same_folder_is_refused(run):
    second = Run(run.place, run.database).start()
    assert second.wait() == 1
    assert run.health() == []


def killed_worker(run):
    """The number of a worker just killed; the supervisor says that it starts another."""
    while not (workers := [number for number, command in run.processes().items() if "default,mail" in command]):
        assert run.process.poll() is None  # it may still be starting again
        time.sleep(0.05)
    worker = workers[0]
    os.kill(worker, signal.SIGKILL)
    assert "worker" in run.output_until("worker")
    return worker


def test_a_part_that_dies_is_started_again(run):
    worker = killed_worker(run)
    assert worker not in run.processes()


def ended(run, number):
    """What is left of the platform at work once its supervisor, who gets this signal, has ended."""
    assert len(run.processes()) > len(PARTS)
    run.process.send_signal(number)
    assert run.wait() != 0
    return run.left()


def test_nothing_is_left_after_ctrl_c(run):
    assert ended(run, signal.SIGINT) == {}


def test_nothing_is_left_when_the_supervisor_is_stopped_while_it_starts(platform):
    if platform.processes():  # left by the test before
        platform.kill()
    platform.start()
    while len(platform.processes()) < len(PARTS):
        assert platform.process.poll() is None
        time.sleep(0.05)
    platform.process.send_signal(signal.SIGTERM)
    assert platform.wait() != 0
    assert platform.left() == {}


def test_it_starts_again_after_everything_was_killed_while_it_started_a_part_again(run):
    killed_worker(run)
    run.process.kill()
    assert run.wait() != 0
    assert run.left() == {}
    assert run.start().output_until("Ctrl-C")


def test_nothing_is_left_when_the_system_ends_the_supervisor(run):
    assert ended(run, signal.SIGTERM) == {}
