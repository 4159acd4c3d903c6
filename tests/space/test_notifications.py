"""The centre of notifications: one's own, read or not, one query for none of the pages; choices that hold."""

import pytest
from django.urls import reverse

from programs.models import Letterbox, Mail, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return factories.person()


@pytest.fixture
def browser(signed_in, person):
    return signed_in(person)


def told(person, url="/espace/", **more):
    return Mail.objects.create(recipient=person, address=person.email, subject="Séance fixée", body="Demain.", url=url, **more)  # fmt: skip


def unread(person):
    return User.objects.get(pk=person.pk).unread_notices


def test_opening_a_notification_reads_it_and_goes_to_its_page(browser, person):
    answer = browser.get(reverse("notification", args=[told(person).pk]))
    assert (answer.status_code, answer.url, unread(person)) == (302, "/espace/", 0)


def test_one_about_no_page_shows_its_text(browser, person):
    assert "Demain." in browser.get(reverse("notification", args=[told(person, url="").pk])).content.decode()


def test_an_address_elsewhere_is_never_followed(browser, person):
    assert browser.get(reverse("notification", args=[told(person, url="//ailleurs.fr/").pk])).status_code == 200


def test_read_and_not_read_again(browser, person):
    url = reverse("notification_mark", args=[told(person).pk])
    found = []
    for _n in (1, 2):
        assert browser.post(url, {"retour": "/espace/notifications/?page=1"}).url == "/espace/notifications/?page=1"
        found.append(unread(person))
    assert found == [0, 1]


def test_everything_is_read_at_once_and_only_ones_own(browser, person):
    other = factories.person()
    for one in (person, person, other):
        told(one)
    browser.post(reverse("notification_mark_all"))
    assert (unread(person), unread(other)) == (0, 1)


def test_with_a_role_the_number_comes_with_it(person):
    told(person)
    factories.Role.objects.create(person=person, code="recruiter")
    fresh = User.objects.get(pk=person.pk)
    assert (fresh.active_roles[0].unread, fresh.unread_notices) == (1, 1)


def test_digests_and_second_sendings_are_no_news(browser, person):
    first = told(person)
    told(person, kind="digest")
    told(person, replaces=first)
    assert [one.pk for one in browser.get(reverse("notifications")).context["page"]] == [first.pk]


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_the_list_costs_the_same_whatever_it_holds(browser, person, rows, django_assert_num_queries):
    for _n in range(rows):
        told(person)
    with django_assert_num_queries(6 if rows else 5):  # session, person, roles, unread (no role), number of rows, rows
        html = browser.get(reverse("notifications"), {"non-lues": ""}).content.decode()
    assert html.count("Séance fixée</a>") == rows


def choices(**more):
    kinds = ["mention", "message", "session", "minutes", "checkin", "action", "milestone", "project", "instruct"]
    return dict.fromkeys(kinds, "instant") | {"zone": "Indian/Reunion", "quiet_from": "20:00", "quiet_until": "07:00"} | more  # fmt: skip


def test_what_one_chooses_holds(browser, person):
    browser.post(reverse("notification_choices"), choices(message="weekly"))
    box = Letterbox.objects.get(person=person)
    assert (box.rhythm("message"), str(box.hours.zone), box.quiet_weekend) == ("weekly", "Indian/Reunion", False)


def test_half_a_quiet_period_is_refused_beside_its_field(browser):
    answer = browser.post(reverse("notification_choices"), choices(quiet_until=""))
    assert (answer.status_code, list(answer.context["form"].errors), Letterbox.objects.count()) == (422, ["quiet_until"], 0)  # fmt: skip
