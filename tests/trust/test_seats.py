"""Everyone wants the last seat of a team at once: one has it, the others are told; the lock and the database each hold alone (the control has neither)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from hackathons import teaming
from hackathons.models import Camp, CampTeam, Registration
from programs.integrity import breaches
from tests.hackathons import samples
from tests.trust.race import ACTORS, LATE, ROUNDS, compete, superuser
from tests.trust.test_places import unlocked

TEAMS = 25 if ROUNDS >= 100 else 2
UNHELD = """
    alter table hackathons_membership drop constraint no_seat_beyond_the_size; drop index one_member_a_seat"""


def enter(number, team, meet):
    """One of those who were given the code types it at the very moment when the others do."""
    mine = Registration.objects.in_order()[TEAMS + team * ACTORS + number]
    found = CampTeam.objects.order_by("name")[team]
    meet()
    try:
        teaming.enter(mine, found.code)
    except ValidationError as error:
        return error.messages[0]
    return "in"


@pytest.mark.parametrize("held", ["lock", "database", "nothing"])
def test_the_last_seat_has_one_taker(held, committed, monkeypatch):
    camp = samples.camp("registration", capacity=1_000, team_min=2, team_max=2)
    firsts = [samples.registration(camp, f"Première {n}") for n in range(TEAMS)]
    people = [samples.registration(camp, f"Personne {n}") for n in range(TEAMS * ACTORS)]
    for n, one in enumerate(firsts):
        samples.team(camp, one, name=f"Équipe {n:02}")
    if held != "lock":
        for model in (Camp, CampTeam, Registration):
            monkeypatch.setattr(model, "lock", unlocked)
    if held == "nothing":
        superuser(connection.settings_dict["NAME"], UNHELD)
    outcomes = compete(enter, range(TEAMS), late=LATE * (held == "nothing"))
    seated = [team.memberships.current().count() for team in CampTeam.objects.order_by("name")]
    print(f"held by {held}: {seated} of 2 seats, {len(people)} people; {outcomes}")
    if held == "nothing":
        assert min(seated) > 2
    else:
        refused = "Cette équipe est complète."
        assert (seated, outcomes) == ([2] * TEAMS, [{"in": 1, refused: ACTORS - 1}] * TEAMS)
    assert held != "lock" or list(breaches()) == []
