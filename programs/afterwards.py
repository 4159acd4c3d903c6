"""After the announcement: reminders of what is due, each once; nothing is withdrawn or ended for anyone who is late."""

from datetime import timedelta

from django.db.models import OuterRef, Subquery

from programs import clock
from programs.models import Dossier, History, Outbox
from programs.models.candidature import State
from programs.models.instruction import in_charge

AHEAD = timedelta(days=7)
LEADS, OFFICERS = ("confirm_soon", "council_past"), ("confirm_over", "waitlist_over")
NAMES = (*LEADS, *OFFICERS)


def due():
    """{reminder: the dossiers that it concerns today}; the two first go to who leads them, the others to the officers."""
    day, told = clock.today(), Dossier.objects.filter(call__announced_at__lte=clock.now())
    owing = told.filter(state__in=(State.SELECTED, State.PLEDGED))
    return {
        "confirm_soon": told.filter(state=State.SELECTED, confirm_by__range=(day, day + AHEAD)),
        "council_past": told.filter(state=State.PLEDGED, council_on__lt=day),
        "confirm_over": owing.filter(confirm_by__lt=day),
        "waitlist_over": told.filter(state=State.WAITLISTED, call__waitlist_until__lt=day),
    }  # fmt: skip


def owe():
    """Owe each reminder to the last line of its dossier, hence once until a person moves it."""
    last = History.objects.filter(machine="dossier", object_id=OuterRef("pk")).order_by("-seq").values("pk")[:1]
    for name, dossiers in due().items():
        lines = dossiers.order_by("id").annotate(line_id=Subquery(last)).values_list("line_id", flat=True)
        rows = [Outbox(line_id=line, kind="mail", key=name) for line in lines]
        Outbox.objects.bulk_create(rows, ignore_conflicts=True)


def recipients(name, dossier):
    """Whom a reminder is for when it leaves: nobody, once it is of no more use."""
    if not due()[name].filter(pk=dossier.pk).exists():
        return []
    return dossier.people("lead", "signatory") if name in LEADS else in_charge(dossier)
