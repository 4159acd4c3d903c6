"""The readable address of a call, how others show it, its feed."""

import pytest
from django.conf import settings
from django.urls import reverse

from programs import slugs
from programs.models import Call
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_published_call_has_a_readable_address_with_its_year(client):
    call = factories.call("open", title="Accueillir une résidence")
    year = call.opens_at.year
    assert (call.get_absolute_url(), client.get(call.get_absolute_url()).status_code) == (
        f"/appels/accueillir-une-residence-{year}/",
        200,
    )


def test_a_title_that_has_its_year_does_not_repeat_it():
    call = factories.call("draft", title="Appel")
    call.title = f"Appel à projets {call.opens_at.year}"
    assert slugs.free(call, call.title, call.opens_at, "appel") == f"appel-a-projets-{call.opens_at.year}"


def test_two_calls_of_the_same_name_have_two_addresses():
    one, two = factories.call("open"), factories.call("open")
    assert two.slug == f"{one.slug}-2"


def test_the_address_stays_when_a_call_goes_back_to_preparation_and_changes_its_title(officer):
    call = factories.call("scheduled")
    slug = call.slug
    call.unpublish(by=officer)
    call.title = "Un autre titre"
    call.save()
    call.publish(by=officer)
    assert Call.objects.get(pk=call.pk).slug == slug


def test_a_call_in_preparation_is_not_found_by_its_former_address(client, officer):
    call = factories.call("scheduled")
    call.unpublish(by=officer)
    assert client.get(reverse("call_public", args=[call.slug])).status_code == 404


@pytest.mark.parametrize(("preview", "shown"), [("", "Une phrase."), ("Venez !", "Venez !")])
def test_others_show_the_page_with_its_own_words(client, preview, shown):
    call = factories.call("open", preview=preview)
    page = client.get(call.get_absolute_url()).content.decode()
    wanted = [
        f'<meta property="og:description" content="{shown}">',
        f'<link rel="canonical" href="{settings.SITE_URL}{call.get_absolute_url()}">',
    ]
    assert [line for line in wanted if line not in page] == []


def test_the_feed_tells_the_open_calls_only(client):
    opened = factories.call("open", title="Ouvert <b>", themes=["mobility"])
    factories.call("scheduled", title="À venir")
    answer = client.get(reverse("call_feed"))
    text = answer.content.decode()
    assert (answer["Content-Type"].partition(";")[0], text.count("<entry>"), str(opened.pk) in text, "Ouvert &lt;b&gt;" in text) == (
        "application/atom+xml", 1, True, True,
    )  # fmt: skip


def test_a_call_for_some_departements_says_so_and_checks_it(client):
    call = factories.call("open", departements=["75"])
    dossier = factories.dossier("submitted", on=call)
    page = client.get(call.get_absolute_url()).content.decode()
    assert ("Seulement dans ce département\xa0: 75." in page, [rule.met for rule in dossier.eligibility()][-1]) == (
        True,
        False,
    )


@pytest.mark.parametrize(("typed", "kept"), [("", []), ("18, 2a ;18", ["18", "2A"])])
def test_departements_are_typed_by_their_codes(typed, kept):
    from programs.forms.places import DepartementsField

    for code in ("18", "2A"):
        factories.territory(code=code, kind="departement", departement=code)
    assert DepartementsField(required=False).clean(typed) == kept
