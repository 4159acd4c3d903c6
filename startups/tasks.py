"""What comes to start-ups with the hour."""

from celery import shared_task

from programs import notices
from startups import asking, freezing, sittings


@shared_task
def ask_figures():
    """Each morning, ask for the figures of impact of the month that has ended, recall those that are late."""
    asking.ask()


@shared_task
def make_papers():
    """Each morning, freeze the file of the committees of the coming week, make the sheets of the month that has ended, tell of the committees due."""
    sittings.alert()
    freezing.freeze()
    freezing.sheets()
    notices.post()
