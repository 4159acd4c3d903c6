"""Which broker the application rings at, for the time of a test."""

from contextlib import contextmanager

from celery import current_app


def forget():
    """The connections that Celery keeps to the former broker."""
    current_app.amqp._producer_pool = current_app._pool = None


@contextmanager
def at(url):
    """Ring there, then where it was."""
    before, current_app.conf.broker_url = current_app.conf.broker_url, url
    forget()
    yield
    current_app.conf.broker_url = before
    forget()
