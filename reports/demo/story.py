"""How a story of the past is told by legal steps: the clock is moved, the effects of each day are carried out."""

from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone

from programs import clock, tasks
from programs.models import Outbox


@contextmanager
def days_ago(days, hour=10, minute=0):
    """Live some days ago (days to come are negative), at this hour in Paris."""
    day = timezone.localtime(timezone.now()) - timedelta(days=days)
    with clock.at(day.replace(hour=hour, minute=minute, second=0, microsecond=0)):
        yield


def settle(kind, **which):
    """Carry out the effects due now of a kind, as the worker would."""
    while found := list(tasks.due().filter(kind=kind, tries=0, **which).values_list("pk", flat=True)):
        for pk in found:
            tasks.carry_out(str(pk))


def forget_mails():
    """The mails of the past left in the past."""
    Outbox.objects.filter(kind__in=("mail", "link"), done_at=None).update(done_at=clock.now())


def take(obj, step, by, **answers):
    """Take a step on the object as it now is, by a person whose roles are read again."""
    fresh = type(obj).objects.get(pk=obj.pk)
    getattr(fresh, step)(by=type(by).objects.get(pk=by.pk), **answers)
    return fresh
