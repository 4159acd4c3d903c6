"""A yearly report, from the workshop to the public: an officer writes, another approves; a citizen checks the file."""

import pytest

from programs.models import Publication
from tests import factories
from tests.journeys.test_answering import window
from tests.journeys.test_officer import Both
from tests.journeys.visitor import Visitor
from tests.workshop.conftest import bytes_of, worker

WORDS = "Une commune a repensé un service avec ses habitants."


@pytest.fixture
def people(chromium, web):
    """Who writes, who approves, a citizen; a residence in the field."""
    program = factories.filled("running").dossier.call.program
    writer, reader = (
        factories.officer(name=name, email=email)
        for name, email in (("Ana Ruiz", "ana@exemple.fr"), ("Élie Roche", "elie@exemple.fr"))
    )
    return program, Both("chargée", web, window(chromium, web, writer)), Both("relecteur", web, window(chromium, web, reader)), Visitor("citoyen", web, chromium.new_context())  # fmt: skip


def test_from_the_workshop_to_a_report_that_a_citizen_checks(people):
    program, writer, reader, citizen = people
    writer.go("/atelier/").press("Ouvrir un rapport").fill(program=str(program.pk), title="Une année").submit()
    one = Publication.objects.get()
    writer.press("L’essentiel, en trois phrases").fill(body=WORDS).press("Enregistrer")
    writer.step("publication", one.pk, "prove")
    worker(one)
    reader.go(one.get_absolute_url()).step("publication", one.pk, "approve")
    writer.step("publication", one.pk, "seal")
    worker(one)
    writer.step("publication", one.pk, "publish")
    checks(citizen, Publication.objects.get())
    assert writer.faults + reader.faults + citizen.faults == []


def checks(citizen, one):
    """From the public list to the verdict on the file."""
    citizen.go("/rapports-publies/").press("Une année")
    assert WORDS in citizen.text()
    content = bytes_of(one.published_file)
    citizen.go("/verifier/").fill(
        file={"name": "rapport.pdf", "mimeType": "application/pdf", "buffer": content}
    ).submit()
    assert "Ce document est authentique." in citizen.text()
    citizen.go("/verifier/").fill(
        file={"name": "rapport.pdf", "mimeType": "application/pdf", "buffer": content[:-9] + b"x"}
    ).submit()
    assert "Ce document a été altéré." in citizen.text()
