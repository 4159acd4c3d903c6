"""Run the whole of Essaim on this machine: broker, web, workers, scheduler; Ctrl-C stops them all."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from functools import partial
from io import StringIO
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from billiard.util import set_pdeathsig
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils.translation import gettext as _

from config import broker, demonstration
from programs.models import Territory

HOST, PORT = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
LOGS = settings.VAR / "log"


def commands():
    """What runs, in the order in which it starts; long documents have their own worker, so that nothing waits for them."""
    celery = [sys.executable, "-m", "celery", "-A", "config"]
    worker = [*celery, "worker", "--without-gossip", "--without-mingle"]
    schedule = settings.VAR / "beat/schedule"
    gunicorn = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"{HOST}:{PORT}", "--no-control-socket"]
    private = {} if "BROKER_URL" in os.environ else {"broker": broker.command(settings.VAR / "broker")}
    return private | {
        "web": [*gunicorn, "--preload", "--workers", "2", "--threads", "4", "--timeout", "60"],
        "worker": [*worker, "-Q", "default,mail", "-c", "2", "-n", "worker@%h"],
        "documents": [*worker, "-Q", "documents", "-c", "1", "-n", "documents@%h"],
        "scheduler": [*celery, "beat", "--schedule", schedule, "--pidfile="],
    }


YIELDING = ("worker", "documents")  # nobody waits for them on a page: they give way to who does


def end_with(parent):
    """Called in a new process: whatever kills its parent, the system then kills it too (where it can: not on macOS)."""
    with suppress(OSError):
        set_pdeathsig(signal.SIGKILL)  # a worker asked gently would wait for the broker, which dies with it
    if os.getppid() != parent:
        os._exit(1)  # killed before the system was told


def give_way(parent):
    """Called in a new process that works behind the pages: what people wait for goes first."""
    end_with(parent)
    os.nice(10)


@contextmanager
def alone(patience=5):
    """Hold var/run.lock, as do the programs we start: those of a killed predecessor have ended when we get it."""
    with open(settings.VAR / "run.lock", "w") as lock:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise CommandError(_("Essaim already runs from this folder: stop it first.")) from None
                time.sleep(0.2)
        yield lock.fileno()


def refuse_busy_port():
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, int(PORT)))
        except OSError as error:
            advice = _("Port %(port)s cannot be used (%(reason)s): choose another one, for instance make run PORT=8001")
            raise CommandError(advice % {"port": PORT, "reason": error.strerror}) from None


class Supervisor:
    """Starts the programs, starts again who ends, stops all."""

    def __init__(self, lock, say):
        self.lock, self.say, self.commands, self.running = lock, say, commands(), {}

    def start(self, name):
        with open(LOGS / f"{name}.log", "ab") as log:
            self.running[name] = subprocess.Popen(
                self.commands[name],
                cwd=settings.BASE_DIR,
                env=os.environ | {"REMAP_SIGTERM": "SIGQUIT"},  # a worker asked to end does so within seconds
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,  # Ctrl-C is for us, who stop them in order; one session, for the system shares by session
                preexec_fn=partial(give_way if name in YIELDING else end_with, os.getpid()),  # noqa: PLW1509 - we have no other thread
                pass_fds=[self.lock],
            )

    def ended(self):
        return [name for name, process in self.running.items() if process.poll() is not None]

    def watch(self):
        """Until somebody stops us."""
        while True:
            time.sleep(1)
            for name in self.ended():
                self.say(_("%(name)s ended and is started again: see %(logs)s") % {"name": name, "logs": LOGS})
                self.start(name)

    def stop(self, *names, patience=12):
        """Ask, wait, then insist with the whole group of each."""
        processes = [self.running.pop(name) for name in names if name in self.running]
        for process in processes:
            process.terminate()
        deadline = time.monotonic() + patience
        for process in processes:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0, deadline - time.monotonic()))
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop_all(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # we are stopping already
        self.stop("web", "worker", "documents", "scheduler")
        self.stop("broker")


def failing():
    """The parts that do not work yet, as /sante/ sees them."""
    try:
        with urlopen(f"http://127.0.0.1:{PORT}/sante/", timeout=10) as answer:
            return json.load(answer)["failing"]
    except HTTPError as error:
        return json.load(error)["failing"] if error.code == 503 else [f"web ({error.code})"]
    except (URLError, OSError, ValueError):
        return ["web"]


class Command(BaseCommand):
    """With DEMO=1, the demonstration: its data and its accounts."""

    help = __doc__
    requires_system_checks = []

    def handle(self, **_options):
        for directory in (LOGS, settings.VAR / "broker", settings.VAR / "beat"):
            directory.mkdir(parents=True, exist_ok=True)
        with alone() as lock:
            refuse_busy_port()
            self.prepare()
            supervisor = Supervisor(lock, self.say)
            try:
                for name in supervisor.commands:
                    supervisor.start(name)
                self.wait(supervisor)
                self.welcome()
                supervisor.watch()
            finally:
                self.say(_("Stopping…"))
                supervisor.stop_all()

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()

    def prepare(self):
        self.say(_("Preparing the database…"))
        call_command("migrate", verbosity=0)
        if not Territory.objects.exists():
            call_command("territories", "load")
        if settings.DEMO:
            call_command("demo")
        call_command("methods", "load", stdout=StringIO())
        connections.close_all()

    def wait(self, supervisor, patience=90):
        self.say(_("Starting…"))
        deadline = time.monotonic() + patience
        while missing := failing():
            missing = supervisor.ended() or missing
            if supervisor.ended() or time.monotonic() > deadline:
                names = {"parts": ", ".join(missing), "logs": LOGS}
                raise CommandError(_("Not ready: %(parts)s. See %(logs)s.") % names)
            time.sleep(0.3)

    def welcome(self):
        self.say(_("Essaim is ready: %(address)s") % {"address": settings.SITE_URL})
        if settings.DEMO:
            password = {"password": demonstration.password()}
            self.say(_("Demonstration accounts, all with the password %(password)s:") % password)
            for role in demonstration.ROLES:
                self.say(f"  {demonstration.email(role)}")
        self.say(_("Ctrl-C stops everything."))
