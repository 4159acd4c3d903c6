"""What a position given up owes those who still waited: an answer each, one by one, resumable."""

from django.utils.translation import gettext as _

from programs.models import Position, User
from programs.workflow import Conflict


def move(effect):
    """Refuse each who still waits, with the reason of the position; who has just been answered is left alone."""
    position = Position.objects.get(pk=effect.line.object_id)
    why = _("The position is given up: %s") % effect.line.comment
    for one in position.applicants.waiting().in_order().iterator(chunk_size=200):
        try:
            one.reject(by=User.objects.system(), comment=why)
        except Conflict:
            continue  # its recruiter has just answered
