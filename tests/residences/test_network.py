"""The team and its network: what is missing in words; pages that show what their owner chose; those hired join the team."""

import pytest
from django.urls import reverse

from programs.models import Mail
from residences import network
from residences.models import Professional
from tests import factories
from tests.recruiting import samples as recruiting

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "person", "name": "Ana Ruiz", "disciplines": ["design"], "profile": "Designer.", "references": "", "region": "", "available": "now", "available_on": "",
    "web": "", "email": "ana@exemple.fr", "visibility": "public", "shown": "",
}  # fmt: skip


def member(**fields):
    """A member of the network who agreed to be read by all."""
    defaults = {
        "name": "Ana Ruiz",
        "profile": "Designer.",
        "email": "ana@exemple.fr",
        "disciplines": ["design"],
        "visibility": "public",
        "consent_at": factories.clock.now(),
    }
    return Professional.objects.create(**defaults | fields)


def listed(client, **asked):
    return [one.name for one in client.get(reverse("professionals"), asked).context["page"]]


def test_what_the_team_lacks_is_said_in_words(residence):
    residence.wanted.create(discipline="arts", seats=2)
    residence.residents.exclude(discipline="design").update(left_on=factories.clock.today())
    assert list(network.lacking(residence)) == [
        "2 personnes en arts",
        "2 personnes, pour être trois",
        "une deuxième discipline",
    ]


def test_a_complete_team_says_so(residence, browser, url):
    assert "L’équipe est complète." in browser.get(url("equipe")).content.decode()


def test_while_nobody_is_there_the_page_says_what_is_missing_and_wanted(residence, browser, url):
    residence.residents.all().delete()
    page = browser.get(url("equipe")).content.decode()
    assert ("3 personnes, pour être trois" in page, "Profils recherchés" in page) == (True, True)


def test_a_profile_wanted_is_added(residence, browser, url):
    browser.post(url("profils", "ajouter"), {"discipline": "arts", "profile": "Dessine.", "seats": "1"})
    assert "Arts, Dessine." in browser.get(url("equipe")).content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 1),
        ({"q": "designer"}, 1),
        ({"q": "juriste"}, 0),
        ({"discipline": "design"}, 1),
        ({"discipline": "arts"}, 0),
        ({"available": "no"}, 0),
    ],
)
def test_the_network_is_searched(client, asked, found):
    member()
    assert len(listed(client, **asked)) == found


def test_each_is_seen_as_far_as_they_chose(client, signed_in, residence, person_of):
    member(name="Public")
    member(name="Équipes", visibility="teams")
    member(name="Sans accord", consent_at=None)
    seen = [
        sorted(listed(one))
        for one in (
            client,
            signed_in(factories.person()),
            signed_in(person_of("resident")),
            signed_in(person_of("officer")),
        )
    ]
    assert seen == [["Public"], ["Public"], ["Public", "Équipes"], ["Public", "Sans accord", "Équipes"]]


def test_an_address_shows_only_if_its_owner_chose_so(client):
    hidden, shown = member(), member(email="oui@exemple.fr", email_shown=True)
    assert [
        "ana@exemple.fr" in client.get(hidden.get_absolute_url()).content.decode(),
        "oui@exemple.fr" in client.get(shown.get_absolute_url()).content.decode(),
    ] == [False, True]


def test_one_writes_changes_and_takes_off_one_s_own_page(signed_in):
    client = signed_in(factories.person())
    client.post(reverse("professional_mine"), TYPED)
    one = Professional.objects.get()
    form = client.get(reverse("professional_mine")).context["form"]
    client.post(
        reverse("professional_mine"), TYPED | {"available": "later", "available_on": "2027-01-04", "shown": form.digest}
    )
    one.refresh_from_db()
    client.post(reverse("professional_mine"), {"remove": "1"})
    assert (bool(one.consent_at), one.available, Professional.objects.count()) == (True, "later", 0)


def test_later_says_from_when(signed_in):
    response = signed_in(factories.person()).post(reverse("professional_mine"), TYPED | {"available": "later"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["available_on"])


def test_a_page_that_the_state_offers_waits_for_the_agreement_of_its_owner(client, signed_in):
    signed_in(factories.officer()).post(reverse("professional_new"), TYPED)
    one = Professional.objects.get()
    assert Mail.objects.filter(address="ana@exemple.fr", body__contains="/accord/?cle=").count() == 1
    path = reverse("professional_agree", args=[one.pk])
    url = network.OWN.link(path, str(one.pk)).split("://")[1].partition("/")[2]
    before = listed(client)
    client.post(f"/{url}", TYPED | {"agrees": "", "shown": client.get(f"/{url}").context["form"].digest})
    refused = listed(client)
    client.post(f"/{url}", TYPED | {"agrees": "on", "shown": client.get(f"/{url}").context["form"].digest})
    assert (before, refused, listed(client), client.get(path).status_code) == ([], [], ["Ana Ruiz"], 404)


def test_by_their_link_someone_takes_the_page_off(client):
    one = member(consent_at=None)
    client.post(f"{reverse('professional_agree', args=[one.pk])}?cle={network.OWN.key(str(one.pk))}", {"remove": "1"})
    assert Professional.objects.count() == 0


def test_a_page_that_its_owner_writes_is_written_by_nobody_else(signed_in):
    one = member(person=factories.person())
    assert signed_in(factories.officer()).get(reverse("professional_edit", args=[one.pk])).status_code == 403


def test_a_page_that_the_state_changes_is_agreed_to_again(signed_in):
    one = member()
    desk = signed_in(factories.officer())
    form = desk.get(reverse("professional_edit", args=[one.pk])).context["form"]
    desk.post(reverse("professional_edit", args=[one.pk]), TYPED | {"profile": "Autre.", "shown": form.digest})
    one.refresh_from_db()
    assert (one.profile, one.consent_at) == ("Autre.", None)


def test_whoever_is_hired_joins_the_team_and_stays_named_once_gone(residence):
    on = recruiting.position(of=residence.dossier, template="sociologist", title="Sociologue")
    one = recruiting.applicant("hired", on=on)
    joined = residence.residents.get(applicant=one)
    one.left_on = factories.clock.today()
    residence.vacated(one)
    joined.refresh_from_db()
    assert (joined.name, joined.discipline, joined.role, bool(joined.left_on)) == (
        one.name,
        "sociology",
        "Sociologue",
        True,
    )
