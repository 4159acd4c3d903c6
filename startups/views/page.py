"""The page of a start-up: where it stands, what to do, who, when, with what money, what happened."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import money
from programs.views import projects
from startups import team
from startups.permissions import writes
from startups.standing import WORDS
from startups.views.access import found


@require_safe
def startup(request, pk):
    """Where a start-up stands, for all those who take part in it."""
    obj = found(request, pk)
    return render(request, "startups/startup.html", {
        **projects.context(obj, request.user, WORDS), "startup": obj, "filiation": getattr(obj.dossier, "filiation", None),
        "money": money.standing(obj.dossier, obj.budget), "members": list(obj.members.present()), "vacant": len(team.vacant(obj.dossier)),
        "met": obj.interviews.count(), "hypotheses": obj.hypotheses.count(), "committee": obj.last_committee, "may_write": writes(obj, request.user),
    })  # fmt: skip
