"""Opening a camp: who does not read it finds nothing, who does not prepare it is told so."""

from django.utils.translation import gettext as _

from hackathons.models import Camp
from hackathons.permissions import OVER, reads
from programs.views.projects import Opening, trail

__all__ = ["found", "judge", "refusal", "trail"]


def refusal(camp):
    """Why this person does not write here."""
    if camp.state in OVER:
        return _("This camp is over: the coach and the officer alone may still correct it.")
    return _("You read this camp; its project lead and its coach prepare it.")


OPENING = Opening(Camp, reads, refusal)
found, judge = OPENING.found, OPENING.judge
