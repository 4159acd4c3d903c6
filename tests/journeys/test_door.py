"""The door of a camp on a phone whose network is cut: opened again, it still has the names; what it noted is sent once."""

from django.test import Client
from playwright.sync_api import expect

from hackathons.models import Registration
from tests.hackathons import samples


def phone(chromium, web, camp):
    """A phone on which the lead opened the door once, with the network there."""
    client = Client()
    client.force_login(camp.dossier.lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": web.address}])
    page = context.new_page()
    page.goto(f"{web.address}/camps/{camp.pk}/accueil/sans-reseau/")
    page.wait_for_selector("[data-remains]", timeout=10_000)
    return context, page


def test_names_noted_without_network_are_sent_once_when_it_is_back(web, chromium):
    camp = samples.camp("registration")
    one = samples.registration(camp, "Zoé Petit")
    context, page = phone(chromium, web, camp)
    context.set_offline(True)
    page.reload()
    page.get_by_role("button", name="Pointer l’arrivée – Zoé Petit").click()
    page.reload()
    expect(page.locator("[data-part=waiting]")).to_have_text("1")
    context.set_offline(False)
    expect(page.locator("[data-part=sent]")).to_have_text("1", timeout=15_000)
    page.reload()
    came = Registration.objects.get(pk=one.pk)
    assert (came.state, came.history.filter(name="check_in").count()) == ("checked_in", 1)
