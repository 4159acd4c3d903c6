"""The models of programs, one file per subject; history first, since every machine writes in it."""

from programs.models.history import Detail, Edge, History, Outbox, Seal, SealedLine  # isort: skip
from programs.models.advert import Advert
from programs.models.alert import Subscription
from programs.models.allocation import Allocation
from programs.models.applicant import Applicant
from programs.models.applicantfile import ApplicantFile
from programs.models.attachment import Attachment
from programs.models.blinding import Blinding
from programs.models.calibration import Example, ExampleMark
from programs.models.call import Call
from programs.models.coachduty import CoachAbsence, CoachProfile
from programs.models.coaching import ActionItem, Checkin, CoachingSession, Milestone, PrivateNote
from programs.models.cohort import Cohort, CohortEvent, CohortPlace
from programs.models.deliberation import Deliberation, Point, Presence
from programs.models.document import Document
from programs.models.dossier import Dossier
from programs.models.edition import Edition, Event
from programs.models.embargo import EmbargoOpening, EmbargoRecipient
from programs.models.exchange import Message, MessageFile, MessageTemplate, ReadMark
from programs.models.feedback import Feedback, FeedbackEdit
from programs.models.filiation import Filiation
from programs.models.fund import Contribution, Fund
from programs.models.funding import Expense, FundingLine
from programs.models.gathering import SessionPlace
from programs.models.hearing import Hearing, HearingPlan, HearingSlot
from programs.models.idea import Idea
from programs.models.imprint import Imprint
from programs.models.instruction import Assignment, DossierSearch, Follow, Label, SavedView
from programs.models.interviewing import Interview, InterviewSlot, Panelist, Scorecard, Screening
from programs.models.jury import JuryMember
from programs.models.letter import LetterTemplate
from programs.models.letterbox import Letterbox
from programs.models.mail import Mail
from programs.models.opendata import OpenData
from programs.models.opinion import Opinion, OpinionReading
from programs.models.organization import Organization
from programs.models.partner import Partner
from programs.models.people import Invitation, Role, User
from programs.models.phase import ReviewPhase
from programs.models.position import Position
from programs.models.program import Program
from programs.models.publication import Publication, PublicationText
from programs.models.question import Criterion, EligibilityRule, Question, Section
from programs.models.relay import Provenance, Relay, RelayLink
from programs.models.report import FinalReport, KeyFigure, ReportSection, RequestedChange
from programs.models.retention import Notice
from programs.models.review import Review
from programs.models.showing import Showing
from programs.models.slots import CalendarToken, CoachSlot, FormerMinutes
from programs.models.submission import Counter, Decision, DossierVersion
from programs.models.succession import Succession
from programs.models.task import Task, TaskItem
from programs.models.territory import Territory
from programs.models.theme import Theme
from programs.models.tie import Tie
from programs.models.visa import Visa
from programs.models.visit import Visit
from programs.models.vitality import CoachLight, MilestoneChange

__all__ = [
    "ActionItem",
    "Advert",
    "Allocation",
    "Applicant",
    "ApplicantFile",
    "Assignment",
    "Attachment",
    "Blinding",
    "CalendarToken",
    "Call",
    "Checkin",
    "CoachAbsence",
    "CoachLight",
    "CoachProfile",
    "CoachSlot",
    "CoachingSession",
    "Cohort",
    "CohortEvent",
    "CohortPlace",
    "Contribution",
    "Counter",
    "Criterion",
    "Decision",
    "Deliberation",
    "Detail",
    "Document",
    "Dossier",
    "DossierSearch",
    "DossierVersion",
    "Edge",
    "Edition",
    "EligibilityRule",
    "EmbargoOpening",
    "EmbargoRecipient",
    "Event",
    "Example",
    "ExampleMark",
    "Expense",
    "Feedback",
    "FeedbackEdit",
    "Filiation",
    "FinalReport",
    "Follow",
    "FormerMinutes",
    "Fund",
    "FundingLine",
    "Hearing",
    "HearingPlan",
    "HearingSlot",
    "History",
    "Idea",
    "Imprint",
    "Interview",
    "InterviewSlot",
    "Invitation",
    "JuryMember",
    "KeyFigure",
    "Label",
    "LetterTemplate",
    "Letterbox",
    "Mail",
    "Message",
    "MessageFile",
    "MessageTemplate",
    "Milestone",
    "MilestoneChange",
    "Notice",
    "OpenData",
    "Opinion",
    "OpinionReading",
    "Organization",
    "Outbox",
    "Panelist",
    "Partner",
    "Point",
    "Position",
    "Presence",
    "PrivateNote",
    "Program",
    "Provenance",
    "Publication",
    "PublicationText",
    "Question",
    "ReadMark",
    "Relay",
    "RelayLink",
    "ReportSection",
    "RequestedChange",
    "Review",
    "ReviewPhase",
    "Role",
    "SavedView",
    "Scorecard",
    "Screening",
    "Seal",
    "SealedLine",
    "Section",
    "SessionPlace",
    "Showing",
    "Subscription",
    "Succession",
    "Task",
    "TaskItem",
    "Territory",
    "Theme",
    "Tie",
    "User",
    "Visa",
    "Visit",
]  # fmt: skip
