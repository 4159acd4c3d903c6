"""A dossier being written, the one who leads it, and browsers signed in."""

import pytest

from tests import factories


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Files of tests live and die with them."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft():
    return factories.dossier("draft")


@pytest.fixture
def lead(draft):
    return draft.lead


@pytest.fixture
def browser(signed_in, lead):
    """The lead's browser."""
    return signed_in(lead)


@pytest.fixture
def codes(draft):
    """The codes of the questions of the first section."""
    return [question["code"] for question in draft.definition["sections"][0]["questions"]]
