"""Calendars that agendas subscribe to (iCalendar, RFC 5545): dated entries, escaped, folded."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from programs import clock

FOLD = 73  # octets of a line, the line break and the leading space apart


class Entry(NamedTuple):
    """One entry: a stable identifier, what, when, where, and the page that tells more."""

    uid: str
    title: str
    starts: datetime
    ends: datetime
    changed: datetime
    place: str = ""
    text: str = ""
    url: str = ""
    sequence: int = 0  # how many times it has changed, so that agendas take the change up
    cancelled: bool = False


def written(name: str, entries: Iterable[Entry], method: str = "PUBLISH") -> bytes:
    """The whole calendar, as agendas read it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Essaim//FR",
        f"METHOD:{method}",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for entry in entries:
        lines += event(entry)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in folded(line)).encode()


def event(entry: Entry) -> Iterator[str]:
    """The lines of an entry; those that have nothing to say are left out."""
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp(entry.changed)}"
    yield f"DTSTART:{stamp(entry.starts)}"
    yield f"DTEND:{stamp(entry.ends)}"
    for name, value in (
        ("SUMMARY", escaped(entry.title)),
        ("LOCATION", escaped(entry.place)),
        ("DESCRIPTION", escaped(entry.text)),
        ("URL", entry.url),
        ("SEQUENCE", str(entry.sequence or "")),
        ("STATUS", "CANCELLED" if entry.cancelled else ""),
    ):
        if value:
            yield f"{name}:{value}"
    yield "END:VEVENT"


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """A text without what would end a value or a line."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, never cut within a letter."""
    part, space = "", ""
    for letter in line:
        if len((part + letter).encode()) > FOLD:
            yield space + part
            part, space = "", " "
        part += letter
    yield space + part


def of_edition(edition, site: str) -> Iterator[Entry]:
    """The events of an edition, and the last hour of each of its calls."""
    host = site.partition("://")[2].partition(":")[0]
    for one in edition.events.all():
        page = one.web or site + edition.get_absolute_url()
        yield Entry(
            f"{one.pk}@{host}", one.title, one.starts_at, one.ends_at, one.changed_at, one.place, one.summary, page
        )
    for call in edition.calls.public().exclude(closes_at=None):
        at = call.closes_at - timedelta(minutes=15)
        title = _("Last minutes to answer: %s") % call.title
        yield Entry(
            f"{call.pk}@{host}",
            title,
            at,
            call.closes_at,
            call.since or clock.now(),
            text=call.summary,
            url=site + call.get_absolute_url(),
        )


def of_cohort(cohort, site: str) -> Iterator[Entry]:
    """The meetings of a cohort; a cancelled one says so."""
    host = site.partition("://")[2].partition(":")[0]
    page = site + cohort.get_absolute_url()
    for one in cohort.events.all():
        yield Entry(
            f"{one.pk}@{host}", f"{one.title} – {cohort.name}", one.starts_at, one.ends_at, one.changed_at, one.place, one.text, page,
            one.sequence, cancelled=bool(one.cancelled_at),
        )  # fmt: skip
