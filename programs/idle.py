"""Drafts that have not moved: who has one and can still submit it, and the reminder sent to them."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from programs import clock
from programs.models import Dossier, History, Outbox

AFTER = timedelta(days=7)


def drafts(call):
    """The drafts of a call in which nobody wrote for seven days."""
    return Dossier.objects.filter(call=call, state="draft", written_at__lt=clock.now() - AFTER)


def to_remind(call):
    """Those of them that were not reminded these seven days; none once the call no longer takes answers."""
    told = Outbox.objects.filter(
        line__dossier=OuterRef("pk"), kind="mail", key__startswith="idle@", created_at__gte=clock.now() - AFTER
    )
    return drafts(call).filter(~Exists(told), call__state="open").order_by("id")


def remind(call):
    """Owe one mail to those who write each of these drafts; return how many drafts."""
    day = clock.today().isoformat()
    lines = History.objects.filter(machine="dossier", object_id__in=to_remind(call).values("pk"))
    last = lines.order_by("object_id", "-seq").distinct("object_id")
    rows = [Outbox(line=line, kind="mail", key=f"idle@{day}:{line.object_id}") for line in last]
    return len(Outbox.objects.bulk_create(rows, ignore_conflicts=True))
