"""Successions: an organization's dossiers, people and roles pass to the one that takes over; both names stay."""

import pytest
from django.urls import reverse

from programs import clock, successions, timeline
from programs.models import Dossier, Organization, Role, Succession, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def former():
    return factories.organization("Ancienne-Commune")


def succeed(former, by, successor=None):
    """The former organization is taken over today."""
    successor = successor or factories.organization("Commune-Nouvelle")
    successions.succeed(former, successor, by, "Fusion au 1er janvier.", clock.today())
    return successor


def test_its_dossiers_belong_to_the_successor(former, officer):
    dossier = factories.dossier("submitted", organization=former)
    successor = succeed(former, officer)
    assert Dossier.objects.get(pk=dossier.pk).organization == successor


def test_each_dossier_tells_it_with_both_names(former, officer):
    dossier = factories.dossier("submitted", organization=former)
    succeed(former, officer)
    line = timeline.lines(dossier, officer)[0]
    assert line.whom == "Ancienne-Commune (Cher) → Commune-Nouvelle (Cher)"


def test_the_page_of_the_dossier_shows_both_names(former, officer, signed_in):
    dossier = factories.dossier("submitted", organization=former)
    succeed(former, officer)
    page = signed_in(dossier.lead).get(dossier.get_absolute_url()).content.decode()
    assert ("Commune-Nouvelle" in page, "auparavant Ancienne-Commune (Cher)" in page) == (True, True)


def test_its_people_follow(former, officer):
    agent = factories.person(of=former)
    successor = succeed(former, officer)
    assert User.objects.get(pk=agent.pk).organization == successor


def test_its_signatory_signs_for_the_successor(former, officer):
    mayor = factories.person("signatory", organization=former)
    successor = succeed(former, officer)
    held = Role.objects.active().filter(person=mayor, code="signatory")
    assert list(held.values_list("organization", flat=True)) == [successor.pk]


def test_the_lead_keeps_the_dossier(former, officer):
    dossier = factories.dossier(organization=former)
    succeed(former, officer)
    assert Dossier.objects.get(pk=dossier.pk).lead == dossier.lead


def test_who_signs_up_for_the_former_joins_the_successor(former, officer):
    successor = succeed(former, officer)
    assert Organization.objects.for_territory(former.territory) == successor


def test_a_chain_of_successions_leads_to_the_last(former, officer):
    middle = succeed(former, officer)
    last = succeed(middle, officer, factories.organization("Métropole"))
    assert Organization.objects.get(pk=former.pk).present == last


def test_the_official_code_names_the_successor(former):
    heir = factories.territory("Commune-Nouvelle")
    former.territory.until, former.territory.merged_into = 2025, heir
    former.territory.save()
    assert successions.heir(former) == heir


def test_a_dossier_may_be_given_back(former, officer):
    dossier = factories.dossier("submitted", organization=former)
    succeed(former, officer)
    Succession.objects.get().undo(by=officer, comment="Erreur de saisie.")
    assert Dossier.objects.get(pk=dossier.pk).organization == former


def test_the_officer_confirms_by_the_page(former, officer, signed_in):
    dossier = factories.dossier("submitted", organization=former)
    heir = factories.territory("Commune-Nouvelle")
    given = {"territory": heir.pk, "reason": "Fusion.", "succeeded_on": "2026-01-01"}
    signed_in(officer).post(reverse("organization_succession", args=[former.pk]), given)
    assert Dossier.objects.get(pk=dossier.pk).organization.territory == heir


def test_an_organization_does_not_succeed_itself(former, officer, signed_in):
    given = {"territory": former.territory.pk, "reason": "Fusion.", "succeeded_on": "2026-01-01"}
    response = signed_in(officer).post(reverse("organization_succession", args=[former.pk]), given)
    assert (response.status_code, Succession.objects.count()) == (422, 0)


def test_what_passes_is_shown_before(former, officer, signed_in):
    dossier = factories.dossier("submitted", organization=former)
    page = signed_in(officer).get(reverse("organization_succession", args=[former.pk])).content.decode()
    assert dossier.reference in page
