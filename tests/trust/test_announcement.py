"""An announcement whose workers are killed three times on the way: one mail each, exactly."""

import os

from django.db import connection

from programs.models import Dossier, Mail, Outbox
from tests import factories
from tests.trust.test_faults import deliveries, kill, sent, wait, worker, world  # noqa: F401

LETTERS = 1000 if int(os.environ.get("ROUNDS", "20")) >= 100 else 40
KILLS = (0.1, 0.4, 0.7)  # shares of the letters sent when everything is killed


def announced(number):
    """The letters of an announcement owed: one for each dossier, to its lead."""
    outcomes = ["selected", "waitlisted", "rejected", "rejected"]
    factories.decided(*(outcomes[n % 4] for n in range(number)), places=number)
    Outbox.objects.exclude(kind="move", key="announce").delete()
    connection.close()


def ring_again():
    Outbox.objects.filter(done_at=None).update(rung_at=None, retry_at=None)


def test_every_letter_of_an_announcement_leaves_once_whatever_dies(world):  # noqa: F811
    announced(LETTERS)
    left = []
    for share in KILLS:
        with worker(world) as one:
            assert wait(lambda share=share: sent() >= share * LETTERS, 300)
            kill(one)
        left.append(LETTERS - sent())
        ring_again()
    with worker(world):
        assert wait(
            lambda: sent() == LETTERS and not Outbox.objects.filter(kind__in=("mail", "move"), done_at=None), 600
        )
    told = deliveries(world)
    again = sum(told.values()) - len(told)
    print(
        f"{LETTERS} letters, {left} left at each killing, {len(told)} delivered, {again} delivered again under the same identifier"
    )
    assert (len(told), Mail.objects.count(), Dossier.objects.count()) == (LETTERS, LETTERS, LETTERS)
