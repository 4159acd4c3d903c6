"""The hearings of a call: its slots laid out, who has chosen and who is silent, the sheet of the day, calendars and reminders."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from programs import blind, calendars, clock, phases, scoring
from programs.assignment import conflicts
from programs.models import Dossier, HearingSlot, Review

MOST = 60  # slots made at once
USUAL = timedelta(minutes=30)
WITH_CALENDAR = ("shortlist", "choose_hearing", "release_hearing")


def laid_out(call, data):
    """The slots of a day, one after the other, as ``HearingSlot`` not saved."""
    start, end = (datetime.combine(data["day"], data[name], get_default_timezone()) for name in ("begins", "ends"))
    length, pause = timedelta(minutes=data["minutes"]), timedelta(minutes=data["pause"])
    slots = []
    while start + length <= end and len(slots) < MOST:
        slots.append(HearingSlot(call=call, starts_at=start, ends_at=start + length, place=data["place"]))
        start += length + pause
    return slots


def schedule(call):
    """The slots of a call, each with the dossier that has it."""
    slots = list(HearingSlot.objects.filter(call=call).select_related("hearing__dossier__organization__territory"))
    for slot in slots:
        slot.taken_by = slot.hearing.dossier if hasattr(slot, "hearing") else None
    return slots


def without_slot(call):
    """The shortlisted dossiers that have chosen none, and were given no date."""
    found = call.dossiers.filter(state="shortlisted", hearing=None, hearing_at=None)
    return found.for_table().order_by("reference")


# ------------------------------------------------------------------ messages


def reminded(dossier, role, line):
    """Who is reminded of a hearing: nobody once it moved, or once there is nothing left to choose."""
    late = dossier.state != "shortlisted" or (role == "hearing_silent" and dossier.hearing_at)
    moved = role == "hearing_eve" and dossier.history.filter(name__in=WITH_CALENDAR).last() != line
    return [] if late or moved else dossier.people("lead", "member")


def attached(effect):
    """The entry for agendas that goes with a mail, as (name, bytes, type); None for the other mails."""
    line = effect and effect.line
    if line is None or line.machine != "dossier" or line.name not in WITH_CALENDAR:
        return None
    dossier = Dossier.objects.for_table().get(pk=line.dossier_id)
    gone = line.name == "release_hearing"
    if not gone and not dossier.hearing_at:
        return None
    method = "CANCEL" if gone else "PUBLISH"
    return "audition.ics", calendars.written(_("Hearing"), [entry(dossier, line, gone)], method), f"text/calendar; method={method}"  # fmt: skip


def entry(dossier, line, gone=False):
    """The hearing of a dossier in an agenda: the same one whenever it moves."""
    slot = getattr(dossier, "hearing", None)
    starts = dossier.hearing_at or line.at
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    return calendars.Entry(
        f"audition-{dossier.pk}@{host}", _("Hearing: %s") % dossier.title, starts, slot.slot.ends_at if slot else starts + USUAL, line.at,
        dossier.hearing_place, dossier.call.title, settings.SITE_URL + dossier.get_absolute_url(), line.seq, gone,
    )  # fmt: skip


# ------------------------------------------------------------------ the sheet of the jury


class Heard(NamedTuple):
    """One hearing on the sheet of a person: the dossier as they may know it, their own reading, the mean if it shows."""

    at: datetime
    place: str
    dossier: object
    aside: bool
    review: Review | None
    mark: object


def sheet(call, user):
    """The hearings of a call in their order, as this person may know them."""
    shortlisted = call.dossiers.filter(state="shortlisted", hearing_at__isnull=False)
    dossiers = list(shortlisted.for_table().order_by("hearing_at", "reference"))
    readings = list(Review.objects.filter(Q(reviewer=user) | Q(state="submitted"), dossier__in=dossiers))
    own = {review.dossier_id: review for review in readings if review.reviewer_id == user.pk}
    recused = {pk for pk, review in own.items() if review.declined_for == "conflict"}
    aside = recused | tied(call, dossiers, user)
    means, others = means_of(readings), marks_of_others(call, user)
    rows = [heard(dossier, own.get(dossier.pk), dossier.pk in aside, others, means) for dossier in dossiers]
    return list(blind.covered(rows, user))


def tied(call, dossiers, user):
    """The dossiers that a tie closes to this person; none to who runs the call."""
    if call.roles_of(user) & phases.SEEING:
        return set()
    return {dossier for dossier, _person in conflicts(call, dossiers, [user])}


def heard(dossier, review, aside, others, means):
    """One line of the sheet; who stood aside, or is tied, neither reads nor hears."""
    shows = others == "always" or (others == "after" and bool(review and review.state == "submitted"))
    mine = review if review and review.state in ("in_progress", "submitted") and not aside else None
    seen = means.get(dossier.pk) if shows and not aside else None
    return Heard(dossier.hearing_at, dossier.hearing_place, dossier, aside, mine, seen)


def marks_of_others(call, user):
    """When the mean of a dossier shows to this person: always to who runs or chairs, to the others as the phase says."""
    if call.roles_of(user) & (phases.SEEING | {"chair"}):
        return "always"
    return call.phase.others if call.phase else "never"


def means_of(readings):
    """The mean of the marks handed in, by dossier, for those that have some."""
    found = {}
    for review in readings:
        if review.state == "submitted" and review.mark is not None:
            found.setdefault(review.dossier_id, []).append(review.mark)
    return {dossier: scoring.mean(marks) for dossier, marks in found.items()}


def days(rows):
    """The lines of a sheet by day in Paris."""
    found = {}
    for row in rows:
        found.setdefault(localtime(row.at).date(), []).append(row)
    return list(found.items())


def now_open(plan):
    """Whether candidates still choose."""
    return bool(plan and clock.now() <= plan.choose_by)
