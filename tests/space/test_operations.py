"""The page of who runs the platform: what could not be carried out, tried again by a button."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import clock, healthwords
from programs.models import Outbox
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/exploitation/"


@pytest.fixture
def admin(signed_in):
    """The browser of an administrator."""
    return signed_in(factories.with_second_factor(factories.person("admin")))


@pytest.fixture
def failing():
    """An effect that failed three times, one that waits its turn, one done after a failure."""
    first, second = Outbox.objects.filter(line__dossier=factories.dossier("submitted"))
    third = Outbox.objects.filter(line__dossier=factories.dossier("submitted")).first()
    later = clock.now() + timedelta(hours=1)
    Outbox.objects.filter(pk=first.pk).update(
        last_error="SMTPError: saturé", tries=3, retry_at=later, rung_at=clock.now()
    )
    Outbox.objects.filter(pk=second.pk).update(tries=1, retry_at=later)
    Outbox.objects.filter(pk=third.pk).update(last_error="ancienne", tries=2, retry_at=later, done_at=clock.now())
    return first


def test_what_failed_is_shown_with_its_error(admin, failing):
    answer = admin.get(PAGE)
    assert (list(answer.context["failing"]), answer.context["count"]) == ([failing], 1)
    assert "SMTPError: saturé" in answer.content.decode()


def test_without_a_failure_the_page_says_so_and_has_no_button(admin):
    text = admin.get(PAGE).content.decode()
    assert ("chaque courriel, document et mouvement" in text, "Tout recommencer" in text) == (True, False)


def test_a_button_tries_the_failed_again_and_leaves_the_others(admin, failing):
    answer = admin.post(PAGE)
    waiting = Outbox.objects.filter(retry_at=None, rung_at=None, tries=0, line__dossier=failing.line.dossier)
    assert (answer.status_code, answer.url, list(waiting)) == (302, reverse("operations"), [failing])
    assert Outbox.objects.filter(tries=1, retry_at__isnull=False).exists()
    assert Outbox.objects.filter(tries=2, retry_at__isnull=False, done_at__isnull=False).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_finds_it(signed_in, failing, method):
    assert getattr(signed_in(factories.officer()), method)(PAGE).status_code == 404
    failing.refresh_from_db()
    assert failing.tries == 3


def test_no_other_method_is_answered(admin):
    assert admin.delete(PAGE).status_code == 405


def test_no_key_of_the_code_is_shown(admin, failing):
    text = admin.get(PAGE).content.decode().partition("<main")[2]
    codes = (
        "database",
        "broker",
        "worker",
        "outbox",
        "oldest_seconds",
        "unapplied",
        "seconds_since",
        "limit:",
        "submit →",
    )
    assert [code for code in codes if code in text] == []


def test_what_failed_is_said_in_words(admin, failing):
    (owed,) = admin.get(PAGE).context["failing"]
    words = {"mail": "courriel\u00a0: chef de projet", "document": "document\u00a0: accusé de réception"}
    assert (str(owed.what), str(owed.why)) == (words[failing.kind], "Dossier déposé")


def test_every_part_and_figure_has_its_words():
    report = {"failing": ["broker"], "parts": {"broker": {"ok": False, "error": "OSError"}, **FIGURES}}
    said = [line for part in healthwords.parts(report) for line in (str(part["name"]), *map(str, part["figures"]))]
    assert [line for line in said if "_" in line] == []
    assert healthwords.failing(report) == ["file des tâches"]


FIGURES = {
    "outbox": {"ok": True, "due": 1, "stuck": 2, "oldest_seconds": 0, "limit": 120},
    "worker": {"ok": False, "seconds_since_heartbeat": {"default": 1.2, "mail": None}, "limit": 8},
    "migrations": {"ok": True, "unapplied": 0}, "database": {"ok": True, "version": "15.4", "ms": 1.5},
}  # fmt: skip
