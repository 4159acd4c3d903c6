"""The week of a coach."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import coaches
from programs import week as weeks


@require_safe
def week(request):
    """One page for the coach's Monday: the sessions of the day and what to prepare, the week, what goes wrong."""
    if "coach" not in request.user.role_codes:
        raise Http404
    shown = weeks.of(request.user)
    return render(request, "programs/coaching/week.html", {
        "week": shown, "title": weeks.title(), "verdict": shown.verdict() if shown.dossiers else (),
        "covers": list(coaches.standing_in(request.user)),
    })  # fmt: skip
