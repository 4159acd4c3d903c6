"""Fifty people choose the same slot of interview at once: one has it, the others are offered the rest; the lock and the database each hold alone."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from programs.integrity import breaches
from programs.models import Applicant, Interview, InterviewSlot, Position, User, interviewing
from tests.recruiting import samples
from tests.trust.race import LATE, compete, superuser
from tests.trust.test_places import unlocked

UNHELD = "alter table programs_interview drop constraint programs_interview_slot_id_key"
GONE = "Ce créneau vient d’être pris"


def choose(number, slot, meet):
    """One of those invited chooses this slot at the very moment when the others do; refused, they read what is left."""
    mine = Applicant.objects.select_related(*Applicant.joins).in_order()[number]
    assert str(slot) in dict(interviewing.choices(mine))
    meet()
    try:
        mine.choose_slot(by=User.objects.bearer(mine), slot=str(slot))
    except ValidationError as error:
        left = InterviewSlot.objects.free().count()
        return f"{error.messages[0][:28]}, {left} left"
    return "mine"


@pytest.mark.parametrize(("held", "actors"), [("lock", 50), ("database", 8), ("nothing", 8)])
def test_a_slot_has_one_taker(held, actors, committed, monkeypatch):
    on = samples.position()
    slots = [samples.slot(on, hours) for hours in (24, 48, 72)]
    for _ in range(actors):
        samples.applicant("interview", on=on)
    if held != "lock":
        for model in (Applicant, Position):
            monkeypatch.setattr(model, "lock", unlocked)
    if held == "nothing":
        superuser(connection.settings_dict["NAME"], UNHELD)
    [outcomes] = compete(choose, [slots[0].pk], actors, late=LATE * (held == "nothing"))
    takers = Interview.objects.filter(slot=slots[0]).count()
    print(f"held by {held}: {actors} people, {takers} on the slot; {outcomes}")
    if held == "nothing":
        assert takers > 1
    else:
        assert (takers, outcomes) == (1, {"mine": 1, f"{GONE}, 2 left": actors - 1})
    assert held != "lock" or list(breaches()) == []
