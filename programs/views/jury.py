"""The jury of a call: its members, who reads what, how far they are."""

import re

import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from programs import assignment, jurysheet
from programs.models import Call
from programs.permissions import May
from programs.tables.jurors import SeatTable

SEES = May("officer", "authority", "admin", "chair")
RUNS = May("officer")
DECIDES = May("officer", "authority", "admin")
UUID_LIKE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ROWS = 20  # dossiers on one page of assignments
SEATS = 50  # members on one page


def call_of(request, pk, sees=SEES):
    """A call whose jury or decisions this person may see; for the others it does not exist."""
    call = get_object_or_404(Call.objects.visible_to(request.user).select_related("program"), pk=pk)
    if not sees(call, request.user) or (sees is SEES and not call.has_jury):
        raise Http404
    return call


def run_by(request, pk):
    """A call whose jury this person runs."""
    call = call_of(request, pk)
    if not RUNS(call, request.user):
        raise PermissionDenied(_("Only the programme officer composes the jury."))
    return call


@require_safe
def jury(request, pk):
    """The members of the jury, their load against their capacity, who keeps silent, what is still missing."""
    call = call_of(request, pk)
    sheet, runs = jurysheet.sheet(call), RUNS(call, request.user)
    table = SeatTable(sheet.seats)
    table.runs = runs
    tables.RequestConfig(request, paginate={"per_page": SEATS}).configure(table)
    return render(request, "programs/jury/jury.html", {
        **menu(call, request.user), "sheet": sheet, "table": table,
        "readings": assignment.lacking(call), "given": sheet.submitted, "expected": sheet.given,
    })  # fmt: skip


def identifiers(values):
    """Those of these values that look like identifiers."""
    return [value for value in values if UUID_LIKE.fullmatch(value)]


def assign(request, pk):
    """Give readings: for each dossier the jurors who may read it, those tied to it with the reason."""
    call = run_by(request, pk)
    shown = assignment.to_read(call).select_related("organization__territory")
    readings, missing = assignment.lacking(call), request.GET.get("show") == "missing"
    if missing:
        shown = shown.filter(pk__in=assignment.short(call).values("pk"))
    paginator = Paginator(shown, ROWS)
    paginator.count = readings["dossiers" if missing else "all"]
    page = paginator.get_page(request.GET.get("page"))
    rows = assignment.matrix(call, page.object_list)
    refusals, ticked = [], []
    if request.method == "POST":
        ticked = request.POST.getlist("reading")
        given, refusals = assignment.assign(pairs(rows, ticked), request.user)
        if given:
            messages.success(request, ngettext("%d reading given.", "%d readings given.", given) % given)
        if not refusals:
            return redirect(request.get_full_path())
        rows, readings = assignment.matrix(call, page.object_list), assignment.lacking(call)
    context = {
        **menu(call, request.user),
        "rows": rows,
        "page": page,
        "refusals": refusals,
        "ticked": ticked,
        "readings": readings,
    }
    return render(request, "programs/jury/assign.html", context, status=422 if refusals else 200)


def pairs(rows, ticked):
    """The (dossier, reviewer) ticked on a page, among those that it knows; a tied one is left to the step to refuse."""
    people = {f"{row.dossier.pk}:{person.pk}": (row.dossier, person)
              for row in rows for person in [*(s.person for s in row.free), *(p for p, _why in row.tied), *(r.reviewer for r in row.readings)]}  # fmt: skip
    return [people[key] for key in dict.fromkeys(ticked) if key in people]


def menu(call, user):
    """What the pages of a selection share: the call, and which of them this person may open."""
    return {"call": call, "runs": RUNS(call, user), "decides": DECIDES(call, user)}
