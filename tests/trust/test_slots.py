"""Everyone wants the slots of a coach at once: each has one taker, the others are told; the lock and the database each hold alone (the control has neither)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from programs import clock, slots
from programs.integrity import breaches
from programs.models import CoachingSession, CoachSlot, Dossier, User
from tests import factories
from tests.trust.race import ACTORS, LATE, ROUNDS, compete, superuser

WAVES, EACH, PROJECTS = (10 if ROUNDS >= 100 else 2), 4, 5  # 200 people for 40 slots at full rounds
UNHELD = "alter table programs_coachingsession drop constraint no_double_booking"


def unlocked(pk):
    return CoachSlot.objects.get(pk=pk)


def take(number, wave, meet):
    """One of the leads asks for a slot of this wave at the very moment when the others do."""
    slot = CoachSlot.objects.order_by("starts_at")[wave * EACH + number % EACH]
    dossier = Dossier.objects.exclude(project_state="").order_by("pk")[number % PROJECTS]
    lead = User.objects.get(pk=dossier.lead.pk)
    meet()
    try:
        slots.take(slot, dossier, lead, "Point")
    except ValidationError as error:
        return error.messages[0]
    return "in"


@pytest.mark.parametrize("held", ["lock", "database", "nothing"])
def test_each_slot_has_one_taker(held, committed, monkeypatch):
    coach, hour, now = factories.person("coach"), timedelta(hours=1), clock.now()
    for _n in range(PROJECTS):
        factories.residence().dossier.name_coach(coach)
    for n in range(WAVES * EACH):
        CoachSlot.objects.create(
            coach=coach, place="Mairie", starts_at=now + n * hour + hour, ends_at=now + n * hour + 2 * hour
        )
    if held != "lock":
        monkeypatch.setattr(slots, "held", unlocked)
    if held == "nothing":
        superuser(connection.settings_dict["NAME"], UNHELD)
    outcomes = compete(take, range(WAVES), late=LATE * (held == "nothing"))
    booked, wanted = CoachingSession.objects.count(), WAVES * EACH
    print(f"held by {held}: {booked} sessions for {wanted} slots, {WAVES * ACTORS} people; {outcomes}")
    if held == "nothing":
        assert booked > wanted
    else:
        refusals = {str(slots.TAKEN)} | (
            {"L’accompagnateur a déjà une séance à cette heure."} if held == "database" else set()
        )
        assert (booked, [wave["in"] for wave in outcomes]) == (wanted, [EACH] * WAVES)
        assert {said for wave in outcomes for said in wave} <= {"in", *refusals}
    assert held != "lock" or list(breaches()) == []
