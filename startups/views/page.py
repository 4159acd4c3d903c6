"""The page of a start-up: where it stands, what to do, who, when, with what money, what happened."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import money
from programs.views import projects
from startups import calendar, coachdays, sittings, team
from startups.permissions import writes
from startups.standing import WORDS
from startups.views.access import found, trail
from startups.views.pages import DECIDES, awaits_decision


@require_safe
def startup(request, pk):
    """Where a start-up stands, for all those who take part in it."""
    obj = found(request, pk)
    committees = list(obj.committees.all())
    last = next(iter(committees), None)
    return render(request, "startups/startup.html", {
        **projects.context(obj, request.user, WORDS), "startup": obj, "filiation": getattr(obj.dossier, "filiation", None),
        "money": money.standing(obj.dossier, obj.budget), "members": list(obj.members.present()), "vacant": len(team.vacant(obj.dossier)),
        "met": obj.interviews.count(), "hypotheses": obj.hypotheses.count(), "committee": last, "sitting": sittings.due(obj, committees), "may_write": writes(obj, request.user),
        "coach_days": coachdays.counted(obj), "answered": answered(obj), "decides": bool(last) and obj.state == "continued" and awaits_decision(obj, last) and DECIDES(obj, request.user),
        "when": calendar.drawn(obj.dossier.milestones.all()),
    })  # fmt: skip


def answered(startup):
    """How the standards stand: how many are met, not met, not yet answered."""
    found = list(startup.checks.filter(of="standards").values_list("answer", flat=True))
    return {name: found.count(code) for name, code in (("yes", "yes"), ("no", "no"), ("left", ""))}


@require_safe
def dates(request, pk):
    """The milestones in time, what slips and by how much."""
    obj = found(request, pk)
    context = {"startup": obj, "calendar": calendar.drawn(obj.dossier.milestones.all()), "trail": trail(obj)}
    return render(request, "startups/calendar.html", context)
