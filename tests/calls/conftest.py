"""Browsers signed in, and the worker's turn."""

import pytest

from programs import tasks
from programs.models import Call
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
    """Carry out the moves of children that are due, as the worker would."""

    def carry_out():
        for pk in list(tasks.due().filter(kind="move").values_list("pk", flat=True)):
            tasks.carry_out(str(pk))

    return carry_out


@pytest.fixture
def again():
    """A call as it now is."""
    return lambda call: Call.objects.get(pk=call.pk)
