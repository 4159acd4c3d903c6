"""The phases of a call's jury: read by those who run it, written by the officer, all on one page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from programs import assignment, clock
from programs import phases as timetable
from programs.forms.phases import PhaseFormSet
from programs.views.jury import RUNS, call_of, menu

ROWS = 50


def phases(request, pk):
    """What the jurors see and who decides, phase by phase; the officer plans what has not begun."""
    call = call_of(request, pk)
    runs = RUNS(call, request.user)
    if request.method == "POST" and not runs:
        raise PermissionDenied(_("Only the programme officer sets the phases of the jury."))
    formset = PhaseFormSet(request.POST or None, call=call) if runs else None
    if request.method == "POST" and formset.is_valid() and planned(request, call, formset):
        messages.success(request, _("The phases of the jury are set."))
        return redirect("call_phases", pk)
    context = {
        **menu(call, request.user), "rows": rows(call), "forms": formset, "proposed": not timetable.of(call),
        "seen": request.POST.get("seen", call.seq), "looked": to_look_at(request, call) if runs else None,
    }  # fmt: skip
    return render(request, "programs/jury/phases.html", context, status=422 if request.method == "POST" else 200)


def planned(request, call, formset):
    """Take the step with the phases typed; its refusal is written above them."""
    wanted = [form.instance for form in formset.wanted]
    seen = request.POST.get("seen", "")
    told = {"whom": ", ".join(str(phase) for phase in wanted)}
    try:
        call.plan(
            by=request.user, timetable=wanted, seen=int(seen) if seen.isdigit() else None, data=told,
            received_at=request.received_at,
        )  # fmt: skip
    except ValidationError as error:
        formset.non_form_errors().extend(error.messages)
        return False
    return True


def rows(call):
    """Each phase with whether it is over, in force or to come."""
    now, force = clock.now(), timetable.in_force(call)
    return [
        {"phase": one, "current": one == force and one.starts_at <= now, "over": one != force and one.ends_at <= now}
        for one in timetable.of(call)
    ]


def to_look_at(request, call):
    """The dossiers that will be read blind, for the officer to look at first; None where no phase is blind."""
    if not any(phase.blind for phase in timetable.of(call)):
        return None
    dossiers = assignment.to_read(call).annotate(looked_at=F("blinding__checked_at"))
    return Paginator(dossiers, ROWS).get_page(request.GET.get("page"))
