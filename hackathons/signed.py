"""The links of a camp: one's own registration, the agreement of a guardian, the door, the proposal of a challenge."""

from programs.signing import Signed

SEAT = Signed("hackathons.seat")
GUARDIAN = Signed("hackathons.guardian")
DOOR = Signed("hackathons.door")
PROPOSING = Signed("hackathons.proposing")
JUROR = Signed("hackathons.juror")
