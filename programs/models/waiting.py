"""The waiting list of a call, by merit: numbered for good at the announcement, then called in its order."""

from django.apps import apps
from django.db.models import Avg, Max
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.comparability import standstill
from programs.equalising import LEAST, Reading, equalised
from programs.models.states import RANKED, State
from programs.permissions import May
from programs.workflow import Missing


def positions(call):
    """{dossier: number}: as announced, else by merit as it stands; those without a mark have none."""
    return (call.announced_at and told(call)) or merits(call)


def numbered(call):
    """The decisions of a call, in force or replaced since, that gave a number on its waiting list."""
    Decision = apps.get_model("programs", "Decision")
    return Decision.objects.filter(dossier__call=call, position__isnull=False)


def told(call):
    """The numbers that the announcement gave, whatever became of the dossiers since."""
    return dict(numbered(call).order_by("proposed_at").values_list("dossier", "position"))


def merits(call):
    """{dossier: number} of those that wait, best mark first by the marks that rank the call, then first submitted."""
    waiting = call.dossiers.filter(state=State.WAITLISTED).order_by("submitted_at", "id")
    fair = equal_marks(call) if call.ranked_by == "equalised" else None
    if fair is None:
        found = waiting.annotate(mean=Avg("reviews__mark")).exclude(mean=None).values_list("pk", "mean")
    else:
        found = [(pk, fair[pk]) for pk in waiting.values_list("pk", flat=True) if pk in fair]
    return {pk: rank for rank, (pk, _mark) in enumerate(sorted(found, key=lambda one: -one[1]), 1)}


def equal_marks(call):
    """The equalised mark of each dossier that a jury compared; None where they cannot be."""
    found = call.dossiers.filter(state__in=RANKED, reviews__mark__isnull=False).order_by(
        "reference", "reviews__reviewer", "reviews__id"
    )
    readings = [Reading(*one) for one in found.values_list("pk", "reviews__reviewer", "reviews__mark")]
    return None if standstill([one[:2] for one in readings], LEAST) else equalised(readings).marks


def number(call, by=None):
    """Give each of those who wait its number, for good."""
    Decision, ranks = apps.get_model("programs", "Decision"), merits(call)
    rows = list(Decision.objects.filter(dossier__in=ranks, outcome=State.WAITLISTED, replaced_at=None))
    for decision in rows:
        decision.position = ranks[decision.dossier_id]
    Decision.objects.bulk_update(rows, ["position"], batch_size=500)


def next_number(dossier):
    """The number of who joins the list once it is announced: the last one; None before, or where nobody has one."""
    if dossier.state != State.WAITLISTED or not dossier.is_announced:
        return None
    last = numbered(dossier.call).aggregate(last=Max("position"))["last"]
    return last and last + 1


def turn(call):
    """The decision of whom the next place is for, its dossier in hand; None when nobody who has a number waits."""
    waiting = numbered(call).filter(replaced_at=None, dossier__state=State.WAITLISTED).order_by("position")
    return waiting.select_related("dossier__organization__territory").defer("dossier__answers").first()


def missing_of_turn(dossier):
    """Those before it have been called, or are no longer on the list; who runs the call may do otherwise and says why."""
    first = turn(dossier.call)
    if first and first.dossier_id != dossier.pk:
        words = _("the turn of %(who)s, number %(number)d on the waiting list")
        yield Missing("turn", words % {"who": first.dossier, "number": first.position}, May("officer"))


def next_called(call, taken):
    """(free places, whom they are for), once a place is free after the announcement while the list holds; else nothing."""
    over = call.waitlist_until and call.waitlist_until < clock.today()
    if call.is_announced and call.places is not None and taken < call.places and not over and (first := turn(call)):
        return call.places - taken, first
    return None
