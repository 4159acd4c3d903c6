"""The platform as it runs (web, worker, scheduler, broker) on a database of its own, and browsers that visit it."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from email import message_from_bytes, policy
from io import StringIO
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import sync_playwright

from config import broker, pgserver
from reports.management.commands.screens import BROWSER
from tests import database
from tests.journeys.visitor import Visitor
from tests.trust.test_faults import kill, running


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def statics():
    """Where the static files stand, collected again if one changed since."""
    subprocess.run(["make", "--silent", "var/static/staticfiles.json"], cwd=settings.BASE_DIR, check=True)
    return settings.BASE_DIR / "var/static"


@pytest.fixture(scope="session")
def towns(django_db_setup, django_db_blocker):
    """The name of a database that holds the official code, to be copied."""
    name = f"{connections['owner'].settings_dict['NAME']}_towns"
    with django_db_blocker.unblock(), database.copied(name):
        call_command("territories", "load", stdout=StringIO())
    yield name  # blocked again: what a test writes by mistake must not stay
    with django_db_blocker.unblock(), database.server() as server:
        server.execute(f'drop database "{name}" with (force)')


@pytest.fixture
def country(towns, django_db_blocker):
    """A database of one's own, with the official code."""
    with django_db_blocker.unblock(), database.copied(f"{towns}_copy", towns, dropped=True) as name:
        yield name


def environment(database, directory, settings, address, statics):
    """What a process of the platform needs to serve this database at this address; the static files beside."""
    env = os.environ | {
        "DATABASE_URL": pgserver.url("app", database), "DATABASE_OWNER_URL": pgserver.url("owner", database), "SITE_URL": address,
        "SECRET_KEY": "k" * 50, "VAR_DIR": str(directory), "PYTHONWARNINGS": "ignore", "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    settings.SECRET_KEY, settings.MEDIA_ROOT = "k" * 50, directory / "files"
    (directory / "static").symlink_to(statics)
    connections.close_all()
    return env


class Web:
    """The pages alone, which may be killed and started again."""

    def __init__(self, env, port):
        self.env, self.port, self.address, self.process = env, port, f"http://127.0.0.1:{port}", None

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-b", f"127.0.0.1:{self.port}", "--threads", "4"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, env=self.env, start_new_session=True, **quiet)
        self.ready()

    def ready(self, seconds=60):
        """Until a page is served."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                with urlopen(f"{self.address}/accessibilite/", timeout=5):
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError(self.address)

    def kill(self):
        kill(self.process)


@pytest.fixture
def web(committed, tmp_path, settings, statics):
    """The address of running pages, without worker."""
    port = free_port()
    site = Web(environment(committed, tmp_path, settings, f"http://127.0.0.1:{port}", statics), port)
    site.start()
    yield site
    site.kill()


@pytest.fixture
def chromium(web):
    """A browser, of which each test opens as many windows as it needs; after the site, as playwright takes the thread."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**BROWSER)
        connections.close_all()  # those of a former test, under the same loop
        yield browser
        connections.close_all()
        browser.close()


@pytest.fixture
def platform(country, tmp_path, settings, statics):
    """The address of a running platform, its mailbox, its processes ended afterwards."""
    port, sock = free_port(), tmp_path / "b.sock"
    address = f"http://127.0.0.1:{port}"
    env = environment(country, tmp_path, settings, address, statics) | {"BROKER_URL": broker.url(sock)}
    (tmp_path / "broker").mkdir()
    celery = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "config",
        "worker",
        "-B",
        "-s",
        tmp_path / "beat",
        "-c",
        "1",
        "-Q",
        "default,mail,documents",
    ]
    web = [sys.executable, "-m", "gunicorn", "config.wsgi", "-b", f"127.0.0.1:{port}", "--threads", "4"]
    connections.close_all()
    with ExitStack() as stack:
        for command in (
            broker.command(tmp_path / "broker", sock),
            [*celery, "--without-gossip", "--without-mingle"],
            web,
        ):
            stack.enter_context(running(command, env))
        wait_for(f"{address}/sante/")
        yield Platform(address, tmp_path / "mails")


def wait_for(url, seconds=90):
    """Until the platform answers that it is ready."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(url)


class Platform:
    """Where it answers, and the mails it sent."""

    def __init__(self, address, mails):
        self.address, self.mails = address, mails

    def mail(self, to, subject, seconds=30):
        """The text of the last mail to this person whose subject contains this; waits for it."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for file in sorted(Path(self.mails).glob("*.eml"), key=lambda f: f.stat().st_mtime, reverse=True):
                mail = message_from_bytes(file.read_bytes(), policy=policy.default)
                if to in mail["To"] and subject in mail["Subject"]:
                    return mail.get_body().get_content()
            time.sleep(0.3)
        raise AssertionError(f"no mail to {to} about {subject}")

    def link(self, to, subject):
        """The first address in that mail."""
        return re.search(r"https?://\S+", self.mail(to, subject)).group()


@pytest.fixture
def visit(platform):
    """Open a browser of one's own: ``visit(name)``; every page seen is checked, at the end nothing may be wrong."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**BROWSER)
        people = []

        def visitor(name, width=1280):
            people.append(
                Visitor(name, platform, browser.new_context(locale="fr-FR", viewport={"width": width, "height": 1000}))
            )
            return people[-1]

        yield visitor
        for person in people:  # what each was looking at, for who reads a failure
            print(person.name, person.page.url, person.page.locator("body").inner_text()[:1500], sep="\n")
        browser.close()
        assert [fault for person in people for fault in person.faults] == []
