"""What the worker does: carry out the effects that are due, what comes with the hour, the seal of the history."""

import logging
from contextlib import nullcontext
from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from programs import (
    afterwards,
    checkins,
    clock,
    deadlines,
    integrity,
    letterbox,
    longwork,
    nightly,
    notices,
    recruitreminders,
    reminders,
    silence,
)
from programs.models import Advert, Call, Dossier, Opinion, Outbox, Partner, Position, Subscription, Task, User
from programs.workflow import Conflict

log = logging.getLogger(__name__)
QUEUES = {
    "mail": "mail",
    "alert": "mail",
    "document": "documents",
    "link": "mail",
    "recall": "mail",
    "resend": "mail",
    "embargo": "mail",
    "task": "documents",
}
KINDS = {"default": ~Q(kind__in=QUEUES)} | {
    name: Q(kind__in=[kind for kind, queue in QUEUES.items() if queue == name]) for name in QUEUES.values()
}  # the effects of each queue
BY_PARTS = ("move", "task", "document")  # which hold no row while they work
AGAIN, MOST = timedelta(seconds=30), timedelta(hours=1)


def due():
    """The effects to carry out now, oldest first: the hour has come, and the back-off since the last try is over."""
    now = clock.now()
    return Outbox.objects.filter(Q(not_before=None) | Q(not_before__lte=now), done_at=None).order_by("created_at", "id")


@shared_task
def sweep_outbox(limit=200):
    """Ring for the oldest effects that are due, queue by queue; one rung for in vain is rung for again later.

    The table is the truth, the broker a doorbell: nothing is published by the pages, so nothing is lost with them,
    and a long queue is rung for as it shortens, without keeping the others waiting: a mail does not wait for documents.
    """
    for queue, kinds in KINDS.items():
        ring(due().filter(kinds), queue, limit)


def ring(effects, queue, limit):
    """Publish to a queue those of its oldest effects that no worker has just been rung for."""
    now = clock.now()
    oldest = list(effects.filter(Q(retry_at=None) | Q(retry_at__lte=now)).values_list("pk", "rung_at")[:limit])
    heard = [pk for pk, rung in oldest if rung is None or rung < now - AGAIN]
    Outbox.objects.filter(pk__in=heard).update(rung_at=now)
    for pk in heard:
        carry_out.apply_async([str(pk)], queue=queue, expires=AGAIN.seconds)


@shared_task
def carry_out(pk):
    """Carry out one effect, once: who holds its row works, the others leave; each failure waits longer.

    A move of many children, a long task, hold nothing: each child is a transaction of its own, so that a worker killed on the way
    loses none of those already moved, and two workers at once move each child once.
    """
    if not tried(pk):
        return
    by_parts = Outbox.objects.select_related("line").filter(pk=pk, kind__in=BY_PARTS).first()
    if by_parts:
        conclude(by_parts)
        return
    with transaction.atomic():
        effect = due().select_for_update(skip_locked=True, of=("self",)).select_related("line").filter(pk=pk).first()
        if effect:
            conclude(effect, transaction.atomic)


def conclude(effect, block=nullcontext):
    """Do it and write that it is done, or why it is not."""
    try:
        with block():
            failure = import_string(settings.EFFECTS[effect.kind])(effect)
        if failure:  # the handler kept it, with what it was making, for all to see
            raise failure
        effect.done_at, effect.last_error = clock.now(), ""
    except longwork.Busy:  # another worker is at it, who will say how it ended
        return
    except Exception as error:
        log.exception("effect %s failed", effect.pk)
        effect.last_error = f"{type(error).__name__}: {error}"[:2000]
    effect.save(update_fields=["done_at", "last_error"])


def tried(pk):
    """Count a try before it begins, so that an effect that kills its worker waits too; False when it is not its time."""
    with transaction.atomic():
        ready = due().filter(Q(retry_at=None) | Q(retry_at__lte=clock.now()), pk=pk)
        effect = ready.select_for_update(skip_locked=True, of=("self",)).first()
        if effect is None:
            return False
        effect.tries += 1
        effect.retry_at = clock.now() + min(timedelta(seconds=5 * 2**effect.tries), MOST)
        effect.save(update_fields=["tries", "retry_at"])
        return True


@shared_task
def tick():
    """Open and close the calls whose hour has come; take back the dossiers not completed in time."""
    system, now = User.objects.system(), clock.now()
    for call in Call.objects.filter(state="scheduled", opens_at__lte=now).order_by("id"):
        attempt(call.open, by=system)
    for call in Call.objects.filter(state="open", closes_at__lt=now - deadlines.GRACE).order_by("id"):
        attempt(call.close, by=system, comment=_("The closing date has passed."))
    for dossier in Dossier.objects.filter(state="incomplete", completion_due__lt=clock.today()).order_by("id"):
        attempt(dossier.return_overdue, by=system)
    for position in Position.objects.overdue():
        attempt(position.close, by=system)
    for opinion in Opinion.objects.overdue().order_by("id"):
        attempt(opinion.lapse, by=system)
    for advert in Advert.objects.overdue():
        attempt(advert.expire, by=system)
    for task in Task.objects.outdated().order_by("id"):
        attempt(longwork.forget, task=task, by=system)
    Subscription.objects.stale().delete()


@shared_task
def remind():
    """Owe their reminders to those who have not submitted, when the hour has come."""
    reminders.owe()


@shared_task
def remind_after():
    """Owe the reminders of what is due after an announcement: to confirm, to deliberate, to end a waiting list."""
    afterwards.owe()


@shared_task
def remind_partners():
    """In the last week of an open call, the partners invited who have kept silent for three days receive their link again."""
    now = clock.now()
    late = Partner.objects.filter(state="invited", since__lt=now - timedelta(days=3), dossier__state="draft")
    near = late.filter(dossier__call__state="open", dossier__call__closes_at__range=(now, now + timedelta(days=7)))
    for partner in near.select_related(*Partner.joins).order_by("id"):
        attempt(partner.remind, by=User.objects.system())


@shared_task
def recall_recruitment():
    """Owe the recall of tomorrow's interviews, and the warning of the applications about to be erased."""
    recruitreminders.owe()


@shared_task
def remind_jurors():
    """Remind the jurors who keep silent, and free what they have not begun when the delay of their call is over."""
    silence.sweep()


@shared_task
def offer_checkins():
    """Offer a check-in where the rhythm of the programme asks for one, remind people of what they owe and whom they meet tomorrow, send all of it."""
    checkins.offer()
    checkins.remind()
    checkins.recall()
    notices.post()


@shared_task
def empty_letterbox():
    """Compose the digests whose hour has come, send what was held during quiet hours."""
    letterbox.empty()


def attempt(step, **how):
    """Take a step unless a person has just moved the object."""
    try:
        step(**how)
    except Conflict:
        log.info("someone moved first: %s", step)


@shared_task
def seal_history():
    """Seal the lines not yet sealed; the root is logged, to be kept elsewhere."""
    if root := integrity.seal():
        log.warning("history sealed, root %s", root)


@shared_task
def retain():
    """Announce what will be erased, erase what was announced, sweep what is of no more use."""
    for done in nightly.apply():
        if done.announced or done.erased:
            log.warning("retention: %s, %d announced, %d erased", *done)
