"""Slots of a coach: offered by a rule, taken by the first who asks; nobody is booked twice."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models import CoachingSession, CoachSlot

TAKEN = _("Somebody has just taken this slot: choose another one.")


def moments(first, last, weekdays, begins, ends, length):
    """Each (start, end) of a rule: the days of the week chosen between two days, from an hour to another, cut by length in minutes."""
    zone, span = get_current_timezone(), timedelta(minutes=length)
    day = first
    while day <= last:
        if day.weekday() in weekdays:
            start, close = datetime.combine(day, begins, zone), datetime.combine(day, ends, zone)
            while start + span <= close:
                yield start, start + span
                start += span
        day += timedelta(days=1)


def offer(coach, place, wanted):
    """Offer these moments, but for those past, already offered or taken, or during an absence; return how many."""
    wanted = list(wanted)
    if not wanted:
        return 0
    first, last = min(start for start, _end in wanted), max(end for _start, end in wanted)
    busy = [*within(coach.slots, first, last), *within(coach.sessions.filter(state="scheduled"), first, last)]
    away = list(coach.absences.filter(ends_on__gte=first.date(), starts_on__lte=last.date()))
    free = [
        CoachSlot(coach=coach, place=place, starts_at=start, ends_at=end)
        for start, end in wanted
        if start > clock.now() and not any(start < until and end > since for since, until in busy)
        and not any(one.starts_on <= start.date() <= one.ends_on for one in away)
    ]  # fmt: skip
    return len(CoachSlot.objects.bulk_create(free))


def within(rows, first, last):
    """When these slots or sessions begin and end, between two moments."""
    return rows.filter(starts_at__lt=last, ends_at__gt=first).values_list("starts_at", "ends_at")


def held(pk):
    """The slot, held until the end of the transaction; its session is read afterwards, for a join would show it as it was before the wait."""
    return CoachSlot.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def take(slot, dossier, by, subject, session=None):
    """The session of this dossier in this slot: a new one, or ``session`` moved there; raises ValidationError when the slot is taken."""
    try:
        with transaction.atomic():
            mine = held(slot.pk)
            if not mine.is_free:
                raise ValidationError(TAKEN)
            if session is None:
                session = CoachingSession(
                    dossier=dossier, coach=mine.coach, subject=subject, starts_at=mine.starts_at, ends_at=mine.ends_at, place=mine.place
                )  # fmt: skip
                session.book(by=by)
            else:
                session.move(by=by, starts_at=mine.starts_at)
            mine.session = session
            mine.save(update_fields=["session"])
    except IntegrityError as error:
        raise ValidationError(TAKEN) from error
    return session
