"""The figures of impact asked of the lead when a month begins, and recalled once when they are late."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs import clock, notices
from programs.models import ActionItem
from startups import impact
from startups.models import FigureRequest, Startup

DAYS = 10  # to answer
MEASURED = ("building", "committee", "continued")


def ask():
    """Ask for the figures of the month that has just ended where they are missing; recall those that are late."""
    month = impact.last_month()
    going = Startup.objects.filter(state__in=MEASURED, measures__isnull=False, started_on__lt=clock.today())
    new = going.exclude(figure_requests__month=month).exclude(measures__figures__month=month)
    for startup in new.filter(started_on__lt=impact.add_months(month, 1)).distinct().order_by("id"):
        if startup.dossier.lead:
            opened(startup, month)
    late = FigureRequest.objects.filter(recalled_on=None, action__done_on=None, action__due_on__lt=clock.today())
    for request in late.select_related("startup__dossier", "action__owner").order_by("id"):
        recalled(request)
    notices.post()


@transaction.atomic
def opened(startup, month):
    """The request, its action in the space of the lead, and its mail."""
    lead = startup.dossier.lead
    label = _("Give the figures of impact of %s") % date_format(month, "F Y")
    action = ActionItem.objects.create(
        dossier=startup.dossier, code=ActionItem.FIGURES, label=label, owner=lead, due_on=clock.today() + timedelta(days=DAYS),
    )  # fmt: skip
    return written(FigureRequest.objects.create(startup=startup, month=month, action=action), "figures_asked")


@transaction.atomic
def recalled(request):
    """The second and last mail."""
    request.recalled_on = clock.today()
    request.save(update_fields=["recalled_on"])
    return written(request, "figures_recalled")


def written(request, name):
    """The message, kept to be sent."""
    page, owner = request.startup.page_of(request.action), request.action.owner
    return notices.write(
        owner, name, kind="checkin", url=page, startup=request.startup, month=request.month, due=request.action.due_on,
        page=f"{settings.SITE_URL}{page}",
    )  # fmt: skip
