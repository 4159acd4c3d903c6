"""Opening a start-up: who does not read it finds nothing, who does not write it is told so."""

from django.utils.translation import gettext as _

from programs.views.projects import Opening, trail
from startups.models import Startup
from startups.permissions import OVER, reads

__all__ = ["found", "refusal", "status_of", "trail"]


def refusal(startup):
    """Why this person does not write here."""
    if startup.state in OVER:
        return _("This start-up is over: the coach and the officer alone may still correct it.")
    return _("You read this start-up; its project lead and its coach write it.")


found = Opening(Startup, reads, refusal).found


def status_of(form):
    """What a page with this form answers."""
    return 422 if form.errors else 200
