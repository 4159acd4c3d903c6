"""A proposal of readings as its pages show it: dossier by dossier, juror by juror, beside another one."""

from collections import Counter, defaultdict
from typing import NamedTuple

from django.utils.translation import gettext as _

from programs.assignment.conflicts import conflicts
from programs.assignment.seats import capacities, reviewers, to_read
from programs.models import Allocation, Dossier, Review, User


class Line(NamedTuple):
    """A dossier, who reads it already, who would, how many readings it would still lack."""

    allocation: Allocation
    dossier: Dossier
    kept: list
    proposed: list
    lack: int


class Load(NamedTuple):
    """A juror, what they have, what they would get, what they accept."""

    person: User
    kept: int
    proposed: int
    capacity: int | None


class Choice(NamedTuple):
    """A juror who may be put on a dossier, with what they would read in all; ``why`` they may not, else empty."""

    person: User
    load: int
    why: list


def kept(allocation, dossiers=None):
    """The readings that the proposal does not move, by dossier: those not begun do, when it says so."""
    states = ("in_progress", "submitted") if allocation.wishes.get("move") else ("assigned", "in_progress", "submitted")
    found = Review.objects.filter(dossier__call=allocation.call_id, state__in=states)
    found = found if dossiers is None else found.filter(dossier__in=dossiers)
    if allocation.state != Allocation.State.DRAFT:  # once sent, its own readings are among them
        found = found.filter(since__lte=allocation.created_at)
    by_dossier = defaultdict(list)
    for review in found.select_related("reviewer").order_by("reviewer__name", "id"):
        by_dossier[review.dossier_id].append(review.reviewer)
    return by_dossier


def lines(allocation, page):
    """The dossiers of a page with their readers, in three queries."""
    dossiers = list(page)
    people = {str(pk): person for pk, person in User.objects.in_bulk(allocation.given).items()}
    held, wanted = kept(allocation, dossiers), allocation.wishes.get("readers", 1)
    for dossier in dossiers:
        proposed = [people[pk] for pk in allocation.pairs.get(str(dossier.pk), []) if pk in people]
        readers = held[dossier.pk]
        yield Line(
            allocation, dossier, readers, sorted(proposed, key=str), max(0, wanted - len(readers) - len(proposed))
        )


def loads(allocation):
    """What each juror would read, by name."""
    have = Counter(person.pk for readers in kept(allocation).values() for person in readers)
    gets = Counter(pk for readers in allocation.pairs.values() for pk in readers)
    seats = capacities(allocation.call)
    return [
        Load(person, have[person.pk], gets[str(person.pk)], seats.get(person.pk))
        for person in reviewers(allocation.call)
    ]


def choices(allocation, dossier):
    """Who may be put on a dossier by hand, the least loaded first, then who stands aside and why."""
    people = list(reviewers(allocation.call))
    why = conflicts(allocation.call, [dossier], people)
    known = set(dossier.reviews.exclude(state="assigned").values_list("reviewer", flat=True))
    known |= {person.pk for person in kept(allocation, [dossier])[dossier.pk]}
    load = {one.person.pk: one.kept + one.proposed for one in loads(allocation)}
    found = [
        Choice(one, load.get(one.pk, 0), why.get((dossier.pk, one.pk), [])) for one in people if one.pk not in known
    ]
    return sorted(found, key=lambda choice: (bool(choice.why), choice.load, str(choice.person)))


def compared(one, other):
    """The figures of two proposals side by side, as (label, value, value)."""
    labels = {
        "given": _("readings proposed"), "missing": _("readings missing"), "least": _("readings of the least loaded juror"), "most": _("readings of the most loaded juror"),
        "suited": _("readings by a skill or a département, in %"), "groups": _("groups of jurors without a common dossier"), "shared": _("dossiers read by several"),
        "moved": _("readings not begun that change hands"),
    }  # fmt: skip
    return [(label, one.figures.get(name, "–"), other.figures.get(name, "–")) for name, label in labels.items()]


def differing(one, other):
    """The dossiers that the two proposals do not give to the same readers."""
    changed = [pk for pk in {*one.pairs, *other.pairs} if set(one.pairs.get(pk, [])) != set(other.pairs.get(pk, []))]
    return to_read(one.call).filter(pk__in=changed)
