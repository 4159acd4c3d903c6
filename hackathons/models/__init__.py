"""Models of the camps."""

from hackathons.models.camp import Camp, CampQuerySet
from hackathons.models.challenge import Challenge, DataSet
from hackathons.models.joining import Joining
from hackathons.models.jury import CampJuror, GridLine, Prize
from hackathons.models.membership import Membership
from hackathons.models.preparation import AgendaItem, CampPartner, Mission, MissionNote, Quota, Rules
from hackathons.models.registration import Registration, Wish
from hackathons.models.team import CampTeam
from hackathons.models.teamwork import TeamNote, TeamPicture

__all__ = [
    "AgendaItem", "Camp", "CampJuror", "CampPartner", "CampQuerySet", "CampTeam", "Challenge", "DataSet", "GridLine", "Joining", "Membership", "Mission", "MissionNote", "Prize", "Quota",
    "Registration", "Rules", "TeamNote", "TeamPicture", "Wish",
]  # fmt: skip
