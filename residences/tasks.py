"""What comes to residences with the day."""

from celery import shared_task

from residences import returns


@shared_task
def remind_returns():
    """Each morning, announce the return visits that come near."""
    returns.remind()
