"""The demonstration's jury at work: slots of hearing to choose from, a sitting convened and one that was cancelled."""

from datetime import datetime, time, timedelta

from django.utils.timezone import get_default_timezone

from programs import clock, deliberating
from programs.models import Deliberation, HearingPlan
from reports.demo.story import days_ago, forget_mails, take

PLACE = "20, avenue de Ségur, Paris, salle 3"


def at(days, hour):
    """An hour, so many days from now, in Paris."""
    day = clock.today() + timedelta(days=days)
    return datetime.combine(day, time(hour), get_default_timezone())


def slots(call):
    """Two half-days of hearings, among which the shortlisted choose."""
    HearingPlan.objects.create(
        call=call, choose_by=at(7, 18), questions="Qui, dans vos services, portera le projet après la résidence ?"
    )
    for days in (12, 13):
        for hour in (9, 10, 11):
            call.hearing_slots.create(
                starts_at=at(days, hour), ends_at=at(days, hour) + timedelta(minutes=45), place=PLACE
            )


def convene(call, officer, jury):
    """A sitting put off, then the one that takes place, some of its members already known to come."""
    with days_ago(6):
        first = Deliberation(call=call, starts_at=at(8, 14), place=PLACE)
        first.begin(by=officer)
        take(first, "cancel", officer, comment="Deux membres sont retenus : nous choisissons une autre date.")
    with days_ago(3):
        sitting = Deliberation(call=call, starts_at=at(6, 14), place=PLACE)
        sitting.begin(by=officer)
        deliberating.note(
            sitting, {jury[0].pk: "remote", jury[1].pk: "room", jury[2].pk: "room", jury[3].pk: "excused"}
        )
        forget_mails()
