"""The states of a dossier, and the groups that pages and steps speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a dossier stands, as staff say it (programs/wording.py has the applicant's words)."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    INCOMPLETE = "incomplete", _("to be completed")
    ELIGIBLE = "eligible", _("admissible and eligible")
    INELIGIBLE = "ineligible", _("not eligible")
    IN_REVIEW = "in_review", _("under review")
    SHORTLISTED = "shortlisted", _("shortlisted")
    SELECTED = "selected", _("selected")
    WAITLISTED = "waitlisted", _("on the waiting list")
    REJECTED = "rejected", _("not selected")
    PLEDGED = "pledged", _("agreed in principle")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    LAPSED = "lapsed", _("lapsed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")
    CANCELLED = "cancelled", _("closed without follow-up")


S = State
ALIVE = [S.DRAFT, S.SUBMITTED, S.INCOMPLETE, S.ELIGIBLE, S.IN_REVIEW, S.SHORTLISTED]
DECIDABLE = [S.IN_REVIEW, S.SHORTLISTED, S.ELIGIBLE]
OUTCOMES = [S.SELECTED, S.WAITLISTED, S.REJECTED]
PLACED = [S.SELECTED, S.PLEDGED, S.CONFIRMED]  # those that fill the places of their call
# what a jury has compared: to decide, decided, and what came of it
RANKED = [*DECIDABLE, *OUTCOMES, State.PLEDGED, State.CONFIRMED, State.DECLINED, State.LAPSED]
