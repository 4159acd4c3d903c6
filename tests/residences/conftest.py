"""A residence in the field, people of each role on it, and browsers signed in."""

import pytest

from programs.models import Dossier
from residences.models import Residence
from tests import factories


@pytest.fixture(autouse=True)
def files(files):
    """Files of tests live and die with them."""


@pytest.fixture(scope="module")
def running(once):
    """In the field, with two rows of each relation."""
    return once(factories.filled, "running")


@pytest.fixture
def residence(running):
    """That residence, as it now is."""
    return Residence.objects.get(pk=running.pk)


@pytest.fixture
def browser(signed_in, residence):
    """The lead's browser."""
    return signed_in(residence.dossier.lead)


@pytest.fixture
def url(residence):
    """The address of a page of the residence."""
    return lambda *parts: "/".join([f"/residences/{residence.pk}", *map(str, parts), ""])


@pytest.fixture
def person_of(residence):
    """A person who holds this role on the residence."""

    def make(role):
        match role:
            case "lead":
                return residence.dossier.lead
            case "coach":
                return residence.dossier.coach
            case "officer":
                return factories.officer()
            case "authority" | "admin":
                return factories.with_second_factor(factories.person(role))
            case "reviewer":
                return factories.person("reviewer", call=residence.dossier.call)
            case "stranger":
                return factories.person()
        return factories.person(role, dossier=residence.dossier)

    return make


@pytest.fixture
def agreed_idea():
    """An idea agreed, whose authors accept that everyone reads it."""
    dossier = factories.dossier("eligible", on=factories.call("open", mode="contribution"))
    Dossier.objects.get(pk=dossier.pk).select(by=factories.person("officer"))
    kept = Dossier.objects.get(pk=dossier.pk).idea
    kept.consent(dossier.lead, True, True)
    return kept
