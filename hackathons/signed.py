"""The links of a camp: one's own registration, the agreement of a guardian, the door, the proposal of a challenge; after it, the agreement of an actor, news."""

from urllib.parse import quote

from django.urls import reverse

from programs.signing import Signed

SEAT = Signed("hackathons.seat")
GUARDIAN = Signed("hackathons.guardian")
DOOR = Signed("hackathons.door")
PROPOSING = Signed("hackathons.proposing")
JUROR = Signed("hackathons.juror")
ACTOR = Signed("hackathons.actor")
NEWS = Signed("hackathons.news")
MENTOR = Signed("hackathons.mentor")


def keyed(name, key, *args):
    """The address of a page of someone who came by a signed link; who came with their account has no key."""
    return reverse(name, args=args) + (f"?cle={quote(key)}" if key else "")
