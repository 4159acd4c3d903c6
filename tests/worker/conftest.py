"""A worker's turn."""

import pytest

from programs import tasks


@pytest.fixture
def run():
    """Carry out the moves and mails that are due, as the worker would; what they queue in turn is left."""

    def carry_out(*kinds):
        for pk in list(tasks.due().filter(kind__in=kinds).values_list("pk", flat=True)):
            tasks.carry_out(str(pk))

    return carry_out
