"""A dossier being written, the one who leads it, and browsers signed in."""

import pytest

from programs.models import Dossier
from tests import factories


@pytest.fixture(autouse=True)
def files(files):
    """Files of tests live and die with them."""


@pytest.fixture(scope="module")
def begun(once):
    """A dossier being written."""
    return once(factories.dossier, "draft")


@pytest.fixture
def draft(begun):
    """That dossier, as it now is."""
    return Dossier.objects.get(pk=begun.pk)


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
