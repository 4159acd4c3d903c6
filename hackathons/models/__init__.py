"""Models of the camps."""

from hackathons.models.actor import Actor
from hackathons.models.camp import Camp, CampQuerySet
from hackathons.models.challenge import Challenge, DataSet
from hackathons.models.day import Announcement, HelpRequest, Mentor
from hackathons.models.following import News
from hackathons.models.joining import Joining
from hackathons.models.jury import CampJuror, GridLine, Prize, Recusal
from hackathons.models.marks import Comparison, Judgement, Round, Vote
from hackathons.models.matching import Group, Matching, Placement
from hackathons.models.membership import Membership
from hackathons.models.preparation import AgendaItem, CampPartner, Mission, MissionNote, Quota, Rules
from hackathons.models.registration import Registration, Wish
from hackathons.models.survey import SurveyAnswer
from hackathons.models.team import CampTeam
from hackathons.models.teamwork import TeamNote, TeamPicture

__all__ = [
    "Actor", "AgendaItem", "Announcement", "Camp", "CampJuror", "CampPartner", "CampQuerySet", "CampTeam", "Challenge", "Comparison", "DataSet", "GridLine", "Group",
    "HelpRequest", "Joining", "Judgement", "Matching", "Membership", "Mentor", "Mission", "MissionNote", "News", "Placement", "Prize", "Quota", "Recusal", "Registration",
    "Round", "Rules", "SurveyAnswer", "TeamNote", "TeamPicture", "Vote", "Wish",
]  # fmt: skip
