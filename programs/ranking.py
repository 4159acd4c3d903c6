"""The order of the dossiers of a call, as pages and minutes show it, and the proposals made from it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from programs import standing
from programs.models import Review
from programs.models.review import READING
from programs.models.states import State
from programs.workflow import Conflict

PLACE = ("organization__territory", "organization__attached_to")  # the call itself is in hand: its form is long to read
STEPS = {State.SELECTED: "select", State.WAITLISTED: "waitlist", State.REJECTED: "reject"}


class Ranked:
    """A dossier as the jury compares it: its place, then, once ``filled``, the dossier itself and its readings."""

    def __init__(self, call, place):
        self.call, self.place, self.dossier, self.readings = call, place, None, []

    def __getattr__(self, name):
        """What its place says: reference, state, raw, equalised, mark, rank, raw_rank, gained, spread, span, missing, is_near, is_undecided."""
        return getattr(self.__dict__["place"], name)


def ranking(call, among=None):
    """The dossiers of a call (or some of them), best first, those without a mark last; in a constant number of queries."""
    found = standing.of(call) if among is None else standing.among(call, among)
    return filled(call, rows(call, found))


def rows(call, found):
    """Every row of a ranking, from how the call stands: nothing is read for it yet."""
    return [Ranked(call, place) for place in found.places]


def filled(call, rows):
    """These rows with their dossiers and readings, in two queries."""
    reading = Review.objects.filter(state__in=READING).defer("scores", "comments", "opinion")
    reading = reading.select_related("reviewer").order_by("reviewer__name", "id")
    keys = [row.place.dossier for row in rows]
    dossiers = (
        call.dossiers.filter(pk__in=keys)
        .select_related(*PLACE)
        .defer("answers")
        .prefetch_related(Prefetch("reviews", reading))
    )
    known = {dossier.pk: dossier for dossier in dossiers}
    for row in rows:
        row.dossier = known[row.place.dossier]
        row.dossier.call, row.readings = call, list(row.dossier.reviews.all())
    return rows


def propose(dossiers, outcome, by, comment="", waive=(), seen=None, received_at=None):
    """Propose this outcome for each dossier as its own step; return those proposed, and each refusal in words."""
    done, refusals = [], []
    for dossier in dossiers:
        try:
            if outcome not in STEPS or not dossier.step(STEPS[outcome], by):
                raise PermissionDenied
            number = (seen or {}).get(str(dossier.pk), dossier.seq)
            lacking = [code for code in waive if code in {need.code for need in dossier.missing_to_decide()}]
            getattr(dossier, STEPS[outcome])(
                by=by, seen=number, comment=comment, waive=lacking, received_at=received_at
            )
            done.append(dossier)
        except ValidationError as error:
            refusals.append((dossier, _("Still missing: %s.") % ", ".join(error.messages)))
        except Conflict as conflict:
            refusals.append(
                (
                    dossier,
                    _("%s has just moved it.") % conflict.line.actor
                    if conflict.line
                    else _("Someone has just moved it."),
                )
            )
        except PermissionDenied:
            refusals.append((dossier, _("No decision can be proposed: it is “%s”.") % dossier.get_state_display()))
    return done, refusals
