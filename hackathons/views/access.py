"""Opening a camp: who does not read it finds nothing, who does not prepare it is told so."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from hackathons.models import Camp
from hackathons.permissions import OVER, reads


def found(request, pk, may=None):
    """The camp, if this person reads it; ``may`` says who writes this page of it.

    About to change, it is locked and the right is judged again on what it then is; inside a transaction.
    """
    camp = get_object_or_404(Camp.objects.visible_to(request.user).select_related(*Camp.joins), pk=pk)
    if not reads(camp, request.user):
        raise Http404
    if may:
        judge(may, camp, request.user)
    if may and request.method == "POST":
        camp = camp.lock()
        judge(may, camp, request.user)
    return camp


def judge(may, camp, user):
    """Nothing, or the refusal of who may not write here."""
    if not may(camp, user):
        raise PermissionDenied(refusal(camp))


def refusal(camp):
    """Why this person does not write here."""
    if camp.state in OVER:
        return _("This camp is over: the coach and the officer alone may still correct it.")
    return _("You read this camp; its project lead and its coach prepare it.")


def trail(camp, *more):
    """The way down to a page of a camp."""
    return [(str(camp), camp.get_absolute_url()), *more]
