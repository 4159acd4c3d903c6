"""A citizen, without an account: from the map to a project, from its page to its PDF, and that PDF checked."""

from pathlib import Path

import pytest

from tests import factories
from tests.journeys.test_officer import Both


@pytest.fixture
def citizen(chromium, web):
    """Someone who knows nothing of the platform, and a report published in the Cher."""
    factories.report("published")
    return Both("citoyenne", web, chromium.new_context(locale="fr-FR", accept_downloads=True))


def test_from_the_map_to_a_verified_pdf(citizen, tmp_path):
    page = citizen.go("/realisations/").page
    page.locator("svg.map a").first.press("Enter")
    citizen.check().press("Un guichet qui vient à vous")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Télécharger le PDF scellé").click()
    file = Path(tmp_path, "rapport.pdf")
    taken.value.save_as(file)
    citizen.go("/verifier/").fill(file=str(file)).submit()
    assert "authentique" in page.locator("[role=status]").inner_text().lower()
    assert citizen.faults == []
