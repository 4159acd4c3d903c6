"""Deadlines: inclusive to the second, judged by when the request was received."""

from calendar import monthrange
from datetime import date, datetime, timedelta

DAY = timedelta(days=1)
GRACE = timedelta(seconds=60)  # between the deadline and the closing: what was received in time still arrives


def in_time(received: datetime, deadline: datetime | None) -> bool:
    """Whether what was received at this moment met the deadline (its whole second included; none: always)."""
    return deadline is None or received.replace(microsecond=0) <= deadline


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
