"""Opening a residence: who does not read it finds nothing, who does not write it is told so."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from residences.models import Residence
from residences.permissions import OVER, reads

JOINS = ("dossier__call__program", "dossier__organization__territory")


def found(request, pk, may=None):
    """The residence, if this person reads it; ``may`` says who writes this page of it.

    About to change, it is locked and the right is judged again on what it then is; inside a transaction.
    """
    residence = get_object_or_404(Residence.objects.visible_to(request.user).select_related(*JOINS), pk=pk)
    if not reads(residence, request.user):
        raise Http404
    if may:
        judge(may, residence, request.user)
    if may and request.method == "POST":
        residence = residence.lock()
        judge(may, residence, request.user)
    return residence


def judge(may, residence, user):
    """Nothing, or the refusal of who may not write here."""
    if not may(residence, user):
        raise PermissionDenied(refusal(residence))


def refusal(residence):
    """Why this person does not write here."""
    if residence.state in OVER:
        return _("This residence is over: the coach and the officer alone may still correct it.")
    return _("You read this residence; its project lead and its coach write it.")


def trail(residence, *more):
    """The way down to a page of a residence."""
    return [(str(residence), residence.get_absolute_url()), *more]


def status_of(form):
    """What a page with this form answers."""
    return 422 if form.errors else 200
