"""The door of a camp on the day: who is expected, who is in, who is noted from paper or from a phone without network."""

from typing import NamedTuple

from django.contrib.postgres.lookups import Unaccent
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.utils.text import capfirst
from django.utils.timezone import localtime

from hackathons.models import Registration
from hackathons.presets import PROFILES
from programs import clock
from programs.models import History
from programs.workflow import Conflict

EXPECTED = ("confirmed", "pending", "waitlisted", "absent")  # whom the door may let in
OVER = ("deliberation", "follow_up", "closed")  # states of a camp whose event is over
LIGHT = (  # the long texts that no page of the door shows
    "camp__text", "camp__dossier__answers", "camp__dossier__call__definition", "camp__dossier__call__text",
)  # fmt: skip


class Tally(NamedTuple):
    """How many people of a camp, or of one of its profiles, are where."""

    label: str = ""
    present: int = 0
    expected: int = 0  # a place, and not in yet
    tomorrow: int = 0  # of those expected, the ones announced for the second day only, as long as it has not come
    waiting: int = 0
    unconfirmed: int = 0
    absent: int = 0

    @property
    def coming(self):
        """Those who have a place, in or not."""
        return self.present + self.expected


COLUMNS = {"checked_in": "present", "confirmed": "expected", "waitlisted": "waiting", "pending": "unconfirmed", "absent": "absent"}  # fmt: skip


def tallies(camp):
    """The count of the whole camp, then of each profile that somebody has, in one query."""
    rows = camp.registrations.exclude(state="cancelled").order_by()
    first = not second_day(camp)
    sums = {"": dict.fromkeys(Tally._fields[1:], 0)}
    for profile, state, late, n in rows.values_list("profile", "state", "from_second_day").annotate(n=Count("pk")):
        for key in ("", profile):
            one = sums.setdefault(key, dict.fromkeys(Tally._fields[1:], 0))
            one[COLUMNS[state]] += n
            one["tomorrow"] += n if late and first and state == "confirmed" else 0
    whole = Tally(**sums.pop(""))
    return whole, [Tally(capfirst(str(label)), **sums[code]) for code, label in PROFILES if code in sums]


def second_day(camp):
    """Whether the second day of the camp has come."""
    return bool(camp.starts_at) and clock.today() > localtime(camp.starts_at).date()


def people(camp, **only):
    """Registrations in the order of their names, whatever their capitals and accents."""
    return camp.registrations.filter(**only).order_by(Lower(Unaccent("name")), "arrival")


def named(rows, words):
    """Those whose name, or address, holds each of these words."""
    for word in words.split()[:5]:
        rows = rows.filter(Q(name__unaccent__icontains=word) | Q(email__icontains=word))
    return rows


def at_hand(**which):
    """A registration with what the door judges of its camp, and none of its long texts."""
    return Registration.objects.select_related("camp__dossier__call").defer(*LIGHT).filter(**which)


def let_in(registration, by, at, told):
    """Note that someone came at this hour; "in", "known" when they already were, else why not."""
    try:
        registration.check_in(by=by, received_at=at, data=told)
    except Conflict:
        now = Registration.objects.values_list("state", flat=True).get(pk=registration.pk)
        return "known" if now == "checked_in" else "moved"
    except ValidationError as error:
        return ", ".join(error.messages)
    return "in"


def sent_before(registration, moment):
    """Whether the phone already sent what it noted at this moment: its answer was lost, or the person left again since."""
    lines = History.objects.filter(machine="registration", object_id=registration.pk, name="check_in")
    return lines.filter(detail__data__phone=moment).exists()
