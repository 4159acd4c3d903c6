"""Access to a dossier: invited by a signed link, withdrawn."""

import re
from urllib.parse import quote

import pytest
from django.core import mail
from django.urls import reverse

from programs import clock, invitations
from programs.models import Invitation, Role, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(draft):
    return reverse("dossier_people", args=[draft.pk])


@pytest.fixture
def invitation(browser, people):
    browser.post(people, {"do": "invite", "code": "member", "email": "Colette@Exemple.fr", "quality": "Directrice"})
    return Invitation.objects.get()


def link():
    return re.search(r"http://[^/]+(/invitations/\S+)", mail.outbox[-1].body)[1]


def colette():
    return factories.person(email="colette@exemple.fr")


def test_an_invitation_leaves_with_a_link_and_opens_the_dossier(signed_in, invitation, draft):
    browser, key = signed_in(colette()), link().partition("cle=")[2]
    assert browser.get(draft.get_absolute_url()).status_code == 404
    assert "Accepter l’invitation" in browser.get(link()).content.decode()
    response = browser.post(link().partition("?")[0], {"cle": key})

    assert response.url == draft.get_absolute_url()
    assert browser.get(draft.get_absolute_url()).status_code == 200
    assert Role.objects.get(dossier=draft, code="member").quality == "Directrice"


def test_a_visitor_is_asked_to_sign_in_or_up_with_this_address(client, invitation):
    html = client.get(link()).content.decode()
    form = client.get(f"/compte/signup/?next={quote(link())}").content.decode()

    assert (reverse("account_login") in html, 'value="colette@exemple.fr"' in form) == (True, True)


@pytest.mark.parametrize("spoil", ["revoked_at", "accepted_at"])
def test_an_invitation_withdrawn_or_used_opens_nothing(signed_in, invitation, spoil):
    Invitation.objects.update(**{spoil: clock.now()})

    assert signed_in(colette()).get(link()).status_code == 403


@pytest.mark.parametrize("key", ["", "x:y", "1:abc"])
def test_a_forged_link_opens_nothing(client, invitation, key):
    assert client.get(invitation.get_absolute_url(), {"cle": key}).status_code == 403


def test_a_link_dies_after_two_weeks(client, invitation, monkeypatch):
    monkeypatch.setattr(invitations.SIGNED, "days", -1)

    assert "a expiré" in client.get(link()).content.decode()


def test_another_person_cannot_accept(signed_in, invitation, draft):
    response = signed_in(factories.person()).post(link().partition("?")[0], {"cle": link().partition("cle=")[2]})

    assert (response.status_code, draft.people("member")) == (403, [])


def test_another_person_is_told_before_trying(signed_in, invitation):
    text = signed_in(factories.person()).get(link()).content.decode()

    assert ("Accepter l’invitation" in text, "Cette invitation est destinée à" in text) == (False, True)


def test_nobody_is_invited_twice(browser, people, invitation):
    response = browser.post(people, {"do": "invite", "code": "member", "email": "colette@exemple.fr"})

    assert (response.status_code, Invitation.objects.count()) == (422, 1)


def test_an_invitation_is_sent_again_or_withdrawn(browser, people, invitation):
    browser.post(people, {"do": "send", "invitation": invitation.pk})
    browser.post(people, {"do": "revoke", "invitation": invitation.pk})

    assert (len(mail.outbox), Invitation.objects.get().revoked_at is None) == (2, False)


def test_a_mail_that_does_not_leave_is_said(browser, people, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        9,
    )
    response = browser.post(people, {"do": "invite", "code": "member", "email": "colette@exemple.fr"}, follow=True)

    assert "n’est pas parti" in response.content.decode()


def test_a_co_author_invites_nobody(signed_in, draft, people):
    member = factories.person("member", dossier=draft)

    assert signed_in(member).get(people).status_code == 200
    assert signed_in(member).post(people, {"do": "invite", "email": "x@exemple.fr"}).status_code == 403


def test_access_taken_away_holds_at_the_next_request(browser, signed_in, draft, people):
    member = factories.person("member", dossier=draft)
    browser.post(people, {"do": "remove", "role": draft.roles.get(code="member").pk})

    assert signed_in(member).get(draft.get_absolute_url()).status_code == 404


def follow(browser):
    """Accept the last invitation sent."""
    address, _sep, key = link().partition("?cle=")
    return browser.post(address, {"cle": key})


def test_the_mayor_invited_signs_for_the_whole_organization(browser, signed_in, draft, people):
    browser.post(people, {"do": "invite", "code": "signatory", "email": "colette@exemple.fr", "quality": "Maire"})
    follow(signed_in(colette()))
    other = factories.dossier(on=draft.call, organization=draft.organization, lead=draft.lead)

    assert [User.objects.get(email="colette@exemple.fr").roles_on(d.scope()) for d in (draft, other)] == [
        {"signatory"}
    ] * 2


def test_a_team_is_invited_once_there_is_a_project(signed_in):
    dossier = factories.residence().dossier
    people = reverse("dossier_people", args=[dossier.pk])
    signed_in(dossier.lead).post(people, {"do": "invite", "code": "resident", "email": "colette@exemple.fr"})
    follow(signed_in(colette()))

    assert dossier.people("resident") == [User.objects.get(email="colette@exemple.fr")]


@pytest.mark.parametrize("code", ["resident", "lead", "officer", ""])
def test_no_other_part_is_given_before(browser, people, code):
    response = browser.post(people, {"do": "invite", "code": code, "email": "colette@exemple.fr"})

    assert (response.status_code, Invitation.objects.count()) == (422, 0)


def test_the_lead_does_not_take_the_mayor_away(browser, draft, people):
    mayor = factories.person("signatory", organization=draft.organization)
    browser.post(people, {"do": "remove", "role": mayor.roles.get().pk})

    assert mayor.roles.active().count() == 1


def test_who_is_invited_to_a_dossier_signs_up_without_naming_its_organization(client, invitation, draft):
    page = f"/compte/signup/?next={quote(link())}"
    assert str(draft.organization) in client.get(page).content.decode()
    client.post("/compte/signup/", {
        "name": "Colette Roux", "email": "colette@exemple.fr", "password1": "un-mot-de-passe-assez-long-7", "next": link(),
    })  # fmt: skip

    assert User.objects.get(email="colette@exemple.fr").organization == draft.organization


def test_a_forged_invitation_spares_nobody_the_organization(client, invitation):
    asked = client.post("/compte/signup/", {
        "name": "Colette Roux", "email": "colette@exemple.fr", "password1": "un-mot-de-passe-assez-long-7", "next": link() + "x",
    })  # fmt: skip

    assert (asked.status_code, User.objects.filter(email="colette@exemple.fr").exists()) == (200, False)
