"""The readings of the other jurors, as the phase in force shows them: with the name of their author, or without."""

from django.utils.translation import gettext as _

from programs.models import Review
from programs.phases import SEEING


def others(review, user):
    """The readings of this dossier that other jurors handed in and that this person sees, as (reading, name)."""
    seen = Review.objects.visible_to(user).filter(dossier=review.dossier_id, state="submitted").exclude(reviewer=user)
    return [(one, name_of(one, user)) for one in seen.select_related("dossier__call", "reviewer").order_by("id")]


def oversees(review, user):
    """Whether this person sees the whole jury: its chair, and those who run the call."""
    return bool(review.dossier.call.roles_of(user) & (SEEING | {"chair"}))


def name_of(review, user):
    """Who read, by name; by a number that nothing ties to a person, where the phase keeps the names from the other jurors."""
    phase = review.dossier.call.phase
    if review.reviewer_id == user.pk or oversees(review, user) or not phase or phase.jurors_named:
        return str(review.reviewer)
    handed = Review.objects.filter(dossier=review.dossier_id, state="submitted").order_by("id")
    return _("Juror %d") % (1 + handed.filter(pk__lt=review.pk).count())
