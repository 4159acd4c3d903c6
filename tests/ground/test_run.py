"""`manage.py run`: everything starts, works, and ends with its supervisor, however that one ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.conf import settings

from config import pgserver
from tests import factories

PARTS = {"config.wsgi", "worker", "beat", "unixsocket"}


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return str(any_port.getsockname()[1])


class Run:
    """A supervisor with its own database, directory and port."""

    def __init__(self, place, database):
        self.port, self.place = free_port(), place
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
            return json.load(urlopen(f"http://127.0.0.1:{self.port}/sante/"))["failing"]
        except HTTPError as error:
            return json.load(error)["failing"]
        except URLError:
            return ["web"]

    def processes(self):
        """{number: command} of what lives and was started for this run, supervisor included."""
        found = {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if f"VAR_DIR={self.place}".encode() in (process / "environ").read_bytes().split(b"\0"):
                    found[int(process.name)] = (process / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue  # gone, or somebody else's
        return {number: command for number, command in found.items() if command}

    def left(self, patience=10):
        """What still lives once it has had time to end."""
        deadline = time.monotonic() + patience
        while (alive := self.processes()) and time.monotonic() < deadline:
            time.sleep(0.1)
        return alive


@pytest.fixture
def run(committed):
    """The whole platform, ready, in a database of its own."""
    factories.territory()  # so that the 35,000 others are not loaded
    with tempfile.TemporaryDirectory(dir="/tmp") as place:  # a socket's path is short
        run = Run(place, committed).start()
        assert run.output_until("Ctrl-C")
        yield run
        for number in run.processes():
            os.kill(number, signal.SIGKILL)
        run.process.communicate()


def test_every_part_runs_and_the_page_says_so(run):
    running = " ".join(run.processes().values())
    assert {part for part in PARTS if part in running} == PARTS
    assert run.health() == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_the_supervisor_ends(run, number):
    assert len(run.processes()) > len(PARTS)
    run.process.send_signal(number)
    assert run.left() == {}


def test_a_part_that_dies_is_started_again(run):
    worker = next(number for number, command in run.processes().items() if "default,mail" in command)
    os.kill(worker, signal.SIGKILL)
    assert "worker" in run.output_until("worker")
    assert worker not in run.processes()


def test_it_starts_again_after_everything_was_killed(run):
    for number in run.processes():
        os.kill(number, signal.SIGKILL)
    run.process.communicate()
    assert run.start().output_until("Ctrl-C")


def test_a_busy_port_is_said(run):
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        second = Run(place, "nobody")
        second.port = second.environment["PORT"] = run.port
        assert run.port in second.start().output_until(run.port)
        assert second.process.wait() == 1


def test_a_second_run_from_the_same_folder_is_refused(run, monkeypatch):
    run.environment["PORT"] = free_port()
    first, second = run.process, run.start().process
    run.process = first
    assert second.wait(30) == 1
    assert run.health() == []
