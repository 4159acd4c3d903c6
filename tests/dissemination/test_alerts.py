"""Alerts: asked, confirmed by mail, sent once when a call opens, stopped by one click."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from programs import alerts, clock, tasks
from programs.models import Mail, Relay, RelayLink, Subscription
from tests import factories

pytestmark = pytest.mark.django_db
ASK = reverse("alerts")


@pytest.fixture(autouse=True)
def no_counter():
    cache.clear()


def subscribed(email="a@exemple.fr", confirmed=True, **chosen):
    return Subscription.objects.create(email=email, confirmed_at=clock.now() if confirmed else None, **chosen)


def page(subscription):
    return alerts.link(subscription).partition("//")[2].partition("/")[2].join(["/", ""])


def test_an_address_is_asked_to_confirm(client, mailoutbox):
    client.post(ASK, {"email": "Maire@Exemple.fr", "themes": ["mobility"], "departement": ""})
    kept = Subscription.objects.get()
    assert (kept.email, kept.confirmed_at, alerts.link(kept) in mailoutbox[0].body) == ("maire@exemple.fr", None, True)


def test_reading_the_link_confirms_nothing_its_button_does(client):
    kept = subscribed(confirmed=False)
    client.get(page(kept))
    before = Subscription.objects.get().confirmed_at
    client.post(page(kept), {"confirm": "1"})
    assert (before, Subscription.objects.get().confirmed_at is not None) == (None, True)


def test_choices_change_by_the_link(client):
    kept = subscribed()
    client.post(
        page(kept), {"change": "1", "themes": ["health"], "programs": [factories.program().pk], "departement": ""}
    )
    found = Subscription.objects.get()
    assert (found.themes, list(found.programs.all())) == (["health"], [factories.program()])


def test_one_click_of_the_mail_program_stops_everything(client):
    kept = subscribed()
    client.post(page(kept), {"List-Unsubscribe": "One-Click"})
    assert Subscription.objects.count() == 0


@pytest.mark.parametrize("key", ["", "forged"])
def test_without_the_key_nobody_reads_or_stops(client, key):
    url = f"{reverse('alert', args=[subscribed().pk])}?cle={key}"
    assert (client.get(url).status_code, client.post(url).status_code, Subscription.objects.count()) == (404, 404, 1)


def test_an_address_is_not_written_to_again_at_once(client, mailoutbox):
    for _time in range(3):
        client.post(ASK, {"email": "a@exemple.fr"})
    assert len(mailoutbox) == 1


def test_a_confirmed_address_keeps_its_choices_whoever_types_it(client):
    subscribed(themes=["health"], asked_at=clock.now() - timedelta(days=1))
    client.post(ASK, {"email": "a@exemple.fr", "themes": ["mobility"]})
    assert Subscription.objects.get().themes == ["health"]


def test_too_many_addresses_from_one_place_are_refused(client):
    answers = [client.post(ASK, {"email": f"a{n}@exemple.fr"}).status_code for n in range(21)]
    assert (answers[:20], answers[20]) == ([200] * 20, 422)


@pytest.mark.parametrize(("themes", "departements", "program", "told"), [
    ([], [], True, True), (["mobility"], [], True, True), (["health"], [], True, False), ([], ["18"], True, True), ([], ["75"], True, False),
])  # fmt: skip
def test_a_call_concerns_who_follows_its_theme_and_place(themes, departements, program, told):
    kept = subscribed(themes=["mobility", "culture"], departement="18")
    call = factories.call("open", themes=themes, departements=departements)
    assert (kept in Subscription.objects.for_call(call)) is told


def test_a_programme_not_followed_is_not_told():
    kept = subscribed()
    kept.programs.add(factories.program())
    other = type(factories.program()).objects.create(code="autre", prefix="AUT", name="Autre", outcome="camp")
    assert list(Subscription.objects.for_call(factories.call("draft", program=other))) == []


def test_followers_are_told_once_when_a_call_opens(run, mailoutbox):
    kept = subscribed()
    call = factories.call("open")
    run("move", "alert", "alert")
    assert [(mail.to, call.title in mail.subject, mail.extra_headers["List-Unsubscribe"]) for mail in mailoutbox] == [
        (["a@exemple.fr"], True, f"<{alerts.link(kept)}>")
    ]


def test_an_address_not_confirmed_is_never_told(run, mailoutbox):
    subscribed(confirmed=False)
    factories.call("open")
    run("move", "alert")
    assert mailoutbox == []


def test_who_stops_meanwhile_is_not_told(run, mailoutbox):
    subscribed()
    factories.call("open")
    run("move")
    Subscription.objects.all().delete()
    run("alert")
    assert mailoutbox == []


def test_an_extension_is_not_a_new_call(run, officer):
    call = factories.call("open")
    run("move", "alert")
    subscribed()
    call.extend(by=officer, closes_at=call.closes_at + timedelta(days=5), comment="À la demande des maires.")
    run("move", "alert")
    assert not Mail.objects.filter(address="a@exemple.fr").exists()


def test_relays_receive_their_kit_when_the_call_opens(run, officer, mailoutbox):
    call = factories.call("scheduled")
    Relay.objects.filter(acronym="AMRF").update(email="relais@amrf.example")
    RelayLink.objects.create(call=call, relay=Relay.objects.get(acronym="AMRF"))
    call.open(by=officer)
    run("move", "alert")
    assert [mail.to for mail in mailoutbox] == [["relais@amrf.example"]]


def test_what_was_never_confirmed_is_forgotten_within_a_week():
    subscribed(confirmed=False, asked_at=clock.now() - timedelta(days=8))
    kept = subscribed("b@exemple.fr", confirmed=False)
    tasks.tick()
    assert list(Subscription.objects.all()) == [kept]
