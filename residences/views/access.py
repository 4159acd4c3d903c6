"""Opening a residence: who does not read it finds nothing, who does not write it is told so."""

from django.utils.translation import gettext as _

from programs.views.projects import Opening, trail
from residences.models import Residence
from residences.permissions import OVER, reads

__all__ = ["found", "refusal", "status_of", "trail"]


def refusal(residence):
    """Why this person does not write here."""
    if residence.state in OVER:
        return _("This residence is over: the coach and the officer alone may still correct it.")
    return _("You read this residence; its project lead and its coach write it.")


found = Opening(Residence, reads, refusal).found


def status_of(form):
    """What a page with this form answers."""
    return 422 if form.errors else 200
