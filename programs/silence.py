"""Jurors who keep silent: reminded twice, then their readings not begun become free again; what is begun stays theirs."""

from datetime import datetime, timedelta

from django.db.models import Min, OuterRef, Subquery

from programs import clock
from programs.models import JuryMember, Review, User
from programs.models.jury import OVER
from programs.models.recusal import aside
from programs.workflow import Conflict

RUNNING = ("closed", "reviewing")  # the states of a call in which its jury reads
INVITED_FOR = timedelta(days=7)  # how long an invitation waits before its only reminder


def due(oldest: datetime, reminded: datetime | None, now: datetime, days: int) -> str:
    """What the oldest unanswered reading calls for: "free", "nudge" at half the delay and on its last day, or nothing."""
    if now - oldest >= timedelta(days=days):
        return "free"
    passed = [oldest + timedelta(days=n) for n in (days // 2, days - 1) if now - oldest >= timedelta(days=n)]
    return "nudge" if passed and (reminded is None or reminded < max(passed)) else ""


def waiting(members):
    """Those who have readings to accept, each with when the oldest was given."""
    open_ = Review.objects.filter(dossier__call=OuterRef("call"), reviewer=OuterRef("person"), state="assigned")
    oldest = open_.order_by().values("reviewer").annotate(first=Min("since")).values("first")
    return members.sitting().annotate(oldest=Subquery(oldest)).exclude(oldest=None)


def sweep():
    """Remind those who keep silent, take back what they have not begun; remind once those who have not answered."""
    system, now = User.objects.system(), clock.now()
    members = JuryMember.objects.filter(call__state__in=RUNNING, call__silent_days__isnull=False)
    for member in waiting(members).select_related("call").order_by("id"):
        if member.is_available(clock.today()):
            act(member, due(member.oldest, member.reminded_at, now, member.call.silent_days), system)
    invited = JuryMember.objects.filter(state="invited", reminded_at=None, since__lte=now - INVITED_FOR)
    for member in invited.exclude(call__state__in=OVER).order_by("id"):
        act(member, "remind", system)


def act(member, what, by):
    """Take the step that silence calls for, unless someone has just moved the member."""
    step = {"free": member.free_readings, "nudge": member.nudge, "remind": member.remind}.get(what)
    try:
        if step:
            step(by=by)
    except Conflict:
        return


def open_readings(member, moment=None):
    """The readings that a member has not begun; those given before a moment only, if any."""
    found = Review.objects.filter(dossier__call=member.call_id, reviewer=member.person_id, state="assigned")
    return found.filter(since__lte=moment) if moment else found


def free_readings(effect, member):
    """Take back the readings not begun: by the scheduler the late ones only, else all of them."""
    late = effect.line.actor_id is None or effect.line.actor.is_system
    days = member.call.silent_days
    limit = effect.line.at - timedelta(days=days) if late and days else None
    each(open_readings(member, limit), "free")


def recuse(effect, member):
    """Set a member aside from each dossier that what they declared closes to them."""
    Dossier = member.call.dossiers.model
    closed = Dossier.objects.filter(aside(member.person), call=member.call_id)
    given = Review.objects.filter(reviewer=member.person_id, dossier__in=closed.values("pk"))
    each(given.filter(state__in=("assigned", "in_progress", "submitted")), "set_aside")


def each(reviews, step):
    """Take this step on each reading, as the system, each in its own transaction."""
    for review in reviews.select_related("dossier__call").order_by("id"):
        try:
            getattr(review, step)(by=User.objects.system())
        except Conflict:
            continue  # its reviewer has just moved it


MOVES = {"free_readings": free_readings, "recuse": recuse}
