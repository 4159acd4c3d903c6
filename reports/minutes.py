"""The minutes of a jury: who sat, who stood aside, the order of the dossiers, the decisions, who signs."""

from collections import Counter

from django.utils.timezone import localtime

from programs import assignment, clock, comparing, ranking, standing
from programs.models import Decision, History, Point, Review, Role
from reports import data
from reports.receipts import service, verify_url
from reports.signatories import signatory


def minutes(call):
    """The facts of the minutes of this call's jury, as they stood at the announcement, whenever they are drawn up."""
    line = History.objects.filter(machine="call", object_id=call.pk, name="announce").select_related("actor").last()
    drawn_at = line.at if line else clock.now()
    criteria, found = list(call.criteria.all()), standing.among(call, decided(call, drawn_at))
    return data.Minutes(
        reference=f"PV-{str(call.pk)[:8].upper()}", program=call.program.name, service=service(call.program), made_at=drawn_at, verify_url=verify_url(),
        call=call.title, held_at=drawn_at, members=members(call), recusals=recusals(call, drawn_at), quorum=quorum(call),
        criteria=tuple(data.Criterion(label=c.label, weight=c.weight, help=c.help) for c in criteria),
        scale=max((c.best for c in criteria), default=5), places=call.places,
        **method(call, found), dossiers=dossiers(call, found, drawn_at),
        decided_on=localtime(drawn_at).date(), announced_at=call.announced_at, authority=authority(call, line),
    )  # fmt: skip


def members(call):
    """Each member once, the chair first; present at the sitting or, where none was held, the chair and who gave a reading."""
    sitting = call.deliberations.exclude(opened_at=None).last()
    there = sitting.present if sitting else None
    return tuple(
        data.Member(
            name=str(one.person), quality=quality(one.role), chair=one.chairs,
            present=one.chairs or one.submitted > 0 if there is None else one.person.pk in there,
        ) for one in assignment.members(call)
    )  # fmt: skip


def points(call):
    """What the sittings noted on each dossier, the last one counts."""
    return {point.dossier_id: point for point in Point.objects.filter(deliberation__call=call).order_by("at", "id")}


def quality(role):
    """In what quality a person sits: what the officer wrote, else their organization, else their part."""
    return str(role.quality or role.person.organization or role.get_code_display())


def quorum(call):
    """How many members had to be present, out of those who sit."""
    return call.quorum_of(len(assignment.members(call)))


def recusals(call, moment):
    """Who stood aside from each dossier then decided, by their word or by what the data show; what they said stays with the officer.

    A member who is set aside does not count for the quorum of that dossier.
    """
    sitting = {one.person.pk: one.person for one in assignment.members(call)}
    aside = Review.objects.recused().filter(dossier__call=call).select_related("reviewer__organization__territory")
    people = sitting | {review.reviewer_id: review.reviewer for review in aside}
    told = list(decided(call, moment).select_related("organization__territory").order_by("reference"))
    found = assignment.conflicts(call, told, list(people.values()))
    number = Counter(dossier for dossier, person in found if person in sitting)
    return tuple(
        data.Recusal(
            member=str(people[person]), dossier=dossier.reference, organization=str(dossier.organization), reason=", ".join(found[dossier.pk, person]),
            quorum=call.quorum_of(len(sitting), number[dossier.pk]),
        ) for person in sorted(people, key=lambda pk: str(people[pk])) for dossier in told if (dossier.pk, person) in found
    )  # fmt: skip


def decided(call, moment):
    """The dossiers then decided."""
    decisions = Decision.objects.in_force(moment).filter(dossier__call=call)
    gone = History.objects.filter(machine="dossier", name="withdraw", at__lte=moment, dossier__call=call)
    return call.dossiers.filter(pk__in=decisions.values("dossier")).exclude(pk__in=gone.values("dossier"))


def method(call, found):
    """Which marks rank, since when and why, or why they could not be equalised."""
    line = History.objects.filter(machine="call", object_id=call.pk, name__in=("equalise", "rank_raw")).last()
    return {
        "method": "equalised" if found.equalised else "raw", "refused": comparing.refusal(found.stop) if found.stop else "",
        "chosen_on": localtime(line.at).date() if line else None, "chosen_for": line.comment if line else "",
    }  # fmt: skip


def dossiers(call, found, moment):
    """The dossiers then decided, in the order of the jury, each with its proposal and its reason."""
    decisions = {one.dossier_id: one for one in Decision.objects.in_force(moment).filter(dossier__call=call)}
    rows, noted = ranking.filled(call, ranking.rows(call, found)), points(call)
    return tuple(ranked(row, decisions[row.dossier.pk], noted.get(row.dossier.pk)) for row in rows)


def ranked(row, decision, point=None):
    """A dossier of the ranking with the decision of that day."""
    return data.Ranked(
        rank=row.rank, dossier=row.reference, title=row.dossier.title, organization=str(row.dossier.organization),
        reviews=row.given, mark=row.raw, equalised=row.equalised, raw_rank=row.raw_rank, equalised_rank=row.fair_rank,
        proposal=decision.outcome, reason=decision.reason, amount=decision.amount,
        present=point.present if point else None, needed=point.needed if point else None,
    )  # fmt: skip


def authority(call, line):
    """Who announces the decisions, in what quality."""
    usually = Role.Code.AUTHORITY.label
    if line is None:
        return data.Signatory(name=call.program.service, quality=str(usually))
    return signatory(call, line.actor, "authority", at=line.at, usually=usually)
