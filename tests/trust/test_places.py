"""Everyone confirms at once for a few places of a camp: exactly as many as there are get one; without the lock, more (the control)."""

import pytest

from hackathons import arrivals
from hackathons.models import Camp, Registration
from programs.integrity import breaches
from programs.models import User
from tests.hackathons import samples
from tests.trust.race import ACTORS, LATE, ROUNDS, compete

WAVES = 25 if ROUNDS >= 100 else 2  # 500 people for 125 places at full rounds


def confirm(number, wave, meet):
    """One of those registered follows the link of the mail at the very moment when the others do."""
    mine = Registration.objects.in_order()[wave * ACTORS + number]
    meet()
    return arrivals.settle(mine, User.objects.bearer(mine))


def unlocked(obj):
    return type(obj).objects.get(pk=obj.pk)


@pytest.mark.parametrize("held", [True, False])
def test_exactly_as_many_get_a_place_as_there_are(held, committed, monkeypatch):
    people, places = ACTORS * WAVES, ACTORS * WAVES // 4
    camp = samples.camp("registration", capacity=places)
    for n in range(people):
        samples.registration(camp, f"Personne {n}", settled=False)
    if not held:
        monkeypatch.setattr(Camp, "lock", unlocked)
    outcomes = compete(confirm, range(WAVES), late=0 if held else LATE)
    seated = camp.registrations.filter(state="confirmed").count()
    print(f"held={held}: {seated} confirmed for {places} places, {people} people")
    if held:
        assert (seated, sum(one["waitlisted"] for one in outcomes), list(breaches())) == (places, people - places, [])
    else:
        assert seated > places
