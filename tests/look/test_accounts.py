"""Signing up, signing in, and the second factor."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from programs import accounts
from programs.forms.accounts import SignupForm
from programs.models import Organization, User
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "le facteur passe à midi"


def answers(**more):
    """What a person types to sign up."""
    return {"name": "Claire Bonnet", "email": "Claire@lignieres.fr", "password1": PASSWORD} | more


def body(**more):
    """A body outside the official code, as a person describes it."""
    place = factories.territory("Lajoux").pk
    return {
        "kind": "pnr",
        "organization_name": "Parc du Haut-Jura",
        "no_siren_reason": "En création",
        "attached_to": place,
    } | more


def errors(**more):
    """The fields that a sign-up form refuses."""
    return sorted(SignupForm(answers(**more)).errors)


def test_an_agent_joins_the_organization_of_their_territory(client):
    place = factories.territory("Lignières")
    client.post(reverse("account_signup"), answers(territory=place.pk))
    assert User.objects.get(email="claire@lignieres.fr").organization.territory == place


def test_two_agents_of_a_territory_share_its_organization(client):
    place = factories.territory("Lignières")
    for address in ("a@lignieres.fr", "b@lignieres.fr"):
        client.post(reverse("account_signup"), answers(email=address, territory=place.pk))
        client.logout()
    assert Organization.objects.filter(territory=place).count() == 1


def test_a_body_outside_the_official_code_is_described(client):
    client.post(reverse("account_signup"), answers(**body()))
    assert User.objects.get(email="claire@lignieres.fr").organization.name == "Parc du Haut-Jura"


def test_a_known_siren_finds_its_organization(client):
    known = Organization.objects.create(kind="hospital", name="Hôpital", siren="732829320")
    client.post(reverse("account_signup"), answers(siren="732 829 320"))
    assert User.objects.get(email="claire@lignieres.fr").organization == known


def test_without_organization_the_territory_is_asked():
    assert errors() == ["territory"]


def test_a_kind_without_a_name_is_refused():
    assert errors(**body(organization_name="")) == ["organization_name"]


def test_a_name_without_a_kind_is_refused():
    assert errors(**body(kind="")) == ["kind"]


def test_without_a_siren_the_reason_is_asked():
    assert errors(**body(no_siren_reason="")) == ["siren"]


def test_a_body_outside_the_official_code_says_where_it_is():
    assert errors(**body(attached_to="")) == ["attached_to"]


def test_what_was_declared_is_to_be_checked(client):
    client.post(reverse("account_signup"), answers(**body()))
    assert list(Organization.objects.to_check().values_list("name", flat=True)) == ["Parc du Haut-Jura"]


def test_the_siren_of_a_commune_finds_its_organization(client):
    place = factories.territory("Lignières", siren="211801279")
    client.post(reverse("account_signup"), answers(siren="211 801 279"))
    assert User.objects.get(email="claire@lignieres.fr").organization.territory == place


def test_a_wrong_siren_is_refused():
    assert errors(**body(siren="732829321")) == ["siren"]


def test_la_poste_may_sign_up():
    assert errors(**body(siren="35600000000048", kind="company", organization_name="La Poste")) == []


def test_a_short_password_is_refused():
    assert errors(password1="court2026!", **body()) == ["password1"]


def test_the_address_is_confirmed_by_a_link(client):
    client.post(reverse("account_signup"), answers(**body()))
    link = re.search(r"http://\S+", mail.outbox[0].body).group()
    client.post(link)
    assert User.objects.get(email="claire@lignieres.fr").emailaddress_set.get().verified


def test_a_second_sign_up_with_the_same_address_is_told_by_mail_only(client):
    factories.person(email="claire@lignieres.fr")
    response = client.post(reverse("account_signup"), answers(**body()))
    assert (response.url, mail.outbox[0].subject) == (
        reverse("account_email_verification_sent"), "Essaim – Vous avez déjà un compte",
    )  # fmt: skip


def test_the_secret_of_a_second_factor_is_not_stored_in_the_clear():
    officer = factories.officer()
    stored = Authenticator.objects.get(user=officer).data["secret"]
    assert accounts.MFAAdapter().decrypt(stored) != stored


def test_an_invented_person_is_told_their_code(settings, client):
    settings.DEMO = True
    officer = factories.officer(email="officer@demo.test")
    factor = Authenticator.objects.get(user=officer).wrap()
    assert factor.validate_code(accounts.demo_code(officer))


def test_a_code_already_used_is_not_offered_again(settings):
    settings.DEMO = True
    officer = factories.officer(email="officer@demo.test")
    first = accounts.demo_code(officer)
    Authenticator.objects.get(user=officer).wrap().validate_code(first)
    assert accounts.demo_code(officer) != first


@pytest.mark.parametrize(("demo", "email"), [(False, "officer@demo.test"), (True, "officer@sgmap.fr")])
def test_nobody_else_is_told_a_code(settings, demo, email):
    settings.DEMO = demo
    assert accounts.demo_code(factories.officer(email=email)) == ""


def test_an_invented_person_without_a_second_factor_has_no_code(settings):
    settings.DEMO = True
    assert accounts.demo_code(factories.person(email="lead@demo.test")) == ""


def test_staff_sign_in_with_their_password_and_their_code(client, settings):
    settings.DEMO = True
    officer = factories.officer(email="officer@demo.test")
    officer.set_password(PASSWORD)
    officer.save()
    client.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    response = client.post(reverse("mfa_authenticate"), {"code": accounts.demo_code(officer)})
    assert response.url == reverse("dashboard")


@pytest.mark.parametrize(
    "name", ["account_email", "account_change_password", "mfa_index", "mfa_activate_totp", "account_logout"]
)
def test_the_pages_of_an_account_are_ours(client, name):
    person = factories.person()
    person.set_password(PASSWORD)
    person.save()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert "fr-header" in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", ["account_reset_password", "account_reset_password_done", "account_inactive"])
def test_the_pages_before_signing_in_are_ours(client, name):
    assert "fr-header" in client.get(reverse(name)).content.decode()
