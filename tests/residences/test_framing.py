"""The framing: the frame, the agreement; nothing typed is lost."""

from datetime import timedelta
from decimal import Decimal

import pytest

from programs import clock
from residences.models import Residence
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


def frame(browser, url, **typed):
    """The frame as its page shows it, with these changes."""
    form = browser.get(url("cadre")).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"backed_on": data["backed_on"] and data["backed_on"].isoformat(), "public_session_at": ""}
    return browser.post(url("cadre"), data | typed)


def test_the_budget_is_typed_the_french_way(residence, browser, url):
    frame(browser, url, budget="42 500,50 €", host="Gare")
    residence.refresh_from_db()
    assert (residence.budget, residence.host) == (Decimal("42500.50"), "Gare")


def test_a_wrong_budget_is_said_and_stays_typed(browser, url):
    response = frame(browser, url, budget="beaucoup", host="Gare")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Écrivez un nombre" in page
    assert 'value="beaucoup"' in page
    assert 'value="Gare"' in page


def test_a_backing_to_come_is_refused(browser, url):
    response = frame(browser, url, backed_on=(clock.today() + timedelta(days=2)).isoformat())
    assert list(response.context["form"].errors) == ["backed_on"]


def test_the_frame_writes_nothing_of_what_steps_write(residence, browser, url):
    form = browser.get(url("cadre")).context["form"]
    Residence.objects.filter(pk=residence.pk).update(suspended_from="running")
    browser.post(url("cadre"), {"shown": form["shown"].value(), "budget": "1 000"})
    residence.refresh_from_db()
    assert (residence.suspended_from, residence.budget) == ("running", Decimal(1000))


def test_the_signed_agreement_is_joined(residence, browser, url):
    residence.dossier.attachments.filter(kind="agreement").delete()
    file = samples.sent("convention.pdf", samples.PDF)
    response = browser.post(url("convention"), {"file": file, "caption": "Signée le 3 mars"})
    kept = residence.dossier.attachments.get(kind="agreement")
    assert (response.url, kept.name, kept.caption) == (url(), "convention.pdf", "Signée le 3 mars")


def test_a_lying_agreement_is_refused_beside_its_field(residence, browser, url):
    file = samples.sent("convention.pdf", "ceci n’est pas un PDF".encode())
    response = browser.post(url("convention"), {"file": file})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])
