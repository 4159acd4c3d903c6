"""The page of a residence: where it stands, what to do, who, when, with what money, what happened."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import money
from programs.views import projects
from residences import calendar
from residences.permissions import records, writes
from residences.standing import WORDS
from residences.views.access import found


@require_safe
def residence(request, pk):
    """Where a residence stands, for all those who take part in it."""
    obj = found(request, pk)
    phases = list(obj.phases.all())
    return render(request, "residences/residence.html", {
        **projects.context(obj, request.user, WORDS), "residence": obj, "calendar": calendar.drawn(phases), "phases": phases,
        "money": money.standing(obj.dossier, obj.budget), "definition": obj.definitions.first(), "residents": list(obj.residents.all()), "returns": list(obj.returns.all()),
        "may_write": writes(obj, request.user), "may_record": records(obj, request.user),
    })  # fmt: skip
