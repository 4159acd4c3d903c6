"""A camp whose registration is open, and the browser of its lead."""

import pytest

from tests.hackathons import samples


@pytest.fixture
def camp(db):
    """People may register; five places."""
    return samples.camp("registration")


@pytest.fixture
def lead(signed_in, camp):
    """The lead's browser."""
    return signed_in(camp.dossier.lead)
