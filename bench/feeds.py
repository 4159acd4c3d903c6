"""The feed of a dossier that has lived long: a thousand events of every kind."""

from datetime import timedelta

from django.urls import reverse

from bench.measure import Bar, Page
from programs import bulk, clock
from programs.feed import Feed
from programs.models import Checkin, Dossier, MilestoneChange

MESSAGES, EVENTS = 100, 1000
FEED = Bar(ms=40, queries=8)


def dossier():
    """A project with a coach, a lead and milestones, whose feed holds a thousand events."""
    found = Dossier.objects.filter(project_state="running", roles__code="coach", milestones__isnull=False).order_by("pk").first()  # fmt: skip
    for n in range(MESSAGES):
        by = (found.lead, found.coach)[n % 2]
        bulk.write(found, by, f"Message {n} : la réunion à la mairie est fixée.", from_staff=bool(n % 2))
    left = EVENTS - Feed(found, found.coach, found.roles_of(found.coach)).keys(1)[0]
    moments = [clock.now() - timedelta(hours=n) for n in range(left)]
    milestone = found.milestones.first()
    Checkin.objects.bulk_create(Checkin(dossier=found, by=found.lead, weather="sun", success="Trente habitants.", at=at) for at in moments[::2])  # fmt: skip
    MilestoneChange.objects.bulk_create(MilestoneChange(milestone=milestone, kind="moved", before=at, after=at, by=found.lead, at=at) for at in moments[1::2])  # fmt: skip
    return found


def pages():
    """Its first and last page, for its coach and for its lead, and a search."""
    found = dossier()
    url = reverse("conversation", args=[found.pk])
    yield Page("feed of 1,000 events, coach", found.coach, url, FEED)
    yield Page("feed of 1,000 events, last page", found.coach, f"{url}?page=999", FEED)
    yield Page("feed of 1,000 events, lead", found.lead, url, FEED)
    yield Page("feed of 1,000 events, search", found.lead, f"{url}?q=mairie", FEED)
