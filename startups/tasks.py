"""What comes to start-ups with the hour."""

from celery import shared_task

from startups import asking


@shared_task
def ask_figures():
    """Each morning, ask for the figures of impact of the month that has ended, recall those that are late."""
    asking.ask()
