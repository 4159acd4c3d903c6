"""Reminders to those who have not submitted: a week, two days, three hours before the closing; each once, whatever is extended."""

from datetime import timedelta

from programs import answers, clock, closing, drafts
from programs.models import Call, Dossier, History, Outbox

BEFORE = {"remind_week": timedelta(days=7), "remind_days": timedelta(days=2), "remind_hours": timedelta(hours=3)}


def due(call):
    """The reminder whose hour has come in this call, the latest one only; None before the first and once closed."""
    now = clock.now()
    passed = [name for name, ahead in BEFORE.items() if call.closes_at - ahead <= now < call.closes_at]
    return passed[-1] if passed else None


def owe():
    """Owe each drafter the reminder whose hour has come: on the first line of the dossier, so that it leaves once for ever."""
    for call in Call.objects.filter(state="open", closes_at__isnull=False).order_by("id"):
        if name := due(call):
            lines = waiting(call, call.closes_at - BEFORE[name]).exclude(effects__key=name)
            rows = [Outbox(line=line, kind="mail", key=name) for line in lines]
            Outbox.objects.bulk_create(rows, ignore_conflicts=True)


def waiting(call, moment):
    """The first lines of the drafts of a call that were begun before a moment: who begins late is not reminded of it."""
    begun = Dossier.objects.filter(call=call, state="draft", created_at__lt=moment)
    return History.objects.filter(machine="dossier", seq=0, dossier__in=begun).order_by("id")


def words(dossier):
    """What a reminder says of a draft: how long is left, until when, and each thing missing with its page."""
    faults = answers.faults(dossier.definition, dossier.answers, dossier.attached_codes())
    call = dossier.call
    return {
        "left": closing.left(call.closes_at), "elsewhere": closing.elsewhere(call.closes_at, dossier.organization),
        "missing": [(part["number"], one) for part in drafts.sections(dossier, faults) for one in part["missing"]],
    }  # fmt: skip
