"""A sitting of a jury, dossier by dossier: in which order, who may take part, what is proposed and what it leaves of the places."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import assignment, blind, certainty, ranking, standing
from programs.models import Point, Presence
from programs.models.deliberation import WAITING
from programs.models.recusal import aside
from programs.workflow import Conflict

# said often enough to be chosen: the chair completes them
REASONS = [
    gettext_lazy("The need is real, the project is not yet mature enough to begin this year."),
    gettext_lazy("The users and the agents concerned are not yet involved in the project."),
    gettext_lazy("The commitment of the executive and of the services remains to be confirmed."),
    gettext_lazy("The financing plan is not balanced."),
    gettext_lazy("The project answers another programme better: the service in charge will contact you."),
    gettext_lazy("Of the same quality as those selected, it comes after them in the number of places."),
]


class Quorum(NamedTuple):
    """Who may take part in the discussion of a dossier: how many there are, how many are needed, who stands aside."""

    present: int
    needed: int
    aside: list

    @property
    def is_met(self):
        return self.present >= self.needed


class Scene(NamedTuple):
    """A sitting as its page shows it: the agenda, the members with their presence, the dossiers already settled."""

    agenda: certainty.Agenda
    seats: list
    points: list
    members: int
    present: int
    needed: int

    @property
    def left(self):
        """How many dossiers wait."""
        return len(self.agenda.discuss) + len(self.agenda.inside) + len(self.agenda.outside)


def scene(sitting, user, rows=None) -> Scene:
    """The sitting as this person may see it: a chair who stands aside from a dossier does not find it."""
    prefetch_related_objects([sitting], "presences")
    call, known = sitting.call, {one.person_id: one for one in sitting.presences.all()}
    members, hidden = sitting.members, closed(call, user)
    found = [row for row in waiting(call) if row.place.dossier not in hidden]
    points = sitting.points.select_related("dossier__call__program", "dossier__organization__territory").order_by(
        "-at", "id"
    )
    return Scene(
        certainty.agenda(found, call.places), [(one, known.get(one.pk)) for one in members],
        [one for one in blind.covered(points, user) if one.dossier_id not in hidden],
        len(members), len(sitting.present), call.quorum_of(len(members)),
    )  # fmt: skip


def waiting(call) -> list:
    """The rows of the ranking that still wait for a proposal."""
    return [row for row in ranking.rows(call, standing.of(call)) if row.state in WAITING]


def closed(call, user) -> set:
    """The dossiers that a chair stands aside from: whoever runs the call sees them all."""
    if call.roles_of(user) & {"officer", "authority", "admin"}:
        return set()
    return set(call.dossiers.filter(aside(user)).values_list("pk", flat=True))


def quorums(sitting, dossiers) -> dict:
    """The quorum of each of these dossiers, in a constant number of queries."""
    members, present = sitting.members, sitting.present
    found = assignment.conflicts(sitting.call, dossiers, members)
    told = {}
    for dossier in dossiers:
        aside = [one for one in members if (dossier.pk, one.pk) in found]
        able = present - {one.pk for one in aside}
        told[dossier.pk] = Quorum(len(able), sitting.call.quorum_of(len(members), len(aside)), aside)
    return told


def note(sitting, presences: dict):
    """Note who is there: person → how; what is not said stays as it was."""
    for person, how in presences.items():
        Presence.objects.update_or_create(deliberation=sitting, person_id=person, defaults={"how": how})


def settle(sitting, dossiers: Iterable, outcome, by, comment="", amount=None, waive=(), received_at=None):
    """Propose this outcome for each dossier within its quorum; return those proposed, and each refusal in words."""
    dossiers = list(dossiers)
    known, done, refusals = quorums(sitting, dossiers), [], []
    for dossier in dossiers:
        quorum = known[dossier.pk]
        if not quorum.is_met:
            refusals.append(
                (dossier, _("The quorum is not met: %(present)d present out of %(needed)d needed.") % quorum._asdict())
            )
            continue
        try:
            with transaction.atomic():
                in_session(sitting)
                proposed, refused = ranking.propose([dossier], outcome, by, comment, waive, received_at=received_at)
                if proposed:
                    keep(sitting, dossier, outcome, quorum, by, len(dossiers) > 1, amount)
        except ValidationError as error:
            refused = [(dossier, ", ".join(error.messages))]
            proposed = []
        done += proposed
        refusals += refused
    return done, refusals


def in_session(sitting):
    """Nothing, the sitting being locked; raises Conflict when someone has just ended it."""
    fresh = sitting.lock()
    if fresh.state != "in_session":
        raise Conflict(fresh.history.last())


def keep(sitting, dossier, outcome, quorum, by, together, amount):
    """The line of the minutes, and the amount granted with the proposal."""
    Point.objects.create(
        deliberation=sitting,
        dossier=dossier,
        outcome=outcome,
        together=together,
        present=quorum.present,
        needed=quorum.needed,
        by=by,
    )
    if amount is not None:
        dossier.decisions.filter(replaced_at=None).update(amount=amount)


class Balance(NamedTuple):
    """What the proposals take: places and euros, out of those that the call has."""

    selected: int
    places: int | None
    waiting: int
    granted: Decimal
    envelope: Decimal | None
    unknown: int  # selected without an amount

    @property
    def places_left(self):
        return None if self.places is None else self.places - self.selected

    @property
    def left(self):
        return None if self.envelope is None else self.envelope - self.granted


def balance(call) -> Balance:
    """Where the places and the envelope of a call stand."""
    return Balance(**call.balance(), places=call.places, envelope=call.envelope)
