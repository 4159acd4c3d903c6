"""A camp whose registration is open, and the browser of its lead."""

import pytest

from hackathons.models import Camp
from tests.hackathons import samples


@pytest.fixture(scope="module")
def registering(once):
    return once(lambda: samples.camp("registration").pk)


@pytest.fixture
def camp(db, registering):
    """People may register; five places."""
    return Camp.objects.get(pk=registering)


@pytest.fixture
def lead(signed_in, camp):
    """The lead's browser."""
    return signed_in(camp.dossier.lead)
