"""The models of start-ups, one file per subject."""

from startups.models.startup import Startup  # isort: skip
from startups.models.asset import Asset
from startups.models.budget import BudgetLine
from startups.models.checks import Check
from startups.models.committee import Committee
from startups.models.exchange import KeptSheet, Phase
from startups.models.impact import Figure, FigureRequest, Measure, ServiceToken
from startups.models.scoping import Hypothesis, Interview
from startups.models.team import TeamMember

__all__ = [
    "Asset", "BudgetLine", "Check", "Committee", "Figure", "FigureRequest", "Hypothesis", "Interview", "KeptSheet", "Measure", "Phase", "ServiceToken", "Startup",
    "TeamMember",
]  # fmt: skip
