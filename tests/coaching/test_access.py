"""Who opens which page of coaching, as a table; the private notes never leave the coaches."""

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db
PAGES = ("session_book", "checkin_new", "checkin_ask", "milestones", "action_new", "private_notes")
MAY = {  # role: the pages it opens; the others refuse (403) or do not exist (404)
    "coach": {"session_book", "checkin_ask", "milestones", "action_new", "private_notes"},
    "officer": {"session_book", "checkin_ask", "milestones", "action_new", "private_notes"},
    "lead": {"session_book", "checkin_new", "milestones", "action_new"},
    "member": {"checkin_new", "milestones"},
    "resident": {"milestones"},
    "observer": {"milestones"},
    "authority": {"milestones"},
}  # fmt: skip


def holder(dossier, role):
    """Someone who holds this role on the dossier."""
    if role in ("coach", "lead"):
        return getattr(dossier, role)
    scope = {} if role in ("officer", "authority") else {"dossier": dossier}
    return factories.with_second_factor(factories.person(role, **scope))


@pytest.mark.parametrize("role", MAY)
def test_each_role_opens_its_pages_and_no_other(signed_in, dossier, role):
    browser = signed_in(holder(dossier, role))
    opened = {name for name in PAGES if browser.get(reverse(name, args=[dossier.pk])).status_code == 200}

    assert opened == MAY[role]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_exists_for_a_stranger(signed_in, dossier, name):
    stranger = factories.with_second_factor(factories.person("coach"))

    assert signed_in(stranger).get(reverse(name, args=[dossier.pk])).status_code == 404


@pytest.mark.parametrize("role", ["lead", "member", "resident", "observer", "authority"])
def test_the_private_notes_do_not_exist_for_who_does_not_coach(signed_in, dossier, role):
    browser, url = signed_in(holder(dossier, role)), reverse("private_notes", args=[dossier.pk])

    assert (browser.get(url).status_code, browser.post(url, {"text": "Vu ?"}).status_code) == (404, 404)
    assert dossier.private_notes.count() == 1


@pytest.mark.parametrize("name", ["session", "milestones", "checkin_new"])
def test_no_page_of_the_lead_holds_a_private_note(signed_in, dossier, lead, session, name):
    pk = session.pk if name == "session" else dossier.pk

    assert b"CANARI" not in signed_in(lead).get(reverse(name, args=[pk])).content


def test_a_coach_keeps_a_note_and_reads_it(signed_in, dossier, coach):
    browser, url = signed_in(coach), reverse("private_notes", args=[dossier.pk])
    browser.post(url, {"text": "Appeler le maire avant le conseil."})

    assert "Appeler le maire avant le conseil." in browser.get(url).content.decode()
