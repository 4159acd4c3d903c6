"""A restitution in a browser: inhabitants vote in the room, what was made is left to all, the lead comes back and tells."""

from datetime import timedelta

from programs import clock
from residences import returns
from residences.models import Residence
from tests import factories
from tests.dossiers.samples import PDF
from tests.journeys.test_coaching import browser
from tests.journeys.visitor import Visitor


def test_from_the_vote_in_the_room_to_the_visits_of_return(web, chromium):
    residence = Residence.objects.get(pk=factories.filled("running").pk)
    dossier = residence.dossier
    Residence.objects.filter(pk=residence.pk).update(public_session_at=clock.now() - timedelta(days=180))
    lead = browser(chromium, web, "lead", dossier.lead, 1280)
    officer = browser(chromium, web, "officer", factories.officer(), 1280)
    room = Visitor("habitante", web, chromium.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR"))

    lead.step("residence", residence.pk, "present")
    vote(lead, room, residence)
    leave(lead, room, residence)
    factories.report("published", of=Residence.objects.get(pk=residence.pk))
    officer.step("residence", residence.pk, "close")
    come_back(lead, residence)
    shown = room.go(f"/realisations/{dossier.pk}/").text()
    assert [words in shown for words in ("Le plan", "La carte sert chaque samedi.", "Le guichet tourne.")] == [True] * 3
    assert lead.faults + room.faults + officer.faults == []


def vote(lead, room, residence):
    """The lead prepares the vote and opens it; an inhabitant votes by the code of the room; paper is counted; the result shows."""
    base = f"/residences/{residence.pk}/vote/"
    lead.go(base).fill(question="Que garder ?").press("Enregistrer").press("Ouvrir le vote")
    ballot = residence.ballot
    carte, guichet = ballot.choices.all()
    room.go("/vote/").fill(code=ballot.code.lower()).submit()
    room.fill(choice=str(guichet.pk)).press("Voter")
    assert "Votre vote est compté" in room.text()
    lead.go(base).fill(**{str(guichet.pk): "7", str(carte.pk): "2"}).press("Les compter")
    lead.press("Clore le vote et montrer le résultat")
    assert "Le guichet ambulant\n8" in room.go(ballot.public_url).text()


def leave(lead, room, residence):
    """An output joined under an open licence: everyone has it once it is published, and nobody before."""
    base = f"/residences/{residence.pk}/productions/"
    plan = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": PDF}
    lead.go(f"{base}ajouter/").fill(title="Le plan", kind="map", licence="cc-by-4.0", file=plan).submit()
    address = f"{lead.platform.address}{residence.outputs.get().url}"
    before = room.page.request.get(address).status
    lead.go(base).press("Publier – Le plan")
    after = room.page.request.get(address)
    assert (before, after.status, after.body()) == (404, 200, PDF)


def come_back(lead, residence):
    """Six months after, the lead is asked for a visit and tells it; then that of twelve months."""
    returns.remind()
    asked = lead.go("/espace/").page.locator("main .todo li", has_text="Raconter le retour à 6 mois")
    asked.get_by_role("link").click()
    lead.check().fill(still_used="La carte sert chaque samedi.", lesson="Nommer quelqu’un.").submit()
    lead.go(f"/residences/{residence.pk}/retours/12/").fill(still_used="Le guichet tourne.", stopped="Le car.").submit()
    assert [bool(one.told_at) for one in residence.returns.order_by("months")] == [True, True]
