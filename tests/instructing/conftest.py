"""An officer, their browser, a dossier to instruct and the files of tests apart."""

import pytest

from programs.models import Dossier, Outbox, Task
from programs.tasks import carry_out
from tests import factories


@pytest.fixture(autouse=True)
def files(files):
    """Files of tests live and die with them."""


@pytest.fixture
def person():
    return factories.officer(name="Karim Haddad")


@pytest.fixture
def officer(signed_in, person):
    """The browser of an officer."""
    return signed_in(person)


@pytest.fixture(scope="module")
def sent(once):
    """A dossier that awaits its officer."""
    return once(factories.dossier, "submitted")


@pytest.fixture
def dossier(sent):
    """That dossier, as it now is."""
    return Dossier.objects.get(pk=sent.pk)


@pytest.fixture
def lead(signed_in, dossier):
    """The browser of who leads the dossier."""
    return signed_in(dossier.lead)


@pytest.fixture
def worked():
    """Carry out the task last asked for; return it."""

    def work():
        task = Task.objects.order_by("created_at").last()
        carry_out(str(Outbox.objects.get(line__object_id=task.pk, kind="task", done_at=None).pk))
        return Task.objects.get(pk=task.pk)

    return work
