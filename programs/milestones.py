"""Milestones: the preset of a programme, dated from an anchor; what their changes leave behind."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from programs import clock, notices
from programs.models import Milestone, MilestoneChange

KIND = MilestoneChange.Kind


def preset(program, default):
    """The (code, label, days, kind of organization or empty) of a programme; the default of its kind of project before it writes its own."""
    return [(*row, "")[:4] for row in program.milestones or default]


def dated(program, dossier, anchor, default):
    """The milestones of a project, counted from a day, ready to be saved; those for another kind of organization are left out."""
    kind = dossier.organization.kind
    return [
        Milestone(dossier=dossier, code=code, label=label, planned_on=due, due_on=due, preset_version=program.preset_version)
        for code, label, days, only in preset(program, default)
        for due in [anchor + timedelta(days=days)]
        if only in ("", kind)
    ]  # fmt: skip


def added(milestone, by):
    """Keep that a milestone was added."""
    MilestoneChange.objects.create(milestone=milestone, kind=KIND.ADDED, after=milestone.due_on, by=by)


def changed(milestone, former, by):
    """Keep what became of a milestone: ``former`` is its (due, done) days before."""
    due, done = former
    if milestone.due_on != due:
        MilestoneChange.objects.create(milestone=milestone, kind=KIND.MOVED, before=due, after=milestone.due_on, by=by)
    if milestone.done_on != done:
        kind = KIND.DONE if milestone.done_on else KIND.REOPENED
        MilestoneChange.objects.create(milestone=milestone, kind=kind, before=done, after=milestone.done_on, by=by)


def left(dossier, start, apart=None):
    """What is not met from a milestone on, but for the one that has already moved."""
    found = dossier.milestones.filter(done_on=None, due_on__gte=start.due_on)
    return found.exclude(pk=apart) if apart else found


def shifted(dossier, start, days, by, apart=None):
    """Move by some days a milestone and all that follow it and are not met; return how many."""
    moved = list(left(dossier, start, apart).select_for_update(of=("self",)))
    rows = [MilestoneChange(milestone=one, kind=KIND.MOVED, before=one.due_on, by=by, at=clock.now()) for one in moved]
    for one, row in zip(moved, rows, strict=True):
        one.due_on += timedelta(days=days)
        row.after = one.due_on
    Milestone.objects.bulk_update(moved, ["due_on"])
    MilestoneChange.objects.bulk_create(rows)
    return len(moved)


def tell(dossier, by, since):
    """Write to the lead and the coach, but for who did it, about the dates moved since a moment; once for a whole saving."""
    changes = MilestoneChange.objects.filter(milestone__dossier=dossier, by=by, at__gte=since, kind=KIND.MOVED)
    moved = list(changes.select_related("milestone").order_by("after", "id"))
    page = reverse("milestones", args=[dossier.pk])
    for person in {dossier.lead, dossier.coach} - {by, None} if moved else ():
        notices.write(
            person, "milestones_moved", kind="milestone", url=page, dossier=dossier, by=by, changes=moved, page=settings.SITE_URL + page
        )  # fmt: skip


def slipped(dossier, moves):
    """The first of the milestones that follow the one that slips most, by how many days, and that one; None when none follows.

    ``moves`` are the (milestone, its former day) just saved.
    """
    late = [(one, (one.due_on - former).days) for one, former in moves if one.due_on > former]
    if not late:
        return None
    one, days = max(late, key=lambda pair: pair[1])
    before = next(former for other, former in moves if other == one)
    moved = [other.pk for other, _former in moves]
    following = (
        dossier.milestones.filter(done_on=None, due_on__gte=before)
        .exclude(pk__in=moved)
        .order_by("due_on", "id")
        .first()
    )
    return following and (following, days, one)
