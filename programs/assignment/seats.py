"""Who reads what: for each dossier of a call its readers, those who may be added, those who are tied to it."""

from collections import Counter, defaultdict
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Count, Q, Sum
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from programs.models import Review, Role, User
from programs.models.recusal import TEAM, declared_by, ties
from programs.models.review import READABLE, READING
from programs.workflow import Conflict


class Row(NamedTuple):
    """A dossier to read: its readings, who may be added, who may not and why, how many readings it lacks."""

    dossier: object
    readings: list
    free: list
    tied: list
    missing: int


class Seat(NamedTuple):
    """A place on which a reviewer may be put; ``key`` names it in a form, ``load`` is how much they already read of ``capacity``."""

    person: User
    key: str
    load: int
    capacity: int | None = None  # none said

    @property
    def is_full(self):
        """Whether one reading more is beyond what they said they could read."""
        return self.capacity is not None and self.load >= self.capacity


class Member(NamedTuple):
    """A member of the jury, with all their roles on it, chair first, and where their readings stand."""

    roles: list
    person: User
    given: int
    submitted: int
    to_accept: int
    in_progress: int
    recused: int

    @property
    def chairs(self):
        """Whether they chair the jury."""
        return any(role.code == Role.Code.CHAIR for role in self.roles)

    @property
    def role(self):
        """One of their roles: the one whose quality is written, if any."""
        return next((role for role in self.roles if role.quality), self.roles[0])

    @property
    def removable(self):
        """Whether nothing is under way: else their readings are released first."""
        return not (self.to_accept or self.in_progress)


def to_read(call):
    """The dossiers of a call that a jury may be given to read, in the order of their references."""
    return call.dossiers.filter(state__in=READABLE).order_by("reference")


def roles(call):
    """The roles on the jury of a call now, chair first."""
    held = Role.objects.active().filter(call=call, code__in=("chair", "reviewer"))
    return held.select_related("person__organization__territory").order_by("code", "person__name", "id")


def reviewers(call):
    """Those who may be given readings, in order of name."""
    people = User.objects.holding("reviewer", program=call.program_id, call=call.pk)
    return people.select_related("organization__territory")


def loads(call):
    """How many dossiers each person reads in this call."""
    reading = Review.objects.filter(dossier__call=call, state__in=READING)
    return Counter(reading.values_list("reviewer", flat=True))


def capacities(call):
    """How many dossiers each member of the jury said they can read; None where they said nothing."""
    return dict(call.jury.sitting().values_list("person", "capacity"))


def wanting(call):
    """The dossiers to read, in no order, each with how many readers it lacks (``lack``)."""
    reading = Count("reviews", filter=Q(reviews__state__in=READING))
    return to_read(call).order_by().annotate(lack=Greatest(call.min_reviews - reading, 0))


def short(call):
    """Those that lack readers."""
    return wanting(call).filter(lack__gt=0)


def lacking(call):
    """How many dossiers there are to read, how many lack readers, and how many readings that makes."""
    found = wanting(call).aggregate(all=Count("pk"), dossiers=Count("pk", filter=Q(lack__gt=0)), readings=Sum("lack"))
    return found | {"readings": found["readings"] or 0}


def matrix(call, dossiers):
    """One row for each of these dossiers, in a constant number of queries."""
    dossiers = list(dossiers)
    readings, team = defaultdict(list), defaultdict(list)
    for review in (
        Review.objects.filter(dossier__in=dossiers).select_related("reviewer").order_by("reviewer__name", "id")
    ):
        readings[review.dossier_id].append(review)
    for role in Role.objects.filter(dossier__in=dossiers, code__in=TEAM).select_related("person").order_by("id"):
        team[role.dossier_id].append((role.code, role.person))
    people, load, room = list(reviewers(call)), loads(call), capacities(call)
    declared = declared_by(people, call)
    return [
        row(call, dossier, readings[dossier.pk], team[dossier.pk], people, load, room, declared) for dossier in dossiers
    ]


def row(call, dossier, readings, team, people, load, room, declared):
    dossier.call = call
    known = {review.reviewer_id for review in readings}
    others = [
        (person, [str(tie) for tie in ties(dossier, person, team, declared.get(person.pk, ()))])
        for person in people if person.pk not in known
    ]  # fmt: skip
    seats = [
        Seat(person, f"{dossier.pk}:{person.pk}", load[person.pk], room.get(person.pk))
        for person, why in others if not why
    ]  # fmt: skip
    free = sorted(seats, key=lambda seat: (seat.is_full, seat.load))
    reading = sum(review.state in READING for review in readings)
    return Row(dossier, readings, free, [(p, why) for p, why in others if why], max(0, call.min_reviews - reading))


def assign(pairs, by):
    """Give each (dossier, reviewer) as its own step; return how many were given, and each refusal in words."""
    given, refusals = 0, []
    for dossier, reviewer in pairs:
        try:
            Review(dossier=dossier, reviewer=reviewer).begin(by=by)
            given += 1
        except (Conflict, IntegrityError):
            refusals.append(_("%(who)s already reads %(dossier)s.") % {"who": reviewer, "dossier": dossier})
        except ValidationError as error:
            what = {"who": reviewer, "dossier": dossier, "why": ", ".join(error.messages)}
            refusals.append(_("%(who)s cannot read %(dossier)s. Still missing: %(why)s.") % what)
    return given, refusals


def members(call):
    """The members of the jury with their progress, each once, chair first, in a constant number of queries."""
    count, recused, held = defaultdict(Counter), Counter(), defaultdict(list)
    for role in roles(call):
        held[role.person].append(role)
    for person, state, why in Review.objects.filter(dossier__call=call).values_list(
        "reviewer", "state", "declined_for"
    ):
        count[person][state] += 1
        recused[person] += why == Review.Declined.CONFLICT
    return [
        Member(
            every, person, sum(count[person.pk][s] for s in READING), count[person.pk]["submitted"],
            count[person.pk]["assigned"], count[person.pk]["in_progress"], recused[person.pk],
        ) for person, every in held.items()
    ]  # fmt: skip
