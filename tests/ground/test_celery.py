"""What Celery must be told so that nothing is lost, doubled by mistake, or waits for ever."""

import time

import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from config.celery import heartbeat


def test_no_task_lasts_longer_than_the_broker_waits_for_it():
    conf = current_app.conf
    assert conf.task_soft_time_limit < conf.task_time_limit < conf.broker_transport_options["visibility_timeout"]


def test_a_message_reaches_one_queue_only(bell):
    heartbeat.apply_async(queue="documents")
    with current_app.connection() as link:
        channel = link.default_channel
        waiting = {
            name: queue(channel).queue_declare().message_count for name, queue in current_app.amqp.queues.items()
        }
    assert waiting == {"default": 0, "mail": 0, "documents": 1}


def test_a_page_does_not_wait_for_a_broker_that_is_away(bell):
    bell.kill()
    bell.wait()
    started = time.monotonic()
    with pytest.raises(OperationalError):
        heartbeat.delay()
    assert time.monotonic() - started < 2


def test_every_task_of_the_schedule_exists():
    current_app.loader.import_default_modules()
    assert {entry["task"] for entry in current_app.conf.beat_schedule.values()} <= set(current_app.tasks)
