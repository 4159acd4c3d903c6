"""Take the pictures of docs/screens: the pages that tell the story of the demonstration, as a browser shows them."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _
from PIL import Image

from config import demonstration
from programs.models import Call, Dossier, Review, Territory, User
from programs.models.attachment import kept
from reports import published
from reports.demo.calls import CALLS
from reports.demo.story import settle
from residences.models import Residence

BROWSER = {"executable_path": "/usr/bin/chromium-headless-shell", "args": ["--no-sandbox", "--disable-gpu"]}
TALLEST, COLOURS = 1600, 128  # pixels of a picture; colours, so that it stays small
WIDE, PHONE = 1280, 390  # pixels of the window

# Where a picture ends: with the page's text or, when it is longer, above the first thing that does not fit whole.
END = """limit => {
    const box = node => node.getBoundingClientRect(), bottom = box(document.querySelector("main")).bottom;
    const tops = [...document.querySelectorAll("main :is(h2, tr, li)")].map(node => box(node).top - 8);
    return bottom <= limit ? bottom : Math.max(...tops.filter(top => top <= limit && top > limit * 0.75), 0) || limit;
}"""


class Shot(NamedTuple):
    """A picture: its file, the page, who looks at it (nobody: anyone), the window, the height kept at most."""

    name: str
    path: str
    role: str = ""
    width: int = WIDE
    height: int = TALLEST
    scale: int = 1


def shots():
    """The ten pictures, in the order of the story: an idea, its dossier, the jury, the residence, what anyone reads."""
    reviewing, opened = (Call.objects.get(title=CALLS[key][0]) for key in ("reviewing", "open"))
    dossier = Dossier.objects.get(call__title=CALLS["interest"][0], roles__person=person("lead"), roles__code="lead")
    reading = Review.objects.filter(reviewer=person("reviewer"), state="in_progress").order_by("dossier__reference")
    residence = Residence.objects.get(state="running", dossier__roles__person=person("lead"))
    achievement = published.in_sight().first()
    return [
        Shot("01-accueil", reverse("home")),
        Shot("02-appel", opened.get_absolute_url()),
        Shot("03-repondre-telephone", reverse("dossier_answer", args=[dossier.pk, 1]), "lead", PHONE, 800, 2),
        Shot("04-ou-en-est-mon-dossier", dossier.get_absolute_url(), "lead"),
        Shot("05-dossiers", reverse("dossier_list"), "officer", height=1200),
        Shot("06-jury-lecture", reading.first().get_absolute_url(), "reviewer", height=1200),
        Shot("07-classement", reverse("ranking", args=[reviewing.pk]), "officer"),
        Shot("08-accompagnement", reverse("coaching"), "coach"),
        Shot("09-residence", reverse("residence", args=[residence.pk]), "lead"),
        Shot("10-realisation", reverse("project_public", args=[achievement.dossier_id])),
    ]


def person(role):
    """The account of the demonstration that holds this role."""
    return User.objects.get(email=demonstration.email(role))


@contextmanager
def signed_in(roles):
    """The session of one account per role, by role; every account is signed out afterwards."""
    clients = {role: Client() for role in roles if role}
    for role, client in clients.items():
        client.force_login(person(role))
    yield {role: client.cookies[settings.SESSION_COOKIE_NAME].value for role, client in clients.items()}
    for client in clients.values():
        client.logout()


@contextmanager
def server():
    """The address of this platform, served from the same database on a free port while the pictures are taken."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    web = subprocess.Popen(
        [sys.executable, "-W", "ignore", "manage.py", "runserver", "--noreload", address],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DEBUG": "1", "STATIC_STORAGE": storage},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://{address}/", web)
        yield f"http://{address}"
    finally:
        web.terminate()
        web.wait()


def wait_for(url, process, seconds=60):
    """Until the page answers; the command fails when the server ends first, or is too slow."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=10):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.3)
    raise CommandError(_("The pages could not be served for the pictures."))


def taken(browser, address, shot, session):
    """The bytes of a picture: the page from its top to the end of what it says, without what follows."""
    size = {"width": shot.width, "height": 900}
    context = browser.new_context(
        locale="fr-FR", viewport=size, device_scale_factor=shot.scale, reduced_motion="reduce"
    )
    if session:
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    page = context.new_page()
    answer = page.goto(address + shot.path, wait_until="networkidle")
    if not answer.ok or page.url != address + shot.path:
        raise CommandError(_("%(name)s is not shown: %(status)s") % {"name": shot.name, "status": answer.status})
    page.mouse.move(0, size["height"] - 1)  # away from the header, else drawn as pointed at
    clip = {"x": 0, "y": 0, "width": shot.width, "height": page.evaluate(END, shot.height)}
    picture = page.screenshot(full_page=True, clip=clip)
    context.close()
    return picture


def cover():
    """The bytes of a picture of the cover of the last published report, as sealed."""
    report = next(published.shown(published.in_sight()[:1]))
    command = ["pdftoppm", "-png", "-r", "60", "-f", "1", "-l", "1", "-singlefile", "-"]
    return subprocess.run(command, input=kept(report.document.sha256), stdout=subprocess.PIPE, check=True).stdout


def keep(path, picture):
    """Write a picture, with few colours."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    few = image.quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )  # rare colours, as a flag's, stay
    few.save(path, optimize=True)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--to", type=Path, default=settings.BASE_DIR / "docs/screens", help="the folder of the pictures"
        )

    def handle(self, *, to, **_options):
        if not settings.DEMO:
            raise CommandError(_("The demonstration is only for a platform started with DEMO=1."))
        self.prepare()
        to.mkdir(parents=True, exist_ok=True)
        for name, picture in self.pictures(shots()):
            keep(to / f"{name}.png", picture)
            self.stdout.write(f"{name}.png")

    def prepare(self):
        """The demonstration, with the receipts that the pages of its lead offer."""
        call_command("migrate", verbosity=0)
        if not Territory.objects.exists():
            call_command("territories", "load")
        call_command("demo", stdout=self.stdout)
        settle(
            "document", key="receipt", line__dossier__roles__person=person("lead"), line__dossier__roles__code="lead"
        )

    def pictures(self, story):
        """Each name with its picture, in one browser; last, the cover of a report."""
        from playwright.sync_api import sync_playwright  # a tool of the tests: production does without

        with signed_in({shot.role for shot in story}) as sessions, server() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(**BROWSER)
            for shot in story:
                yield shot.name, taken(browser, address, shot, sessions.get(shot.role))
            browser.close()
        yield "rapport-01", cover()
