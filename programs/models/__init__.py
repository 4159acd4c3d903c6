"""The models of programs, one file per subject; history first, since every machine writes in it."""

from programs.models.history import Detail, Edge, History, Outbox, Seal, SealedLine  # isort: skip
from programs.models.attachment import Attachment
from programs.models.call import Call
from programs.models.coaching import ActionItem, Checkin, CoachingSession, Milestone, PrivateNote
from programs.models.document import Document, Mail
from programs.models.dossier import Dossier
from programs.models.exchange import Message, MessageTemplate, ReadMark
from programs.models.funding import FundingLine
from programs.models.instruction import Assignment, DossierSearch, Follow, Label, SavedView
from programs.models.opinion import Opinion, Visit
from programs.models.organization import Organization
from programs.models.people import Invitation, Role, User
from programs.models.program import Program
from programs.models.question import Criterion, Question, Section
from programs.models.report import FinalReport, KeyFigure, ReportSection, RequestedChange
from programs.models.review import Review
from programs.models.submission import Counter, Decision, DossierVersion
from programs.models.task import Task, TaskItem
from programs.models.territory import Territory

__all__ = [
    "ActionItem", "Assignment", "Attachment", "Call", "Checkin", "CoachingSession", "Counter", "Criterion", "Decision",
    "Detail", "Document", "Dossier", "DossierSearch", "DossierVersion", "Edge", "FinalReport", "Follow", "FundingLine",
    "History", "Invitation", "KeyFigure", "Label", "Mail", "Message", "MessageTemplate", "Milestone", "Opinion",
    "Organization", "Outbox", "PrivateNote", "Program", "Question", "ReadMark", "ReportSection", "RequestedChange", "Review",
    "Role", "SavedView", "Seal", "SealedLine", "Section", "Task", "TaskItem", "Territory", "User", "Visit",
]  # fmt: skip
