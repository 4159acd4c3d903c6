"""Celery: what is done after the answer, or by the clock. The outbox is the memory, the broker only a bell.

Everything is delivered at least once: a task that dies with its worker is done again, so tasks are idempotent.
"""

import logging
import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import heartbeat_sent
from kombu import Exchange, Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")  # Celery looks for it when the app is made

QUEUES = ["default", "mail", "documents"]
LONGEST = 25 * 60  # seconds that the longest task, a report of a thousand pages, may take

app = Celery("essaim")
app.config_from_object("django.conf:settings", namespace="CELERY")


TASKS = {
    "task_queues": [Queue(name, Exchange("essaim"), routing_key=name) for name in QUEUES],
    "task_default_queue": "default",
    "task_default_exchange": "essaim",
    "task_default_routing_key": "default",
    "task_create_missing_queues": False,  # a misspelt queue is an error, not a silent hole
    # mail and documents are named by programs.tasks, effect by effect
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "task_ignore_result": True,
    "task_time_limit": LONGEST,
    "task_soft_time_limit": LONGEST - 60,
    "task_publish_retry": False,  # the outbox keeps what the broker did not take: a page never waits for it
    "task_serializer": "json",
    "accept_content": ["json"],
}
WORKERS = {
    "worker_prefetch_multiplier": 1,
    "worker_max_memory_per_child": 600_000,  # kB; WeasyPrint takes 1.6 MB a page
    "worker_soft_shutdown_timeout": 8,  # seconds left to what is under way; the rest is delivered again
    "worker_cancel_long_running_tasks_on_connection_loss": True,
    "worker_hijack_root_logger": False,
}
BROKER = {
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,  # workers wait for a broker as long as it takes
    "broker_transport_options": {
        "visibility_timeout": LONGEST + 5 * 60,
        # what a killed worker held comes back in seconds; by default after some 100
        "unacked_restore_throttle": 1,
        "unacked_restore_interval": 2,
        "socket_connect_timeout": 2,
        "max_retries": 0,  # of a publisher
    },
}


@app.add_defaults
def defaults():
    """Read when first needed: importing this module needs no settings."""
    return {
        **TASKS,
        **WORKERS,
        **BROKER,
        "timezone": "Europe/Paris",
        # a tick that waited for its worker is worth nothing: the next one does the same
        "beat_schedule": {
            "heartbeat": {"task": "heartbeat", "schedule": 2.0, "options": {"expires": 10}},
            "outbox": {"task": "programs.tasks.sweep_outbox", "schedule": 1.0, "options": {"expires": 5}},
            "tick": {"task": "programs.tasks.tick", "schedule": 1.0, "options": {"expires": 5}},
            "camps": {"task": "hackathons.tasks.tick", "schedule": 1.0, "options": {"expires": 5}},
            "remind": {"task": "programs.tasks.remind", "schedule": 60.0, "options": {"expires": 50}},
            "retention": {"task": "programs.tasks.retain", "schedule": crontab(hour=3, minute=40)},
            "letterbox": {"task": "programs.tasks.empty_letterbox", "schedule": 60.0, "options": {"expires": 50}},
            "partners": {"task": "programs.tasks.remind_partners", "schedule": crontab(hour=9, minute=0)},
            "jurors": {"task": "programs.tasks.remind_jurors", "schedule": crontab(hour=8, minute=30)},
            "after": {"task": "programs.tasks.remind_after", "schedule": crontab(hour=8, minute=30)},
            "checkins": {"task": "programs.tasks.offer_checkins", "schedule": crontab(hour=8, minute=45)},
            "news": {"task": "hackathons.tasks.ask_news", "schedule": crontab(hour=9, minute=15)},
            "recruitment": {"task": "programs.tasks.recall_recruitment", "schedule": crontab(hour=8, minute=15)},
            "papers": {"task": "startups.tasks.make_papers", "schedule": crontab(hour=6, minute=15)},
            "returns": {"task": "residences.tasks.remind_returns", "schedule": crontab(hour=9, minute=0)},
            "figures": {"task": "startups.tasks.ask_figures", "schedule": crontab(hour=8, minute=45)},
            "statistics": {"task": "reports.tasks.count_figures", "schedule": crontab(minute="*/20")},
            "open data": {"task": "reports.tasks.make_open_data", "schedule": crontab(hour=4, minute=20)},
            "seal": {"task": "programs.tasks.seal_history", "schedule": crontab(hour=3, minute=10)},
        },
    }


app.autodiscover_tasks()


@app.task(name="heartbeat")
def heartbeat():
    """Show that scheduler, broker and worker pass things on to each other."""
    from programs import heartbeat  # the settings are ready only now

    heartbeat.show("scheduler")


@heartbeat_sent.connect
def worker_lives(sender, **_):
    """Every two seconds, from a worker's own process, however busy its children are."""
    from django.db import DatabaseError, connections  # the settings are ready only now

    from programs import heartbeat

    try:
        heartbeat.show(*app.amqp.queues.consume_from)
    except DatabaseError as error:  # its absence is a symptom to report, not a reason to stop
        logging.getLogger(__name__).warning("no heartbeat written: %s", error)
    finally:
        connections.close_all()  # this process forks, and its children must inherit no connection
