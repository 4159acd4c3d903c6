"""When a mail leaves: at once, after the quiet hours of who receives it, or with the next digest. Pure."""

from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

DIGEST_AT = time(8)  # at the clock of who receives it
MONDAY, SATURDAY = 0, 5


class Hours(NamedTuple):
    """The quiet hours of someone: from an hour to another (none: None), the week-end, the clock they live by."""

    since: time | None
    until: time | None
    weekend: bool
    zone: ZoneInfo


def disturbed(moment: datetime, hours: Hours) -> datetime | None:
    """When the quiet period that this moment falls in ends; None when it falls in none."""
    local = moment.astimezone(hours.zone)
    if hours.weekend and local.weekday() >= SATURDAY:
        return datetime.combine(local.date() + timedelta(days=7 - local.weekday()), time(), hours.zone)
    if hours.since is None or hours.until is None or hours.since == hours.until:
        return None
    hour, night = local.time(), hours.since > hours.until
    if night and hour >= hours.since:
        return datetime.combine(local.date() + timedelta(days=1), hours.until, hours.zone)
    if hour < hours.until and (night or hour >= hours.since):
        return datetime.combine(local.date(), hours.until, hours.zone)
    return None


def awake(moment: datetime, hours: Hours) -> datetime:
    """The first moment from this one that is not quiet."""
    while (end := disturbed(moment, hours)) is not None:
        moment = end
    return moment


def next_digest(rhythm: str, now: datetime, hours: Hours) -> datetime:
    """When the next digest of this rhythm leaves: the next morning, or the morning of the next Monday."""
    local = now.astimezone(hours.zone)
    day = local.date() if local.time() < DIGEST_AT else local.date() + timedelta(days=1)
    if rhythm == "weekly":
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return awake(datetime.combine(day, DIGEST_AT, hours.zone), hours)


def leaves(rhythm: str, urgent: bool, now: datetime, hours: Hours) -> tuple[bool, datetime | None]:
    """Whether it is gathered with others, and when it leaves: None at once; None of what is gathered, never (on the site only)."""
    if rhythm == "site":
        return True, None
    if rhythm != "instant":
        return True, next_digest(rhythm, now, hours)
    then = now if urgent else awake(now, hours)
    return False, None if then == now else then
