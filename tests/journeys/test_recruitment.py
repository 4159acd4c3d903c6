"""A recruitment: someone applies on a phone, the recruiter goes from the announcement to the person hired."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import clock
from programs.models import Applicant, Position
from tests.dossiers.samples import PDF
from tests.journeys.test_answering import PHONE, window
from tests.journeys.test_jury import post, worked  # noqa: F401 - a fixture
from tests.journeys.test_officer import Both
from tests.journeys.visitor import Visitor
from tests.recruiting import samples

CV = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": PDF}


@pytest.fixture
def people(chromium, web, post):  # noqa: F811
    """The recruiter, and someone without an account on a phone; a position that is being written."""
    position = samples.position("draft", seats=1, place="", closes_on=None)
    recruiter = Both("recruteur", post, window(chromium, web, samples.recruiter()))
    applicant = Visitor("candidate", post, chromium.new_context(**PHONE))
    yield position, recruiter, applicant
    for one in (recruiter, applicant):  # what each was looking at, for who reads a failure
        print(one.name, one.page.url, one.page.locator("body").inner_text()[:2000], sep="\n")


def test_from_a_position_to_the_person_hired(people, post):  # noqa: F811
    position, recruiter, applicant = people
    publishes(recruiter, position)
    applies(applicant, position)
    one = screens(recruiter, position)
    meets(recruiter, applicant, one, post)
    hires(recruiter, applicant, one)

    assert recruiter.faults + applicant.faults == []


def publishes(recruiter, position):
    """What the announcement lacks is one link away; published, everyone reads it."""
    recruiter.go(position.get_absolute_url()).press("Rédiger l’annonce")
    recruiter.fill(place="Bourges (Cher)", closes_on=f"{clock.today() + timedelta(days=20)}").submit()
    recruiter.step("position", position.pk, "publish")
    assert Position.objects.get(pk=position.pk).state == "open"


def applies(applicant, position):
    """From the board of jobs, without an account."""
    applicant.go("/emplois/").press(position.title).press("Postuler à ce poste")
    applicant.fill(
        name="Inès Roy",
        email="ines@exemple.fr",
        experience="Dix ans de services en ligne.",
        motivation="Servir un territoire.",
        cv=CV,
        agrees=True,
    )
    applicant.submit()
    assert "ines@exemple.fr" in applicant.text()


def screens(recruiter, position):
    """Read without the name, marked on the grid, kept."""
    one = Applicant.objects.get(position=position)
    recruiter.go(reverse("pipeline", args=[position.pk])).press(one.reference).press("Lire avec la grille")
    assert "Inès" not in recruiter.text()
    recruiter.fill(**{f"mark_{n}": 3 for n in range(5)}).submit()
    recruiter.step("applicant", one.pk, "screen")
    return one


def meets(recruiter, applicant, one, post):  # noqa: F811
    """Slots laid out, an invitation by mail, a slot chosen on the phone."""
    recruiter.go(reverse("slots", args=[one.position_id]))
    day = f"{clock.today() + timedelta(days=3)}"
    recruiter.fill(day=day, begins="09:00", ends="10:00", place="Visio").press("Ajouter ces créneaux")
    recruiter.step("applicant", one.pk, "invite", comment="À bientôt.")
    worked("mail")
    applicant.go(post.link("ines@exemple.fr", "choisissez")).press("Choisir le créneau")
    applicant.fill(slot=str(one.position.slots.first().pk)).submit()
    assert Applicant.objects.get(pk=one.pk).interview.slot.place == "Visio"


def hires(recruiter, applicant, one):
    """An offer, without waiting for a scorecard; accepted, the position is filled."""
    day = f"{clock.today() + timedelta(days=9)}"
    recruiter.go(one.get_absolute_url())
    recruiter.step("applicant", one.pk, "offer", answer_by=day, starts_on=day, comment="50 000 € par an.", waive=True)
    applicant.go(one.link).press("Accepter le poste").submit()
    found = Applicant.objects.select_related("position").get(pk=one.pk)
    assert (found.state, found.position.state) == ("hired", "filled")
