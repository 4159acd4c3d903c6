"""Models of the camps."""

from hackathons.models.camp import Camp, CampQuerySet
from hackathons.models.challenge import Challenge, DataSet
from hackathons.models.jury import CampJuror, GridLine, Prize, Recusal
from hackathons.models.marks import Comparison, Judgement, Round, Vote
from hackathons.models.preparation import AgendaItem, CampPartner, Mission, MissionNote, Quota, Rules
from hackathons.models.registration import Registration, Wish
from hackathons.models.team import CampTeam, Membership

__all__ = [
    "AgendaItem", "Camp", "CampJuror", "CampPartner", "CampQuerySet", "CampTeam", "Challenge", "Comparison", "DataSet", "GridLine", "Judgement", "Membership", "Mission", "MissionNote", "Prize", "Quota",
    "Recusal", "Registration", "Round", "Rules", "Vote", "Wish",
]  # fmt: skip
