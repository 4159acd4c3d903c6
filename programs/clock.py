"""The application's clock: one function, so that tests and the demonstration can live in another time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.utils import timezone

_shift: ContextVar[timedelta] = ContextVar("shift", default=timedelta(0))


def now() -> datetime:
    """The present moment of the application, aware, in UTC."""
    return timezone.now() + _shift.get()


def today() -> date:
    """The present day in Europe/Paris."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Live at ``moment`` for a while; time keeps flowing from there."""
    token = _shift.set(moment - timezone.now())
    try:
        yield
    finally:
        _shift.reset(token)
