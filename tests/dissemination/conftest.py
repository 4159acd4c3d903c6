"""Browsers signed in, the worker's turn, and an idea on its way."""

import pytest

from programs import tasks
from programs.models import Dossier
from tests import factories


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def browser(signed_in, officer):
    """The officer's browser."""
    return signed_in(officer)


@pytest.fixture
def run():
    """Carry out the effects of these kinds that are due, as the worker would."""

    def carry_out(*kinds):
        for kind in kinds:
            for pk in list(tasks.due().filter(kind=kind).values_list("pk", flat=True)):
                tasks.carry_out(str(pk))

    return carry_out


@pytest.fixture
def idea(officer):
    """An idea agreed; ``consent`` says whether its authors accept its publication."""

    def agreed(consent=True, named=True, **fields):
        call = fields.pop("on", None) or factories.call("open", mode="contribution", themes=["mobility"])
        dossier = factories.dossier("eligible", on=call, **fields)
        Dossier.objects.get(pk=dossier.pk).select(by=officer)
        kept = Dossier.objects.get(pk=dossier.pk).idea
        kept.consent(dossier.lead, consent, named)
        return kept

    return agreed
