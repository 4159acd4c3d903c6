"""The jury of a call as its page shows it: who sits, their load against their capacity, since when they keep silent."""

from collections import Counter, defaultdict
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max, Min, Q

from programs import assignment
from programs.models import JuryMember, Review, Role, Tie, User
from programs.models.review import READING

ORDER = {"chair": 0, "sitting": 1, "": 1, "invited": 2, "declined": 3, "stood_down": 3}


class Seat(NamedTuple):
    """One line of the page; ``member`` is None for who holds the role without having been invited."""

    member: JuryMember | None
    person: User | None
    roles: list
    count: Counter
    silent_since: datetime | None
    unknown: int  # ties declared that nobody recognized yet

    @property
    def state(self):
        """The state of the seat; of who was not invited, the same as of who sits."""
        return self.member.state if self.member else "sitting"

    @property
    def chairs(self):
        """Whether they chair the jury."""
        return (self.member and self.member.part == "chair") or any(role.code == Role.Code.CHAIR for role in self.roles)

    @property
    def quality(self):
        """In what quality they sit."""
        return next((role.quality for role in self.roles if role.quality), self.member.quality if self.member else "")

    @property
    def given(self):
        """How many readings they have, in whatever state."""
        return sum(self.count[state] for state in READING)

    @property
    def capacity(self):
        """How many they accept; None without a limit."""
        return self.member.capacity if self.member else None

    @property
    def is_over(self):
        """Whether they have more readings than they accept."""
        return self.capacity is not None and self.given > self.capacity


class Sheet(NamedTuple):
    """The lines of a jury, and what is counted on all its readings."""

    seats: list
    given: int
    submitted: int
    silent: int
    invited: int


def sheet(call):
    """The whole jury of a call, the chair first, in a constant number of queries."""
    members = list(call.jury.exclude(state="revoked").for_table())
    held, counts, when = defaultdict(list), defaultdict(Counter), {}
    for role in assignment.roles(call):
        held[role.person].append(role)
    for one in counted(call):
        state = "recused" if one["declined_for"] == "conflict" else one["state"]
        counts[one["reviewer"]][state] += one["n"]
        when.setdefault(one["reviewer"], []).append((one["state"], one["first"], one["last"]))
    ties = {person: (known, unknown) for person, known, unknown in told(call)}
    seats = [made(member, member.person, held.pop(member.person, []), counts, when, ties) for member in members]
    seats += [made(None, person, roles, counts, when, ties) for person, roles in held.items()]
    return summed(sorted(seats, key=placed), counts)


def counted(call):
    """The readings of a call by reviewer and state: how many, the oldest, the last moved."""
    grouped = Review.objects.filter(dossier__call=call).order_by().values("reviewer", "state", "declined_for")
    return grouped.annotate(n=Count("pk"), first=Min("since"), last=Max("since"))


def told(call):
    """For each person, how many ties they declared that are recognized, and that are not."""
    known = Q(organization__isnull=False) | Q(dossier__isnull=False)
    grouped = Tie.objects.filter(member__call=call).order_by().values("person")
    return grouped.annotate(
        known=Count("pk", filter=known), unknown=Count("pk", filter=~known & Q(unrelated=False))
    ).values_list("person", "known", "unknown")


def made(member, person, roles, counts, when, ties):
    """The line of a member."""
    pk = person and person.pk
    known, unknown = ties.get(pk, (0, 0))
    count = counts.get(pk, Counter()) + Counter(recused=known)
    return Seat(member, person, roles, count, silent(member, when.get(pk, ())), unknown)


def silent(member, moments):
    """Since when someone answers nothing: their oldest reading to accept, or since readings were taken back, if nothing came after."""
    acted = max((last for state, _first, last in moments if state not in ("assigned", "released")), default=None)
    waits = [first for state, first, _last in moments if state == "assigned"]
    if member and member.freed_at and member.state == "sitting":
        waits.append(member.freed_at)
    late = [moment for moment in waits if acted is None or moment > acted]
    return min(late, default=None)


def placed(seat):
    """Where a line comes: the chair, who sits, who is invited, who left; by name."""
    part = "chair" if seat.chairs and seat.state == "sitting" else seat.state
    return ORDER[part], str(seat.person or seat.member)


def summed(seats, counts):
    """The lines with the totals of all the readings."""
    total = sum(counts.values(), Counter())
    return Sheet(
        seats, sum(total[state] for state in READING), total["submitted"], sum(seat.silent_since is not None for seat in seats),
        sum(seat.state == "invited" for seat in seats),
    )  # fmt: skip
