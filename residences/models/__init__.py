"""The models of residences, one file per subject."""

from residences.models.residence import Residence  # isort: skip
from residences.models.field import FieldNote, Phase, Prototype, Trial
from residences.models.journal import Concept, FieldPicture, Insight, Meeting, Verbatim
from residences.models.library import MethodSheet, SheetVersion
from residences.models.method import DefinitionItem, DefinitionVersion, LocalDefinition, Method
from residences.models.restitution import Ballot, BallotChoice, BallotVote, Output, ReturnVisit
from residences.models.team import Discipline, Professional, Resident, WantedProfile

__all__ = [
    "Ballot", "BallotChoice", "BallotVote", "Concept", "DefinitionItem", "DefinitionVersion", "Discipline", "FieldNote", "FieldPicture", "Insight",
    "LocalDefinition", "Meeting", "Method", "MethodSheet", "Output", "Phase", "Professional", "Prototype", "Residence", "Resident", "ReturnVisit",
    "SheetVersion", "Trial", "Verbatim", "WantedProfile",
]  # fmt: skip
