"""Milestones: those of a project, their changes, the preset of each programme."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programs import clock
from programs import milestones as dates
from programs.forms.coaching import MilestoneForms, NewMilestoneForm, ShiftForm
from programs.forms.milestones import default_of, preset_forms
from programs.models import MilestoneChange, Program
from programs.views import coaching

KEEPERS = ("coach", "lead")
MOST = 30  # changes shown


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def milestones(request, pk):
    """The milestones of a project: read by all its people, dated by its coach and its lead."""
    dossier = coaching.found(request, pk)
    shown = {
        "forms": MilestoneForms(queryset=dossier.milestones.all(), prefix="rows"),
        "new": NewMilestoneForm(prefix="new"),
    }
    shown |= proposed(request, dossier)
    if request.method == "POST":
        coaching.allowed(dossier, request.user, *KEEPERS)
        name, bound = typed(request, dossier)
        if bound.is_valid():
            began = clock.now()
            said, then = SAVED[name](dossier, bound, request.user)
            dates.tell(dossier, request.user, began)
            messages.success(request, said)
            return redirect(then or reverse("milestones", args=[pk]))
        shown[name] = bound
    found = list(dossier.milestones.all())
    context = {
        "dossier": dossier, "may_write": bool(dossier.roles_of(request.user) & set(KEEPERS)), "late": sum(one.is_late for one in found),
        "milestones": found, "changes": changes(dossier), "crumbs": coaching.crumbs(dossier), **shown,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "programs/coaching/milestones.html", context, status=status)


def changes(dossier):
    """The last changes of its milestones."""
    found = MilestoneChange.objects.filter(milestone__dossier=dossier).select_related("milestone", "by")
    return found.order_by("-at", "id")[:MOST]


def proposed(request, dossier):
    """The form that moves what is left; after a slip, filled with what is proposed."""
    start, days, apart = (request.GET.get(name, "") for name in ("depuis", "jours", "sauf"))
    first = next((one for one in dossier.milestones.filter(done_on=None) if str(one.pk) == start), None)
    if first is None or not days.isdecimal():
        return {"shift": ShiftForm(dossier=dossier)}
    moved = next((one.pk for one in dossier.milestones.all() if str(one.pk) == apart), None)
    number = dates.left(dossier, first, moved).count()
    return {
        "shift": ShiftForm(dossier=dossier),
        "slip": {"first": first, "days": int(days), "number": number, "apart": moved},
    }


def typed(request, dossier):
    """Which of the three forms of the page was sent, bound."""
    if "new" in request.POST:
        return "new", NewMilestoneForm(request.POST, prefix="new")
    if "shift" in request.POST:
        return "shift", ShiftForm(request.POST, dossier=dossier)
    held = dossier.milestones.select_for_update(of=("self",))  # two savings are judged one after the other
    return "forms", MilestoneForms(request.POST, queryset=held, prefix="rows")


def save_rows(dossier, forms, by):
    """Keep the dates typed, and what changed; when one slips, propose to move those that follow."""
    forms.save()
    moves = []
    for form in forms:
        if form.has_changed():
            dates.changed(form.instance, (form.now["due_on"], form.now["done_on"]), by)
            moves.append((form.instance, form.now["due_on"]))
    slip = dates.slipped(dossier, moves)
    then = (
        f"{reverse('milestones', args=[dossier.pk])}?depuis={slip[0].pk}&jours={slip[1]}&sauf={slip[2].pk}"
        if slip
        else ""
    )
    return _("The milestones are saved."), then


def save_new(dossier, form, by):
    """Add a milestone to those of the preset."""
    form.instance.dossier = dossier
    form.instance.planned_on = form.cleaned_data["due_on"]
    form.save()
    dates.added(form.instance, by)
    return _("Added: %s.") % form.instance, ""


def save_shift(dossier, form, by):
    """Move what is left, from one milestone on, in one stroke."""
    given = form.cleaned_data
    moved = dates.shifted(dossier, given["start"], given["days"], by, given["apart"])
    return ngettext("%(n)s milestone is moved.", "%(n)s milestones are moved.", moved) % {"n": moved}, ""


SAVED = {"forms": save_rows, "new": save_new, "shift": save_shift}


@require_http_methods(["GET", "HEAD", "POST"])
def preset(request, pk):
    """The milestones that the next projects of a programme receive: read by coaches, written by officers."""
    if not coaching.FOLLOWING & request.user.role_codes:
        raise Http404
    program = get_object_or_404(Program, pk=pk)
    if default_of(program) is None:
        raise Http404
    writes = "officer" in request.user.roles_on({"program": pk})
    if request.method == "POST" and not writes:
        raise PermissionDenied(_("Only a programme officer writes the milestones of a programme."))
    forms = preset_forms(request.POST or None, program)
    if request.method == "POST" and forms.is_valid():
        forms.save()
        messages.success(request, _("The next projects will receive these milestones; those going on keep theirs."))
        return redirect("milestone_preset", pk)
    context = {"program": program, "forms": forms, "writes": writes}
    return render(request, "programs/coaching/preset.html", context, status=422 if request.method == "POST" else 200)
