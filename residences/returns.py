"""The return visits: each is announced to the lead two weeks before its day, then owed like any action; told, it is done."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from programs import clock, notices
from programs.models import ActionItem
from residences.models import ReturnVisit

AHEAD = timedelta(days=14)


def remind():
    """Announce each visit near or past its day, once: an action of the lead, which is then recalled as any other; return how many."""
    near = ReturnVisit.objects.filter(told_at=None, due_on__lte=clock.today() + AHEAD).select_related(
        "residence__dossier__organization__territory", "residence__dossier__call__program"
    )
    told = 0
    for visit in near.order_by("due_on", "id"):
        told += announce(visit)
    return told


@transaction.atomic
def announce(visit):
    """The action of one visit, with its mail; nothing when it has one or nobody leads the project any more."""
    dossier = visit.residence.dossier
    if dossier.lead is None or dossier.actions.filter(code=visit.code).exists():
        return 0
    label = _("Tell the return visit, %d months after") % visit.months
    ActionItem.objects.create(dossier=dossier, code=visit.code, label=label, owner=dossier.lead, due_on=visit.due_on)
    page = settings.SITE_URL + visit.get_absolute_url()
    notices.write(dossier.lead, "return_due", visit=visit, dossier=dossier, page=page)
    return 1


def told(visit):
    """A visit that is told: its milestone is met, its action done."""
    dossier = visit.residence.dossier
    dossier.milestones.filter(code=visit.code, done_on=None).update(done_on=visit.held_on)
    dossier.actions.filter(code=visit.code, done_on=None).update(done_on=clock.today())
