"""The interviews of a position: its slots laid out, who has chosen, what each of the panel may read, the comparison."""

from datetime import datetime, timedelta
from statistics import fmean
from typing import NamedTuple

from django.conf import settings
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs import calendars
from programs.models import Applicant, InterviewSlot, Panelist, Scorecard
from programs.models.interviewing import BEST

MOST = 60  # slots made at once
MET = ("interview", "offered", "hired")  # whom a panel reads


def laid_out(position, data):
    """The slots of a day, one after the other, as ``InterviewSlot`` not saved."""
    start, end = (datetime.combine(data["day"], data[name], get_default_timezone()) for name in ("begins", "ends"))
    length, pause = timedelta(minutes=data["minutes"]), timedelta(minutes=data["pause"])
    slots = []
    while start + length <= end and len(slots) < MOST:
        slots.append(InterviewSlot(position=position, starts_at=start, ends_at=start + length, place=data["place"]))
        start += length + pause
    return slots


def schedule(position):
    """The slots of a position, each with the applicant who has it."""
    slots = list(position.slots.select_related("interview__applicant"))
    for slot in slots:
        slot.taken_by = slot.interview.applicant if hasattr(slot, "interview") else None
    return slots


def silent(position):
    """Those who are invited and have chosen no slot."""
    return position.applicants.filter(state="interview", interview=None).in_order()


def met(position):
    """Those whom the panel meets, in the order of their interviews."""
    rows = position.applicants.filter(state__in=MET).select_related("interview__slot")
    return rows.order_by("interview__slot__starts_at", "received_at", "id")


def best(position):
    """The highest total of a grid."""
    return BEST * len(position.criteria)


def seat_of(position, user):
    """The seat of this account on the panel, if its address is there."""
    return Panelist.objects.filter(position=position, email=user.email).first()


class Cards(NamedTuple):
    """The scorecards of an applicant as one person may know them: how many are signed, those that they may read, their own."""

    count: int
    rows: list
    own: Scorecard | None
    hidden: bool


def cards(applicant, seat):
    """The scorecards signed: hidden to a member of the panel until theirs is."""
    signed = list(applicant.scorecards.signed().select_related("panelist").order_by("panelist__name", "id"))
    own = next((card for card in signed if seat and card.panelist_id == seat.pk), None)
    waited = bool(seat) and own is None
    return Cards(len(signed), [] if waited else signed, own, waited and bool(signed))


def readable(applicant, user):
    """The scorecards, as a recruiter may know them."""
    return cards(applicant, seat_of(applicant.position, user))


class Compared(NamedTuple):
    """One applicant beside the others: the mean of each criterion, the mean total, the advices."""

    applicant: Applicant
    means: list
    total: float | None
    advices: dict
    hidden: bool


def compared(position, seat):
    """Those whom the panel met, the best first; what this person may not read yet is left out."""
    rows = position.applicants.filter(state__in=MET).prefetch_related("scorecards").select_related("interview__slot")
    found = [facing(one, seat) for one in rows.order_by("received_at", "id")]
    return sorted(found, key=lambda row: -(row.total or 0))


def facing(one, seat):
    """One line of the comparison."""
    signed = [card for card in one.scorecards.all() if card.signed_at]
    hidden = bool(signed and seat) and not any(card.panelist_id == seat.pk for card in signed)
    shown = [] if hidden else signed
    means = [fmean(marks) for marks in zip(*(card.marks for card in shown), strict=False)] if shown else []
    advices = {code: sum(card.advice == code for card in shown) for code in ("yes", "perhaps", "no")}
    return Compared(one, means, fmean(card.total for card in shown) if shown else None, advices, hidden)


def kind_words(position):
    """The usual words of a refusal, to be rewritten."""
    return _(
        "Thank you for your application for the position “%(title)s”, and for the time you gave it.\n\n"
        "We read it with attention. We are going on with people whose experience is nearer to what this project needs now: it is no judgement on your worth.\n\n"
        "We would be glad to read you again for another position."
    ) % {"title": position.title}


def joined(effect):
    """The entry for agendas that goes with the mail of who has just chosen a slot."""
    if effect.line.name != "choose_slot":
        return
    one = Applicant.objects.select_related("position", "interview__slot").get(pk=effect.line.object_id)
    if slot := getattr(one, "interview", None) and one.interview.slot:
        host = settings.SITE_URL.partition("://")[2].partition(":")[0]
        entry = calendars.Entry(
            f"entretien-{one.pk}@{host}", _("Interview: %s") % one.position, slot.starts_at, slot.ends_at, effect.line.at, slot.place, "",
            settings.SITE_URL + one.position.public_url, effect.line.seq,
        )  # fmt: skip
        yield (
            "entretien.ics",
            calendars.written(pgettext("agenda", "Interview"), [entry]),
            "text/calendar; method=PUBLISH",
        )
