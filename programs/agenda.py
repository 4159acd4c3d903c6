"""The personal calendar of someone: their sessions and the meetings of their cohorts, wherever they hold a part."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from programs import clock
from programs.calendars import Entry
from programs.deadlines import DAY
from programs.models import CalendarToken, CoachingSession, CohortEvent, SessionPlace
from programs.models.cohort import PART

PAST = 90 * DAY  # what is older leaves the calendar


def address(person):
    """The address of the calendar of this person; empty before they asked for one."""
    found = CalendarToken.objects.filter(person=person).first()
    return settings.SITE_URL + reverse("calendar_feed", args=[found.token]) if found else ""


@transaction.atomic
def renew(person):
    """Give the calendar an address; the former one answers no more."""
    CalendarToken.objects.filter(person=person).delete()
    CalendarToken.objects.create(person=person)
    return address(person)


def close(person):
    """The address of the calendar answers no more, and nothing replaces it."""
    CalendarToken.objects.filter(person=person).delete()


def entries(person):
    """Every appointment, a cancelled one said so; the number of an appointment grows with each of its changes."""
    held = [role.dossier_id for role in person.active_roles if role.dossier_id and role.code in PART]
    host, since = settings.SITE_URL.partition("://")[2].partition(":")[0], clock.now() - PAST
    mine = SessionPlace.objects.filter(dossier__in=held).values("session")
    sessions = CoachingSession.objects.filter(pk__in=mine, starts_at__gt=since)
    for one in sessions.prefetch_related("dossiers__organization__territory"):
        with_whom = ", ".join(sorted(str(dossier.organization) for dossier in one.dossiers.all()))
        yield Entry(
            f"{one.pk}@{host}", f"{one.subject} – {with_whom}", one.starts_at, one.ends_at, one.since, one.place,
            url=settings.SITE_URL + one.get_absolute_url(), sequence=one.seq, cancelled=one.state == "cancelled",
        )  # fmt: skip
    meetings = CohortEvent.objects.filter(cohort__places__dossier__in=held, starts_at__gt=since).select_related(
        "cohort"
    )
    for one in meetings.distinct():
        yield Entry(
            f"{one.pk}@{host}", f"{one.title} – {one.cohort.name}", one.starts_at, one.ends_at, one.changed_at, one.place, one.text,
            settings.SITE_URL + one.cohort.get_absolute_url(), one.sequence, cancelled=bool(one.cancelled_at),
        )  # fmt: skip
