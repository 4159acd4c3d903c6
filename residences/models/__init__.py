"""The models of residences, one file per subject."""

from residences.models.residence import Residence  # isort: skip
from residences.models.field import FieldNote, Phase, Prototype, Resident
from residences.models.method import LocalDefinition, Method

__all__ = ["FieldNote", "LocalDefinition", "Method", "Phase", "Prototype", "Residence", "Resident"]
