"""Proposals of readings: what is known of a call, shared out by the engine; then given, one reading after the other."""

from collections import defaultdict
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from programs import clock, search
from programs.assignment import engine, reasons
from programs.assignment.conflicts import conflicts
from programs.assignment.seats import reviewers, to_read
from programs.models import Allocation, Call, Dossier, Review, User
from programs.workflow import Conflict

LEVELS = {"none": 0, "usual": 1, "strong": 2}
BALANCE = {"light": 1, "usual": 4, "strong": 15}


class Scene(NamedTuple):
    """A call as the engine reads it, with the words of what is barred."""

    dossiers: list
    people: list
    given: engine.Given
    why: dict  # (dossier, person): the reasons for which this person stands aside
    away: set  # who is not available


def scene(call, wishes):
    """All that is known, in a number of queries that depends on the skills declared alone."""
    dossiers = list(to_read(call).select_related("organization__territory", "organization__attached_to"))
    people = list(reviewers(call))
    seats = {seat.person_id: seat for seat in call.jury.sitting()}
    why = conflicts(call, dossiers, people)
    away = {pk for pk, seat in seats.items() if not seat.is_available(clock.today())}
    kept, held, past = standing(call, dossiers, people, wishes.get("move", False))
    place = {person.pk: n for n, person in enumerate(people)}
    barred = [
        {place[person.pk] for person in people if (dossier.pk, person.pk) in why} | gone for dossier, gone in zip(dossiers, past, strict=True)
    ]  # fmt: skip
    capacity = [0 if one.pk in away else room(seats.get(one.pk), len(dossiers)) for one in people]
    skilled, local = suited(dossiers, people, seats)
    given = engine.Given(
        wishes.get("readers") or call.min_reviews, capacity, barred, kept, held, skilled, local,
        LEVELS[wishes.get("expertise", "usual")], BALANCE[wishes.get("balance", "usual")], wishes.get("bridges", True),
    )  # fmt: skip
    return Scene(dossiers, people, given, why, away)


def room(seat, most):
    """How many readings a member accepts; without a limit, all."""
    return most if seat is None or seat.capacity is None else seat.capacity


def standing(call, dossiers, people, move):
    """For each dossier: the readers who no longer move, those who have begun nothing and may, those who gave up."""
    place = {person.pk: n for n, person in enumerate(people)}
    number = {dossier.pk: n for n, dossier in enumerate(dossiers)}
    kept, held, past = ([set() for _dossier in dossiers] for _kind in range(3))
    for dossier, person, state in Review.objects.filter(dossier__call=call).values_list("dossier", "reviewer", "state"):
        if dossier not in number:
            continue
        if person not in place:  # no longer a juror, but their reading counts
            place[person] = len(place)
        kind = past if state in ("declined", "released") else held if move and state == "assigned" else kept
        kind[number[dossier]].add(place[person])
    return kept, held, past


def suited(dossiers, people, seats):
    """For each dossier: how many skills of each juror it speaks of, and who knows its département."""
    number = {dossier.pk: n for n, dossier in enumerate(dossiers)}
    found, skilled = {}, [defaultdict(int) for _dossier in dossiers]
    for j, person in enumerate(people):
        for skill in seats[person.pk].skills if person.pk in seats else ():
            if skill not in found:
                found[skill] = set(
                    search.matching(Dossier.objects.filter(pk__in=list(number)), skill).values_list("pk", flat=True)
                )
            for pk in found[skill]:
                skilled[number[pk]][j] += 1
    knows = [set(seats[person.pk].departements) if person.pk in seats else set() for person in people]
    local = [{j for j, codes in enumerate(knows) if dossier.organization.departement in codes} for dossier in dossiers]
    return skilled, local


def simulate(task, progress):
    """Make one more proposal for a call, as its officer wishes it."""
    call = Call.objects.get(pk=task.order["call"])
    wishes = task.order["wishes"]
    found = scene(call, wishes)
    task.done, task.total = 0, len(found.dossiers)
    shared = engine.share(padded(found.given), progress.add)
    keep(call, wishes, found, shared, task.person)


def padded(given):
    """The same with a juror without room for each reader who left: what they have read still counts."""
    most = max((j for sets in (given.kept, given.held, given.barred) for one in sets for j in one), default=-1) + 1
    return given._replace(capacity=given.capacity + [0] * max(0, most - len(given.capacity)))


def keep(call, wishes, found, shared, by):
    """Keep a proposal as a draft, with what could not be met and why."""
    names = [str(person.pk) for person in found.people]
    pairs = {
        str(dossier.pk): [names[j] for j in sorted(chosen)]
        for dossier, chosen in zip(found.dossiers, shared.chosen, strict=True) if chosen
    }  # fmt: skip
    missing = [
        {"dossier": str(found.dossiers[i].pk), "n": lack, "why": reasons.why(found, i, shared.chosen)}
        for i, lack in enumerate(shared.missing) if lack
    ]  # fmt: skip
    apart = [[str(found.people[j]) for j in sorted(group) if j < len(names)] for group in shared.apart]
    with transaction.atomic():
        last = (
            Call.objects.select_for_update(no_key=True)
            .get(pk=call.pk)
            .allocations.aggregate(last=Max("number"))["last"]
            or 0
        )
        proposal = Allocation(
            call=call, number=last + 1, wishes=wishes, pairs=pairs, missing=missing, apart=apart,
            figures=engine.figures(padded(found.given), shared.chosen),
        )  # fmt: skip
        proposal.begin(by=by)
    return proposal


def give(task, progress):
    """Take back the readings not begun that the proposal moves, give the others; what is refused is told in words."""
    proposal = Allocation.objects.select_related("call").get(pk=task.order["allocation"])
    if proposal.state != Allocation.State.SENDING:
        return
    if proposal.wishes.get("move"):
        release(proposal)
    known = {
        (str(d), str(p))
        for d, p in Review.objects.filter(dossier__call=proposal.call).values_list("dossier", "reviewer")
    }
    people, refused = User.objects.in_bulk(proposal.given), []
    for pk, readers in proposal.pairs.items():
        for person in readers:
            if (pk, person) not in known:
                refused += given(pk, people.get(key_of(person)), task.person)
            progress.add()
    proposal.finish(by=User.objects.system(), refused=refused)


def key_of(text):
    """The identifier that a text says."""
    return User._meta.pk.to_python(text)


def given(pk, person, by):
    """Give one reading as its own step; the refusal in words, if any."""
    dossier = Dossier.objects.select_related(*Dossier.joins).get(pk=pk)
    names = {"who": person, "dossier": dossier.reference}
    try:
        Review(dossier=dossier, reviewer=person).give(by=by)
    except ValidationError as error:
        words = names | {"why": ", ".join(error.messages)}
        return [_("%(who)s cannot read %(dossier)s. Still missing: %(why)s.") % words]
    except (Conflict, IntegrityError):
        return [_("%(who)s already reads %(dossier)s.") % names]
    return []


def release(proposal):
    """Take back each reading not begun that the proposal gives to someone else."""
    for review in Review.objects.filter(dossier__call=proposal.call, state="assigned").order_by("id"):
        readers = proposal.pairs.get(str(review.dossier_id), [])
        if str(review.reviewer_id) not in readers:
            try:
                review.free(by=User.objects.system())
            except Conflict:
                continue  # begun meanwhile: it stays
