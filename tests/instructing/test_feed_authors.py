"""By whom: the feed is narrowed by anyone whom it shows as an author, gone since or not, and by nobody else."""

import pytest
from django.urls import reverse

from programs import bulk
from programs.feed import Feed
from programs.models import Assignment, Checkin, Dossier, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared(once):
    return once(factories.filled, "running")


@pytest.fixture
def dossier(shared):
    return Dossier.objects.get(pk=shared.dossier_id)


@pytest.fixture
def offered(signed_in, dossier):
    """The authors offered to a person on the page of the feed: those of the dossier, the others."""

    def on_the_page(person):
        browser = signed_in(User.objects.get(pk=person.pk))
        choices = browser.get(reverse("conversation", args=[dossier.pk])).context["filter"].fields["who"].choices
        others = [name for label, group in choices if isinstance(group, list) for _pk, name in group]
        return [label for _pk, label in choices if isinstance(label, str)], others

    return on_the_page


def gone(dossier, code, name):
    """Someone who told how it goes while they held a role on the dossier, which they no longer hold."""
    person = factories.person(code, dossier=dossier, name=name)
    Checkin.objects.create(dossier=dossier, by=person, weather="sun")
    person.roles.all().delete()
    return person


@pytest.mark.parametrize("code", ["member", "coach", "resident"])
def test_who_left_is_offered_among_the_others(offered, dossier, code):
    gone(dossier, code, "Ida Partie")
    here, others = offered(dossier.lead)
    assert ("Ida Partie" in here, "Ida Partie" in others) == (False, True)


def test_the_lines_of_who_left_are_found(signed_in, dossier):
    person = gone(dossier, "member", "Ida Partie")
    page = signed_in(dossier.lead).get(reverse("conversation", args=[dossier.pk]), {"who": str(person.pk)})
    assert (page.context["filter"].errors, {one.who for one in page.context["lines"]}) == ({}, {"Ida Partie"})


def test_an_officer_who_left_is_offered(offered, dossier):
    officer = factories.officer(name="Karim Parti")
    Assignment.objects.create(dossier=dossier, officer=officer, by=officer)
    officer.roles.all().delete()
    assert "Karim Parti" in offered(dossier.coach)[1]


def test_who_wrote_among_coaches_alone_is_not_offered_to_the_organization(offered, dossier):
    officer = factories.officer(name="Karim Discret")
    bulk.write(dossier, officer, "Entre nous.", audience="coaches")
    found = [here + others for here, others in (offered(dossier.coach), offered(dossier.lead))]
    assert ["Karim Discret" in names for names in found] == [True, False]


def test_one_finds_oneself_among_the_people_of_the_dossier(offered, dossier):
    assert str(dossier.lead) in offered(dossier.lead)[0]


def test_an_erased_account_is_offered_under_its_function(offered, dossier):
    person = gone(dossier, "member", "Ida Partie")
    User.objects.filter(pk=person.pk).update(name="", function="co-rédacteur", erased_at=person.created_at)
    assert "co-rédacteur (compte effacé)" in offered(dossier.lead)[1]


def test_who_bears_a_signed_link_has_no_account_to_choose():
    dossier = factories.partner("committed").dossier
    assert list(Feed(dossier, dossier.lead, dossier.roles_of(dossier.lead)).actors()) == [dossier.lead]


def test_it_costs_the_same_whoever_acted(signed_in, dossier, django_assert_num_queries):
    browser, url = signed_in(dossier.lead), reverse("conversation", args=[dossier.pk])
    browser.get(url)
    for n in range(20):
        gone(dossier, "member", f"Ida Partie {n}")
    with django_assert_num_queries(7):
        browser.get(url)
