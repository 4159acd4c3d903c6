"""The teams of a camp as everyone may read them: those that chose to, with the names of those who chose to."""

from collections import defaultdict
from typing import NamedTuple

from hackathons.models import CampTeam, Membership
from hackathons.models.teaming import BEFORE_END


class Shown(NamedTuple):
    """A team on the public page."""

    name: str
    pitch: str
    seeks: str  # empty once it no longer looks for anyone
    members: str  # the names that may be shown


def teams_of(camp) -> dict:
    """The teams shown, by the identifier of their challenge; None has those that have not chosen theirs. Two queries."""
    teams = list(CampTeam.objects.shown().filter(camp=camp).order_by("name", "id"))
    named = defaultdict(list)
    seats = Membership.objects.current().filter(team__in=[team.pk for team in teams], registration__shows_name=True)
    for team, name in seats.order_by("seat").values_list("team", "registration__name") if teams else ():
        named[team].append(name)
    found = defaultdict(list)
    for team in teams:
        looks = team.state == "forming" and camp.state in BEFORE_END
        seeks = ", ".join(map(str, team.seeks_labels)) if looks else ""
        found[team.challenge_id].append(Shown(team.name, team.pitch, seeks, ", ".join(named[team.pk])))
    return found
