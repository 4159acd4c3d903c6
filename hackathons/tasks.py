"""What comes to camps with the hour."""

from celery import shared_task

from hackathons import moves, newsround
from hackathons.models import Camp
from programs import clock
from programs.deadlines import GRACE
from programs.models import User
from programs.tasks import attempt


@shared_task
def tick():
    """Begin the camps whose hour has come, end those that a jury judges."""
    system, now = User.objects.system(), clock.now()
    for camp in Camp.objects.filter(state="registration", starts_at__lte=now).order_by("id"):
        attempt(camp.start, by=system)
    for camp in Camp.objects.filter(state="registration", registrations__state="waitlisted").distinct().order_by("id"):
        moves.fill(camp)  # places may have been added, which no step tells
    for camp in Camp.objects.filter(state="running", is_judged=True, ends_at__lt=now - GRACE).order_by("id"):
        attempt(camp.end, by=system)


@shared_task
def ask_news():
    """Each morning, ask what goes on after a camp for its news."""
    newsround.ask()
