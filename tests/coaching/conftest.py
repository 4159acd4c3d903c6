"""A residence in the field, its coach and its lead, and browsers signed in."""

from datetime import timedelta

import pytest

from programs import clock
from programs.models import CoachingSession, Dossier, Letterbox, User
from tests import factories


@pytest.fixture(autouse=True)
def files(files):
    """Files of tests live and die with them."""


@pytest.fixture(scope="module")
def running(once):
    """A residence in the field, with two rows of each relation."""
    return once(factories.filled, "running")


@pytest.fixture
def dossier(running):
    """Its dossier, whose milestones are all to come: its state had ticked the first ones."""
    found = Dossier.objects.get(pk=running.dossier_id)
    found.milestones.update(done_on=None)
    return found


def awake(person):
    """This person, who receives mails at any hour."""
    Letterbox.objects.create(person=person, quiet_from=None, quiet_until=None, quiet_weekend=False)
    return person


@pytest.fixture
def coach(dossier):
    return awake(User.objects.get(pk=dossier.coach.pk))


@pytest.fixture
def lead(dossier):
    return awake(User.objects.get(pk=dossier.lead.pk))


@pytest.fixture
def session(dossier, coach):
    """A session booked in two days."""
    start = clock.now().replace(microsecond=0) + timedelta(days=2)
    obj = CoachingSession(
        dossier=dossier,
        coach=coach,
        subject="Préparer la semaine 3",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
    )
    obj.book(by=coach)
    return obj
