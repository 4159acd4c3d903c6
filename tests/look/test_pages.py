"""Pages that belong to no dossier: home, account, roles, law, errors."""

import re
from datetime import timedelta

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify

from programs import clock, storage
from programs.context import navigation
from programs.models import Edition, Idea
from programs.views.errors import server_error
from tests import factories

pytestmark = pytest.mark.django_db
LAW = ["accessibility", "legal", "privacy", "sitemap", "contact"]


def title(response):
    """The title of a page, before the name of the site."""
    return re.search(r"<title>(.*?) – ", response.content.decode()).group(1)


@pytest.mark.parametrize("name", ["home", *LAW])
def test_a_visitor_reads_the_public_pages(client, name):
    assert client.get(reverse(name)).status_code == 200


def test_each_public_page_has_its_own_title(client):
    titles = [title(client.get(reverse(name))) for name in ["home", *LAW, "account_login", "account_signup"]]
    assert len(set(titles)) == len(titles)


def test_the_footer_links_the_pages_of_the_law(client):
    footer = client.get(reverse("home")).content.decode().split("<footer")[1]
    assert [name for name in LAW if f'href="{reverse(name)}"' not in footer] == []


def test_the_home_page_lists_open_calls_and_those_to_come(client):
    opened, coming, _draft = factories.call("open"), factories.call("scheduled"), factories.call("draft")
    context = client.get(reverse("home")).context
    assert (list(context["calls"]), list(context["coming"])) == ([opened], [coming])


def edition(title, first, last):
    """A published edition, from so many days from now to so many."""
    day = clock.today()
    dates = {"starts_on": day + timedelta(days=first), "ends_on": day + timedelta(days=last)}
    return Edition.objects.create(
        title=title, slug=slugify(title), summary="Une phrase.", published_at=clock.now(), **dates
    )


def test_the_home_page_shows_the_editions_of_today_and_no_other(client):
    edition("Passée", -9, -2)
    edition("À venir", 2, 9)
    today = [edition("La semaine", -1, 3), edition("L’année", -100, 100)]
    assert list(client.get(reverse("home")).context["editions"]) == today


@pytest.mark.parametrize(("mode", "said"), [("contribution", True), ("competition", False)])
def test_without_an_idea_the_home_page_invites_to_give_one_where_a_call_gathers_them(client, mode, said):
    factories.call(mode=mode)
    assert ("Aucune idée n’est encore retenue" in client.get(reverse("home")).content.decode()) is said


def test_the_home_page_shows_the_ideas_agreed(client):
    dossier = factories.dossier("eligible", on=factories.call(mode="contribution"), title="Un guichet au marché")
    factories.advance(dossier, "select", None)
    Idea.objects.update(consent_at=clock.now(), text="Le samedi.")
    page = client.get(reverse("home"))
    assert (list(page.context["ideas"]), "Un guichet au marché" in page.content.decode()) == (
        [Idea.objects.get()],
        True,
    )


def test_an_account_is_corrected_by_its_owner(client):
    person = factories.person()
    client.force_login(person)
    client.post(reverse("account"), {"name": "Claire Bonnet", "phone": "01 00 00 00 00"})
    person.refresh_from_db()
    assert person.name == "Claire Bonnet"


def test_an_account_without_a_name_is_refused(client):
    client.force_login(factories.person())
    assert list(client.post(reverse("account"), {"name": ""}).context["form"].errors) == ["name"]


def test_a_person_acts_in_a_role_they_hold(client):
    client.force_login(factories.person("reviewer", "chair"))
    client.post(reverse("switch_role"), {"role": "chair"})
    assert client.session["role"] == "chair"


def test_a_role_not_held_is_not_taken(client):
    client.force_login(factories.person("reviewer"))
    client.post(reverse("switch_role"), {"role": "officer"})
    assert client.session["role"] == ""


class Asked:
    """A request as the menu reads it."""

    path = "/"

    def __init__(self, user, role=""):
        self.user, self.session = user, {"role": role}


def test_the_menu_of_a_reviewer_holds_their_readings():
    assert reverse("reviews") in [url for _label, url, _here in navigation(Asked(factories.person("reviewer")))]


def test_the_menu_follows_the_role_chosen():
    both = Asked(factories.person("reviewer", "officer"), role="reviewer")
    assert reverse("dossier_list") not in [url for _label, url, _here in navigation(both)]


def test_the_menu_marks_the_present_page(client):
    html = client.get(reverse("calls")).content.decode()
    assert html.count('aria-current="page">Appels') == 1


def test_an_unknown_address_says_what_to_do(client):
    response = client.get("/nulle-part/")
    assert (response.status_code, title(response)) == (404, "Cette page n’existe pas")


def test_a_stale_form_shows_again_what_was_typed():
    page = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@b.fr", "password": "secret"})
    assert (page.status_code, page.context["typed"]) == (403, [("login", "a@b.fr")])


def test_the_failure_page_needs_nothing(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert server_error(rf.get("/")).status_code == 500


@pytest.mark.parametrize("name", ["dsfr/dist/component/alert/alert.css", "dsfr/dist/dsfr.main.min.css"])
def test_what_the_site_never_serves_is_not_collected(name):
    assert storage.unused(name)


@pytest.mark.parametrize("name", ["dsfr/dist/dsfr.module.min.js", "programs/site.css", "programs/instruction.css"])
def test_what_pages_link_is_collected(name):
    assert (storage.unused(name), bool(find(name))) == (False, True)
