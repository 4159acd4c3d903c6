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
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import sync_playwright

from config import broker, pgserver
from programs.models import User
from reports.management.commands.screens import BROWSER
from tests import database, factories
from tests.dossiers.samples import PDF
from tests.trust.test_faults import kill, running

AXE = {  # all that is wrong, and nothing told of what is right; our styles are our own pages', axe need not fetch them again
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"], "preload": False, "iframes": False,
}  # fmt: skip
PASSWORD = "un-mot-de-passe-assez-long-7"


def code_of(secret):
    """What a phone shows now for this secret."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


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


class Visitor:
    """One person in one browser; what axe, the console or the server find wrong is kept."""

    def __init__(self, name, platform, context, page=None):
        self.name, self.platform, self.faults, self.seen, self.axe = name, platform, [], set(), Axe()
        self.page = page or context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self.heard)
        self.page.on(
            "response",
            lambda response: response.status >= 500 and self.faults.append((self.name, response.url, response.status)),
        )

    def heard(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.faults.append((self.name, self.page.url, message.text))

    def go(self, path):
        """Open a page and check it."""
        self.page.goto(path if path.startswith("http") else self.platform.address + path)
        return self.check()

    def check(self):
        """WCAG 2.1 A and AA by axe, and no sideways scroll, once for each page."""
        self.page.wait_for_load_state()
        key = re.sub(r"[0-9a-f-]{36}", "*", self.page.url)
        if key not in self.seen:
            self.seen.add(key)
            found = self.axe.run(self.page, options=AXE)
            self.faults += [
                (self.name, self.page.url, v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]
            ]
            if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
                self.faults.append((self.name, self.page.url, "scrolls sideways"))
        return self

    def fill(self, **fields):
        """Type in the fields of these names; True ticks, a list ticks several."""
        for name, value in fields.items():
            field = self.page.locator(f"[name='{name}']")
            kind = field.first.get_attribute("type")
            if kind in ("radio", "checkbox"):
                for one in value if isinstance(value, list) else [value]:
                    chosen = field.first if one is True else self.page.locator(f"[name='{name}'][value='{one}']")
                    chosen.check(force=True)
            elif kind == "file":
                field.set_input_files(value)
            elif field.first.evaluate("e => e.tagName") == "SELECT":
                field.first.select_option(value)
            else:
                field.first.fill(value)
        return self

    def press(self, label, exact=True):
        """Press the button or follow the link of this name."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=label, exact=exact)
        target = button if button.count() else main.get_by_role("link", name=label, exact=exact)
        target.first.click()
        return self.check()

    def submit(self):
        """Press the main button of the page's form."""
        self.page.locator("main form button[type=submit]:not(.fr-sr-only)").first.click()
        return self.check()

    def submit_last(self):
        """Press the last button of the page's form, where others come before it."""
        self.page.locator("main form button[type=submit]").last.click()
        return self.check()

    def step(self, machine, pk, name, **answers):
        """Take a step by its page."""
        self.go(f"/etapes/{machine}/{pk}/{name}/")
        self.fill(**answers)
        self.page.locator("main form button[type=submit]").first.click()
        self.check()
        assert "/etapes/" not in self.page.url, self.text()
        return self

    def join(self, email, name, town="", subject="invite", accept="Accepter l’invitation", **said):
        """Follow the link of an invitation, make one's account with it (of this town), confirm the address, accept with what one says."""
        link = self.platform.link(email, subject)
        self.go(link).press("Créer un compte").fill(name=name, password1=PASSWORD)
        if town:
            self.pick("territory", town)
        self.submit_last()
        self.go(self.platform.link(email, "confirmez")).submit()
        return self.sign_in(User.objects.get(email=email)).go(link).fill(**said).press(accept)

    def pick(self, field, town):
        """Find a territory as one types, and choose it."""
        self.page.locator(f"input[name={field}-q]").press_sequentially(town.replace("(", "").replace(")", ""))
        self.page.locator("label", has_text=re.compile(rf"^\s*{re.escape(town)}")).first.click()
        return self

    def answer(self, questions):
        """Answer each question of a part as its kind wants, join a small file, save."""
        page = self.page
        for question in questions:
            name, value = question["code"], factories.valid(question)
            if question["kind"] == "file":
                paper = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF}
                page.locator(f"input[type=file][name='{name}']").set_input_files(paper)
            else:
                self.fill(**{name: value})
        with page.expect_navigation():
            page.locator("main form button[name=go][value=next]").click()
        return self.check()

    def set_second_factor(self):
        """Give oneself the codes of a phone."""
        self.fill(code=code_of(self.page.locator(".code").inner_text().strip())).submit()
        return self.check()

    def text(self):
        return self.page.locator("main").inner_text()

    def sign_in(self, user):
        """With the password, and the second factor of those who have one."""
        self.go("/compte/login/").fill(login=user.email, password=PASSWORD)
        self.page.locator("main form button[type=submit]").first.click()
        factor = user.authenticator_set.filter(type="totp").first()
        if factor:
            self.page.wait_for_url("**/2fa/authenticate/**")
            self.check().fill(code=code_of(decrypt(factor.data["secret"])))
            self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url("**/espace/")
        return self.check()
