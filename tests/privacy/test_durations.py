"""The durations of each programme: an administrator changes them, the public page says them at once."""

import pytest
from django.test import Client
from django.urls import reverse

from programs.models import Notice, Program
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(signed_in):
    return signed_in(factories.with_second_factor(factories.person("admin")))


def form(**changes):
    """The page's form, as it shows, but for these changes."""
    data = {"form-TOTAL_FORMS": 0, "form-INITIAL_FORMS": 0}
    for n, program in enumerate(Program.objects.order_by("name")):
        data |= {"form-TOTAL_FORMS": n + 1, "form-INITIAL_FORMS": n + 1, f"form-{n}-id": program.pk}
        data |= {
            f"form-{n}-{name}": getattr(program, name) for name in ("keep_drafts", "keep_refused", "keep_projects")
        }
        data |= {f"form-{n}-{name}": value for name, value in changes.items()}
    return data


def test_the_public_page_says_the_new_duration_at_once(browser):
    browser.post(reverse("durations"), form(keep_drafts=7))
    assert "7\xa0mois après la fermeture" in Client().get(reverse("privacy")).content.decode().replace(
        " mois", "\xa0mois"
    )


@pytest.mark.parametrize("months", [0, 61, "abc"])
def test_a_duration_out_of_bounds_is_refused(browser, months):
    assert (
        browser.post(reverse("durations"), form(keep_drafts=months)).status_code,
        Program.objects.first().keep_drafts,
    ) == (422, 3)


def test_the_page_shows_the_erasures_announced(browser):
    dossier = factories.dossier("draft")
    Notice.objects.create(rule="drafts", dossier=dossier, due_on=dossier.created_at.date())
    assert dossier.reference in browser.get(reverse("durations")).content.decode()
