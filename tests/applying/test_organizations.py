"""Organizations: tying one's account to one, checking those declared outside the official code."""

import pytest
from django.urls import reverse

from programs.models import Organization, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def park():
    return factories.organization("Parc du Haut-Jura", kind="pnr")


def test_an_account_without_organization_ties_itself_to_one(signed_in):
    person, place = factories.person(), factories.territory("Lignières")
    signed_in(person).post(reverse("organization_own"), {"territory": place.pk})
    assert User.objects.get(pk=person.pk).organization.territory == place


def test_answering_without_organization_asks_which(signed_in):
    response = signed_in(factories.person()).get(reverse("dossier_start", args=[factories.call().pk]))
    assert (response.status_code, response.url) == (302, reverse("organization_own"))


def test_an_account_does_not_change_organization_by_itself(signed_in, park):
    person = factories.person(of=park)
    signed_in(person).post(reverse("organization_own"), {"territory": factories.territory("Lignières").pk})
    assert User.objects.get(pk=person.pk).organization == park


def test_a_siren_that_breaks_its_key_is_refused(signed_in):
    described = {
        "kind": "pnr",
        "organization_name": "Parc",
        "siren": "732829321",
        "attached_to": factories.territory().pk,
    }
    response = signed_in(factories.person()).post(reverse("organization_own"), described)
    assert (response.status_code, Organization.objects.count()) == (422, 0)


def test_the_list_counts_what_is_to_check(officer, park, signed_in):
    page = signed_in(officer).get(reverse("organization_list")).content.decode()
    assert "<strong>Un organisme</strong> est à vérifier." in page


def test_the_list_keeps_what_is_to_check(officer, park, signed_in):
    factories.organization("Lignières")
    response = signed_in(officer).get(reverse("organization_list"), {"standing": "to_check"})
    assert [row.record for row in response.context["table"].rows] == [park]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(officer, signed_in, django_assert_num_queries, number):
    for n in range(number):
        factories.dossier(
            organization=factories.organization(f"Parc {n}", kind="pnr", attached_to=factories.territory(f"Ville {n}"))
        )
    browser = signed_in(officer)
    with django_assert_num_queries(6):
        browser.get(reverse("organization_list"))


def test_an_officer_checks_and_corrects(officer, park, signed_in):
    described = {"name": "Parc naturel régional du Haut-Jura", "kind": "pnr", "siren": "732 829 320"}
    signed_in(officer).post(reverse("organization", args=[park.pk]), described)
    park.refresh_from_db()
    assert (park.name, park.siren, park.checked_by, park.to_check) == (described["name"], "732829320", officer, False)


def test_an_organization_of_the_code_needs_no_check():
    assert factories.organization("Lignières").to_check is False


def test_a_lead_does_not_open_the_list(signed_in):
    assert signed_in(factories.dossier().lead).get(reverse("organization_list")).status_code == 404
