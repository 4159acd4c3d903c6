"""The models of programs, one file per subject; history first, since every machine writes in it."""

from programs.models.history import Detail, Edge, History, Outbox, Seal, SealedLine  # isort: skip
from programs.models.attachment import Attachment
from programs.models.call import Call
from programs.models.coaching import ActionItem, Checkin, CoachingSession, Milestone, PrivateNote
from programs.models.document import Document, Mail
from programs.models.dossier import Dossier
from programs.models.funding import FundingLine
from programs.models.organization import Organization
from programs.models.people import Invitation, Role, User
from programs.models.program import Program
from programs.models.question import Criterion, EligibilityRule, Question, Section
from programs.models.report import FinalReport, KeyFigure, ReportSection, RequestedChange
from programs.models.review import Review
from programs.models.submission import Counter, Decision, DossierVersion
from programs.models.territory import Territory

__all__ = [
    "ActionItem", "Attachment", "Call", "Checkin", "CoachingSession", "Counter", "Criterion", "Decision", "Detail", "Document",
    "Dossier", "DossierVersion", "Edge", "EligibilityRule", "FinalReport", "FundingLine", "History", "Invitation", "KeyFigure", "Mail", "Milestone",
    "Organization", "Outbox", "PrivateNote", "Program", "Question", "ReportSection", "RequestedChange", "Review", "Role", "Seal",
    "SealedLine", "Section", "Territory", "User",
]  # fmt: skip
