"""The committee meets every six months at most: when it is due, who is told. It only alerts, people decide."""

from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import clock, notices
from programs.deadlines import add_months
from programs.models import ActionItem
from programs.models.instruction import in_charge
from programs.templatetags.essaim import written
from startups.models import Startup
from startups.presets import PARAMETERS

LIVING = ("building", "committee", "suspended", "continued")
NEAR = timedelta(days=45)  # a committee is booked that early


class Due(NamedTuple):
    """When the committee last met (or the six months began), when it must meet again at the latest, when it will."""

    since: date
    by: date
    planned: date | None

    @property
    def is_late(self):
        """The day is past, and none is planned."""
        return self.by < clock.today() and self.planned is None

    @property
    def is_awaited(self):
        """The day comes near, or is past, and no committee is planned before it."""
        return self.by - NEAR <= clock.today() and (self.planned is None or self.planned > self.by)

    @property
    def words(self):
        """The alert in a sentence."""
        told = {"since": written(self.since), "by": written(self.by)}
        if self.is_late:
            return _("No committee since %(since)s: it was due by %(by)s.") % told
        if self.planned:
            words = _("The committee planned on %(day)s comes after the day by which it is due, %(by)s.")
            return words % {**told, "day": written(self.planned)}
        return _("The committee is due by %(by)s: plan it now.") % told


def due(startup, committees=None):
    """When the committee of a start-up is due, from its committees read already if given; None before its six months and once it is over."""
    if startup.state not in LIVING or startup.started_on is None:
        return None
    sat, coming = startup.started_on, None
    for row in startup.committees.all() if committees is None else committees:
        if row.decision and row.held_at:
            sat = max(sat, localtime(row.held_at).date())
        elif row.held_at and localtime(row.held_at).date() >= clock.today():
            coming = localtime(row.held_at).date()
    every = startup.parameters.get("committee_every", PARAMETERS["committee_every"])
    return Due(sat, add_months(sat, every), coming)


def alert():
    """Each morning, tell the coach and the officers in charge of the committees that are due and not planned, once for each day due."""
    going = Startup.objects.filter(state__in=LIVING, started_on__isnull=False)
    for startup in going.prefetch_related("committees").select_related("dossier__call__program").order_by("id"):
        if (found := due(startup)) and found.is_awaited:
            told(startup, found)


@transaction.atomic
def told(startup, found):
    """The action of the coach, who sees it on the board, and the mails."""
    dossier = startup.dossier.lock()
    officers = list(in_charge(dossier))
    owner = dossier.coach or next(iter(officers), None)
    if owner is None or dossier.actions.filter(code=ActionItem.COMMITTEE, due_on=found.by).exists():
        return
    label = _("Plan the committee of “%s”") % startup.service_name
    dossier.actions.create(code=ActionItem.COMMITTEE, label=label[:300], owner=owner, due_on=found.by)
    url = reverse("startup_committee", args=[startup.pk])
    for person in {owner, *officers}:
        notices.write(person, "committee_due", kind="action", url=url, startup=startup, due=found, page=settings.SITE_URL + url)  # fmt: skip


def held(startup):
    """The committee has decided: what was asked is done."""
    startup.dossier.actions.filter(code=ActionItem.COMMITTEE, done_on=None).update(done_on=clock.today())
