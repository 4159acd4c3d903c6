"""When each queue's workers and the scheduler last showed that they live, kept in the database for all hosts."""

from django.core.cache import cache
from django.utils import timezone

KEEP = 24 * 3600  # seconds during which the age of a dead worker is still told


def show(*names):
    """Called every two seconds by who lives."""
    cache.set_many({f"heartbeat:{name}": timezone.now() for name in names}, KEEP)


def ages(names):
    """Seconds since each last showed itself; None for who never did."""
    now, seen = timezone.now(), cache.get_many([f"heartbeat:{name}" for name in names])
    shown = {name: seen.get(f"heartbeat:{name}") for name in names}
    return {name: at and round((now - at).total_seconds(), 1) for name, at in shown.items()}
