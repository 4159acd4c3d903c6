"""Any step that someone may take by their signed link: on their registration, their team, a request; one page for all."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hackathons.models import CampTeam, Joining, Registration
from hackathons.signed import keyed
from hackathons.views.registration import held
from programs.views.steps import StepForm
from programs.workflow import Conflict

MACHINES = {"registration": Registration, "campteam": CampTeam, "joining": Joining}
NAMES = {  # the steps that this page takes: the others have theirs
    "registration": ("leave_team",),
    "campteam": ("complete", "reopen", "submit", "withdraw_submission", "disband"),
    "joining": ("accept", "refuse", "decline", "withdraw"),
}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request, pk, machine, obj, name):
    """Show a step, then take it; what is missing is told, nothing typed is lost."""
    registration, actor, key = held(request, pk)
    if name not in NAMES.get(machine, ()):
        raise Http404
    row = get_object_or_404(MACHINES[machine].objects.select_related(*MACHINES[machine].joins), pk=obj)
    row.moment = request.received_at
    if "link" not in row.roles_of(actor):
        raise Http404
    step = row.step(name, actor)
    back = keyed("seat_team", key, pk)
    if step is None:
        return too_late(request, row, back)
    form = StepForm(step, row, actor, request.POST or None)
    if request.method == "POST" and form.is_valid() and taken(request, row, step, form, actor):
        messages.success(request, _("Done: %s.") % step.label)
        return redirect(back)
    context = {
        "step": step, "form": form, "back": back, "links": [(str(registration.camp), registration.camp.public_url)],
        "first": next(iter(step.missing), None),
    }  # fmt: skip
    return render(request, "programs/step.html", context, status=422 if form.errors else 200)


def too_late(request, row, back):
    """The step is no longer offered: someone took one meanwhile, or its time is over."""
    if request.method == "POST" and request.POST.get("seen") not in (None, "", str(row.seq)):
        raise Conflict(row.history.last())
    messages.error(request, _("This can no longer be done: see where your team stands."))
    return redirect(back)


def taken(request, row, step, form, actor):
    """Take the step with what was typed; a refusal is written beside its field."""
    answers = {name: form.cleaned_data[name] for name in step.asks}
    try:
        getattr(row, step.name)(by=actor, seen=form.cleaned_data["seen"], received_at=request.received_at, **answers)
    except ValidationError as error:
        form.refuse(error)
        return False
    return True
