"""Models of the camps."""

from hackathons.models.camp import Camp, CampQuerySet
from hackathons.models.challenge import Challenge, DataSet
from hackathons.models.day import Announcement, HelpRequest, Mentor
from hackathons.models.joining import Joining
from hackathons.models.jury import CampJuror, GridLine, Prize, Recusal
from hackathons.models.marks import Comparison, Judgement, Round, Vote
from hackathons.models.membership import Membership
from hackathons.models.preparation import AgendaItem, CampPartner, Mission, MissionNote, Quota, Rules
from hackathons.models.registration import Registration, Wish
from hackathons.models.team import CampTeam
from hackathons.models.teamwork import TeamNote, TeamPicture

__all__ = [
    "AgendaItem", "Announcement", "Camp", "CampJuror", "CampPartner", "CampQuerySet", "CampTeam", "Challenge", "Comparison", "DataSet", "GridLine", "HelpRequest", "Joining", "Judgement", "Membership", "Mentor", "Mission",
    "MissionNote", "Prize", "Quota", "Recusal", "Registration", "Round", "Rules", "TeamNote", "TeamPicture", "Vote", "Wish",
]  # fmt: skip
