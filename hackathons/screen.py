"""What the screen of the room says: the moment in hand and the next, how long is left, who is here in number, the last words."""

from typing import NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hackathons.models import AgendaItem, Announcement, Camp
from programs import clock

WORDS = 3  # announcements that one reads from five metres
LAST = 30 * 60  # seconds before the end from which it shows


class Screen(NamedTuple):
    """What is shown at a moment; no person is ever named."""

    camp: Camp
    moment: object
    now: list[AgendaItem]
    next: AgendaItem | None
    seconds: int | None  # until the end of the camp; None when it is not under way
    present: int
    words: list[Announcement]

    @property
    def near(self):
        """The end is near."""
        return self.seconds is not None and self.seconds <= LAST

    @property
    def left(self):
        """How long is left, in words."""
        return spoken(self.seconds) if self.seconds is not None else ""

    @property
    def next_day(self):
        """Whether what comes next is on another day."""
        return bool(self.next) and localtime(self.next.starts_at).date() != localtime(self.moment).date()


def of(camp):
    """The screen of a camp now."""
    moment = clock.now()
    items = list(camp.agenda.all())
    coming = [one for one in items if one.starts_at > moment]
    running = camp.state == "running" and camp.ends_at
    return Screen(
        camp, moment, [one for one in items if one.starts_at <= moment < one.ends_at], coming[0] if coming else None,
        max(0, int((camp.ends_at - moment).total_seconds())) if running else None,
        camp.registrations.filter(state="checked_in").count(), list(camp.announcements.in_force()[:WORDS]),
    )  # fmt: skip


def spoken(seconds):
    """A duration as it is read from afar: "4 h 12", "9 min", "moins d’une minute"."""
    hours, minutes = divmod(seconds // 60, 60)
    if hours >= 48:
        return _("%d days") % (hours // 24)
    if hours:
        return _("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": minutes}
    return _("%d min") % minutes if minutes else _("less than a minute")
