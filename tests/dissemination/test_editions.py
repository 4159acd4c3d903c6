"""Editions: a year or a week with its calls and events, its page, its calendar; nothing before it is published."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import calendars, clock
from programs.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "week", "title": "Semaine de l’innovation publique 2030", "slug": "semaine-2030", "summary": "Une semaine.", "text": "",
    "starts_on": "2030-11-18", "ends_on": "2030-11-24",
}  # fmt: skip
MEETING = {
    "title": "Atelier, ouvert",
    "place": "Lyon",
    "starts_at": "2030-11-18T09:00",
    "ends_at": "2030-11-18T11:00",
    "web": "",
}


@pytest.fixture
def edition():
    day = clock.today()
    return Edition.objects.create(
        title="Année 2030",
        slug="annee-2030",
        summary="Une phrase.",
        starts_on=day,
        ends_on=day,
        published_at=clock.now(),
    )


def held(edition, title="Atelier", days=1):
    start = clock.now() + timedelta(days=days)
    return edition.events.create(title=title, place="Lyon", starts_at=start, ends_at=start + timedelta(hours=2))


def test_an_officer_writes_an_edition_with_its_calls(browser):
    call = factories.call("open")
    browser.post(reverse("edition_new"), TYPED | {"calls": [call.pk]})
    assert list(Edition.objects.get().calls.all()) == [call]


@pytest.mark.parametrize(
    ("field", "value"), [("title", ""), ("slug", "a b"), ("ends_on", "2030-11-01"), ("kind", "month"), ("calls", ["x"])]
)
def test_bad_input_is_refused(browser, field, value):
    answer = browser.post(reverse("edition_new"), TYPED | {field: value})
    assert (answer.status_code, Edition.objects.count()) == (422, 0)


def test_an_edition_shows_once_published(browser, client):
    browser.post(reverse("edition_new"), TYPED)
    edition = Edition.objects.get()
    before = client.get(edition.get_absolute_url()).status_code
    browser.post(reverse("edition_publish", args=[edition.pk]))
    assert (before, client.get(edition.get_absolute_url()).status_code) == (404, 200)


def test_an_edition_shows_its_published_calls_only(client, edition):
    shown = factories.call("open")
    edition.calls.set([shown, factories.call("draft")])
    assert list(client.get(edition.get_absolute_url()).context["calls"]) == [shown]


def test_events_come_before_those_past(client, edition):
    coming, past = held(edition), held(edition, days=-2)
    found = client.get(edition.get_absolute_url()).context
    assert (found["coming"], found["past"]) == ([coming], [past])


def test_an_event_is_added_changed_and_removed(browser, edition):
    browser.post(reverse("event_new", args=[edition.pk]), MEETING)
    one = edition.events.get()
    browser.post(reverse("event_remove", args=[edition.pk, one.pk]))
    assert (one.title, edition.events.count()) == ("Atelier, ouvert", 0)


def test_an_event_that_ends_before_it_begins_is_refused(browser, edition):
    answer = browser.post(reverse("event_new", args=[edition.pk]), MEETING | {"ends_at": "2030-11-17T09:00"})
    assert (answer.status_code, edition.events.count()) == (422, 0)


def test_a_change_never_covers_a_colleague_s(browser, edition):
    form = browser.get(reverse("edition_edit", args=[edition.pk])).context["form"]
    sent = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, [])}
    Edition.objects.update(title="Par un collègue")
    answer = browser.post(reverse("edition_edit", args=[edition.pk]), sent | {"title": "Le mien"})
    assert (answer.status_code, Edition.objects.get().title) == (422, "Par un collègue")


def test_agendas_read_the_events_and_the_deadlines(client, edition):
    one, call = held(edition, "Atelier, ouvert"), factories.call("open")
    edition.calls.add(call)
    answer = client.get(reverse("edition_calendar", args=[edition.slug]))
    text = answer.content.decode()
    assert (answer["Content-Type"], text.count("BEGIN:VEVENT"), "SUMMARY:Atelier\\, ouvert\r\n" in text, str(one.pk) in text, str(call.pk) in text) == (
        "text/calendar; charset=utf-8", 2, True, True, True,
    )  # fmt: skip


def test_the_calendar_of_an_edition_in_preparation_is_nowhere(client, edition):
    Edition.objects.update(published_at=None)
    assert client.get(reverse("edition_calendar", args=[edition.slug])).status_code == 404


def test_lines_are_folded_at_75_octets_and_unfold_whole():
    line = "SUMMARY:" + "é" * 200
    parts = list(calendars.folded(line))
    assert (
        max(len(part.encode()) for part in parts) <= 75,
        "".join([parts[0], *(part[1:] for part in parts[1:])]),
    ) == (True, line)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_one_event_as_for_three(client, edition, rows, django_assert_num_queries):
    for _row in range(rows):
        held(edition)
        edition.calls.add(factories.call("open"))
    with django_assert_num_queries(3):  # the edition, its calls, its events
        client.get(edition.get_absolute_url())
