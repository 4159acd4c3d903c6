"""The six months of a start-up in a browser: its lead on a phone, its coach, the officer, from the problem to the committee."""

from datetime import timedelta

import pytest

from programs import clock
from programs.models import User
from startups.models import Startup
from tests import factories
from tests.dossiers.samples import PDF
from tests.journeys.test_answering import window
from tests.journeys.test_officer import Both
from tests.startups import samples

FILE = {"name": "piece.pdf", "mimeType": "application/pdf", "buffer": PDF}


@pytest.fixture
def startup(chromium, web):
    """A start-up just opened, with its coach."""
    return samples.bare()


@pytest.fixture
def people(startup, chromium, web):
    """The lead, the coach, the officer, each seen at a desk then on a phone."""
    accounts = {"lead": startup.dossier.lead, "coach": startup.dossier.coach, "officer": factories.officer()}
    known = {name: User.objects.get(pk=one.pk) for name, one in accounts.items()}
    return [Both(name, web, window(chromium, web, one)) for name, one in known.items()]


def test_from_the_problem_to_the_committee(startup, people):
    base, pk = f"/start-ups/{startup.pk}/", startup.pk
    lead, coach, officer = people
    scope(lead, base)
    lead.go(base).step("startup", pk, "present_problem")
    fund(lead, base)
    officer.go(base).step("startup", pk, "open_recruitment")
    lead.go(f"{base}equipe/ajouter/").fill(name="Lina Petit", trade="developer", origin="recruited").submit()
    coach.go(base).step("startup", pk, "start_building", started_on=f"{clock.today()}")
    build(lead, base)
    prepare(lead, base)
    coach.go(f"{base}calendrier/").go(base).step("startup", pk, "convene")
    assert (Startup.objects.get(pk=pk).state, [fault for one in people for fault in one.faults]) == ("committee", [])


def scope(lead, base):
    """The problem, the sponsor, five users met, the mission letter."""
    lead.go(f"{base}cadrage/").fill(
        problem="On attend des mois.", users="Les parents.", sponsor="Anne Le Goff", sponsor_quality="DGS"
    ).submit()
    for n in range(5):
        lead.go(f"{base}rencontres/ajouter/").fill(
            profile=f"Un parent {n}", on=f"{clock.today()}", learned="Il appelle chaque semaine."
        ).submit()
    lead.go(f"{base}lettre-de-mission/").fill(
        file=FILE, letter_on=f"{clock.today()}", letter_by="La maire", freed="60"
    ).submit()


def fund(lead, base):
    """The budget of the preset is read, and covered by proved funding."""
    lead.go(f"{base}budget/").go(f"{base}financement/ajouter/")
    lead.fill(funder="Commune", amount="80 000", stage="acquired", file=FILE).submit()


def build(lead, base):
    """The product sheet, a first answer to the standards."""
    lead.go(f"{base}produit/").fill(
        service="Berceau", pitch="Les places libres chaque matin.", solution="Réserver.", goal="Douze à quatre."
    ).submit()
    check = Startup.objects.get(pk=base.split("/")[2]).checks.filter(of="standards").first()
    lead.go(f"{base}standards/").fill(
        **{f"answer-{check.pk}": "yes", f"proof-{check.pk}": "Lettre de mission."}
    ).submit()


def prepare(lead, base):
    """What the service lives on; the committee to come: its hour, its agenda, its file frozen out of what is recorded."""
    lead.go(f"{base}transmission/ajouter/").fill(kind="hosting", label="Serveur virtuel", holder="La commune").submit()
    day = clock.today() + timedelta(days=30)
    lead.go(base).press("Le comité à venir").fill(held_at=f"{day}T14:00", agenda="Les six mois.").submit()
    lead.press("Figer son dossier").press("Figer le dossier")
    assert "Dossier du comité n°" in lead.text()
