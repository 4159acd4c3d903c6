"""The framing: definition, approval, frame, agreement; nothing typed is lost, no colleague's text is covered."""

from datetime import timedelta
from decimal import Decimal

import pytest

from programs import clock
from residences.forms.framing import DefinitionForm
from residences.models import Residence
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db
TEXTS = {
    "problem": "Le guichet ferme tôt.",
    "users": "Les habitants.",
    "taken": "Trois semaines.",
    "adapted": "",
    "added": "",
}


def definition(residence):
    return residence.definitions.get()


def shown(row):
    """The number of the page that shows this row."""
    return DefinitionForm(instance=row).digest


def test_changing_an_approved_definition_asks_for_a_new_approval(residence, browser, url):
    row = definition(residence)
    response = browser.post(url("definition"), TEXTS | {"problem": "Le guichet ferme le samedi.", "shown": shown(row)})
    row.refresh_from_db()
    assert (response.url, row.problem, row.approved_at) == (url(), "Le guichet ferme le samedi.", None)


def test_saving_a_definition_unchanged_keeps_its_approval(residence, browser, url):
    browser.post(url("definition"), TEXTS | {"shown": shown(definition(residence))})
    assert definition(residence).approved_at


def test_a_colleague_s_definition_is_shown_rather_than_covered(residence, browser, url):
    before = shown(definition(residence))
    residence.definitions.update(problem="Écrit par ma collègue.")
    response = browser.post(url("definition"), TEXTS | {"problem": "Écrit par moi.", "shown": before})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Écrit par ma collègue." in page
    assert "Écrit par moi." in page
    assert definition(residence).problem == "Écrit par ma collègue."


def test_saving_again_replaces_the_colleague_s_definition(residence, browser, url):
    before = shown(definition(residence))
    residence.definitions.update(problem="Écrit par ma collègue.")
    typed = TEXTS | {"problem": "Écrit par moi."}
    form = browser.post(url("definition"), typed | {"shown": before}).context["form"]
    browser.post(url("definition"), typed | {"shown": form["shown"].value()})
    assert definition(residence).problem == "Écrit par moi."


def test_the_coach_approves_the_definition_that_was_read(residence, signed_in, url):
    residence.definitions.update(approved_at=None)
    signed_in(residence.dossier.coach).post(url("definition", "approuver"), {"shown": shown(definition(residence))})
    assert (definition(residence).approved_by, bool(definition(residence).approved_at)) == (
        residence.dossier.coach,
        True,
    )


def test_a_definition_changed_meanwhile_is_not_approved(residence, signed_in, url):
    residence.definitions.update(approved_at=None)
    before = shown(definition(residence))
    residence.definitions.update(problem="Autre chose.")
    response = signed_in(residence.dossier.coach).post(url("definition", "approuver"), {"shown": before}, follow=True)
    assert "vient de changer" in response.content.decode()
    assert definition(residence).approved_at is None


def test_an_incomplete_definition_is_not_approved(residence, signed_in, url):
    residence.definitions.update(approved_at=None, users="")
    signed_in(residence.dossier.coach).post(url("definition", "approuver"), {"shown": shown(definition(residence))})
    assert definition(residence).approved_at is None


def test_a_reader_reads_the_definition_without_a_form(residence, signed_in, url):
    page = signed_in(factories.person("observer", dossier=residence.dossier)).get(url("definition")).content.decode()
    assert "Le guichet ferme tôt." in page
    assert "<textarea" not in page


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
