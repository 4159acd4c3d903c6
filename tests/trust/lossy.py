"""What the outbox replaces: a task acknowledged when it starts, told to the broker alone."""

import os
import time

from celery import shared_task


@shared_task(acks_late=False)
def forgetful(number):
    """Work a little, then write one line."""
    time.sleep(0.1)
    with open(os.environ["SINK"], "a") as file:
        file.write(f"{number} done\n")
