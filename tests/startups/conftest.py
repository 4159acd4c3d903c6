"""A start-up being built, its lead's browser, and the address of its pages."""

import pytest

from startups.models import Startup
from tests.startups import samples


@pytest.fixture(autouse=True)
def files(files):
    """Files of tests live and die with them."""


@pytest.fixture(scope="module")
def ladder(once):
    """One start-up in each state before its end."""
    return {state: once(samples.startup, state).pk for state in samples.STATES}


@pytest.fixture
def at(ladder):
    """The start-up in this state, as it now is."""
    return lambda state: Startup.objects.get(pk=ladder[state])


@pytest.fixture(scope="module")
def going(once):
    """Being built, with two rows of each relation."""
    return once(samples.startup, "building")


@pytest.fixture
def startup(going):
    """That start-up, as it now is."""
    return Startup.objects.get(pk=going.pk)


@pytest.fixture
def browser(signed_in, startup):
    """The lead's browser."""
    return signed_in(startup.dossier.lead)


@pytest.fixture
def url(startup):
    """The address of a page of the start-up."""
    return lambda *parts: "/".join([f"/start-ups/{startup.pk}", *map(str, parts), ""])
