"""The order of the dossiers of a call: each reader's mark, their mean, the rank, how far the readers are apart."""

from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from programs import scoring
from programs.models import Review
from programs.models.review import READING
from programs.models.states import DECIDABLE, RANKED, State
from programs.workflow import Conflict

STEPS = {State.SELECTED: "select", State.WAITLISTED: "waitlist", State.REJECTED: "reject"}


class Ranked(NamedTuple):
    """A dossier as the jury compares it; ``mark`` is the mean of its readings, out of 100."""

    dossier: object
    readings: list
    mark: Decimal | None
    rank: int | None
    spread: Decimal | None
    missing: int

    @property
    def reference(self):
        return self.dossier.reference

    @property
    def state(self):
        return self.dossier.state

    @property
    def is_undecided(self):
        return self.state in DECIDABLE


def ranking(call, among=None):
    """The dossiers of a call (or some of them), best first, those without a mark last; in a constant number of queries."""
    reading = Review.objects.filter(state__in=READING).select_related("reviewer").order_by("reviewer__name", "id")
    among = call.dossiers.filter(state__in=RANKED) if among is None else among
    dossiers = among.for_table().prefetch_related(Prefetch("reviews", reading))
    rows = [measured(call, dossier) for dossier in dossiers.order_by("reference")]
    ranks = scoring.ranks({row.dossier.pk: row.mark for row in rows})
    ranked = [row._replace(rank=ranks[row.dossier.pk]) for row in rows]
    return sorted(ranked, key=lambda row: (row.rank is None, row.rank or 0, row.reference))


def measured(call, dossier):
    """A dossier with its marks, before it is compared with the others."""
    dossier.call = call
    readings = list(dossier.reviews.all())
    marks = [review.mark for review in readings if review.mark is not None]
    spread = max(marks) - min(marks) if len(marks) > 1 else None
    return Ranked(dossier, readings, scoring.mean(marks), None, spread, max(0, call.min_reviews - len(marks)))


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
