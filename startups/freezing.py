"""The papers of a start-up that come with the day: the file of its committee a week before, the sheet of each month."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from programs import clock, notices, papers
from startups import impact
from startups.models import Committee, Startup

DAYS = 7  # before the committee
PREPARES = ("building", "committee", "continued")
WORKS = ("building", "committee")


def freeze():
    """Owe their file to the committees that meet within a week and have none; tell the lead and the coach."""
    now = clock.now()
    coming = Committee.objects.filter(
        decision="", held_at__range=(now, now + timedelta(days=DAYS)), startup__state__in=PREPARES
    )
    for row in coming.exclude(agenda="").select_related("startup__dossier").order_by("held_at", "id"):
        frozen(row)


@transaction.atomic
def frozen(row):
    """The file of one committee, once, unless somebody froze it before."""
    startup = row.startup.lock()
    if papers.owed(startup, "committee_file", row.pk).exists():
        return
    papers.once(startup, "committee_file", row.pk, "week")
    url = reverse("startup_papers", args=[startup.pk])
    for person in {startup.dossier.lead, startup.dossier.coach} - {None}:
        notices.write(person, "committee_frozen", kind="project", url=url, startup=startup, committee=row, page=settings.SITE_URL + url)  # fmt: skip


def sheets():
    """Owe the sheet of the month that has ended to each start-up that was then being built."""
    month = impact.last_month()
    worked = Startup.objects.filter(state__in=WORKS, started_on__lt=impact.add_months(month, 1))
    for startup in worked.order_by("id"):
        with transaction.atomic():
            papers.once(startup.lock(), "startup_month", startup.pk, f"{month:%Y-%m}")
