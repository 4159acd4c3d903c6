"""The coaching days of a start-up: how many are given, how many its sessions have used."""

from decimal import Decimal
from typing import NamedTuple

DAY = 7 * 60  # minutes, as the length "a day" of a session


class CoachDays(NamedTuple):
    """Days given for the six months, days used by the sessions held."""

    given: int
    used: Decimal

    @property
    def left(self) -> Decimal:
        return self.given - self.used


def counted(startup):
    """What is left of the coaching days: a session held counts for its length, divided between the projects that share it."""
    held = startup.dossier.gatherings.filter(state="held").with_shares()
    minutes = sum(Decimal(int((one.ends_at - one.starts_at).total_seconds()) // 60) / one.shared_by for one in held)
    return CoachDays(startup.parameters["coach_days"], (Decimal(minutes) / DAY).quantize(Decimal("0.1")))
