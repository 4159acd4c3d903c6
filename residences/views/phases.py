"""The phases of a residence: their dates, starting, finishing, skipping, adding one, changing their order."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import clock
from programs.views.parts import held
from residences import calendar, presets
from residences.forms.phases import FinishForm, NewPhaseForm, PhaseForm, RetakeForm, RhythmForm, SkipForm, StartForm
from residences.models import Phase
from residences.permissions import writes
from residences.views.access import found, status_of, trail

# name: (label, form, states it starts from, state it leads to, field of the day)
MOVES = {
    "commencer": (gettext_lazy("Start this phase"), StartForm, ["planned"], "running", "started_on"),
    "terminer": (gettext_lazy("Finish this phase"), FinishForm, ["running"], "done", "ended_on"),
    "passer": (gettext_lazy("Skip this phase"), SkipForm, ["planned"], "skipped", None),
}


@require_safe
def phases(request, pk):
    """The phases of a residence, drawn and told, with what may be done of each."""
    residence = found(request, pk)
    every = list(residence.phases.all())
    may = writes(residence, request.user)
    for phase in every:
        phase.moves = [(name, move[0]) for name, move in MOVES.items() if may and phase.status in move[2]]
    context = {
        "residence": residence,
        "phases": every,
        "calendar": calendar.drawn(every),
        "may_write": may,
        "unbegun": all(phase.status == "planned" for phase in every),
        "trail": trail(residence),
    }
    return render(request, "residences/phases.html", context)


def above(residence):
    """The way down to a page of a phase."""
    return trail(residence, (_("Phases"), reverse("residence_phases", args=[residence.pk])))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def phase(request, pk, phase):
    """Change a phase: its title, its dates."""
    residence = found(request, pk, writes)
    row = get_object_or_404(held(request, residence.phases.all()), pk=phase)
    form = PhaseForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % row)
        return redirect("residence_phases", pk)
    context = {"residence": residence, "form": form, "title": row, "trail": above(residence)}
    return render(request, "residences/phase.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def new(request, pk):
    """Add a phase, with its reason: going back is a phase too."""
    residence = found(request, pk, writes)
    form = NewPhaseForm(request.POST or None, instance=Phase(residence=residence), residence=residence)
    if request.method == "POST" and form.is_valid():
        insert(residence, form)
        messages.success(request, _("Saved: %s.") % form.instance)
        return redirect("residence_phases", pk)
    context = {"residence": residence, "form": form, "title": _("Add a phase"), "trail": above(residence)}
    return render(request, "residences/phase.html", context, status=status_of(form))


def insert(residence, form):
    """Put a new phase after the one chosen, those that follow one place further."""
    every = ordered(residence)
    place = next((n for n, row in enumerate(every, 1) if row == form.cleaned_data["after"]), 0)
    every.insert(place, form.save(commit=False))
    number(every)


def ordered(residence):
    """The phases in their order; the residence, locked, holds off another change of it."""
    return list(residence.phases.all())


def number(phases):
    """Save the phases in this order."""
    for order, row in enumerate(phases, 1):
        row.order = order
        row.save(update_fields=None if row._state.adding else ["order"])


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def rhythm(request, pk):
    """Choose the rhythm of the residence, dated from a day; possible until a phase has begun."""
    residence = found(request, pk, writes)
    if residence.phases.exclude(status="planned").exists():
        raise PermissionDenied(_("A phase has begun: add, skip or move phases instead."))
    form = RhythmForm(request.POST or None, initial={"rhythm": residence.rhythm, "starts_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        residence.phases.all().delete()
        residence.rhythm = form.cleaned_data["rhythm"]
        residence.save(update_fields=["rhythm"])
        Phase.objects.bulk_create(presets.phases(Phase, residence, residence.rhythm, form.cleaned_data["starts_on"]))
        messages.success(request, _("The phases are those of this rhythm: change them as you need."))
        return redirect("residence_phases", pk)
    context = {"residence": residence, "form": form, "title": _("Choose a rhythm"), "trail": above(residence)}
    return render(request, "residences/phase.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def retake(request, pk, phase):
    """Go back: a phase that is over is taken up again, as a new one, with its reason."""
    residence = found(request, pk, writes)
    row = get_object_or_404(residence.phases.filter(status__in=("done", "skipped")), pk=phase)
    new = Phase(residence=residence, title=row.title[:135], purpose=row.purpose, kind=row.kind, again=row)
    form = RetakeForm(request.POST or None, instance=new)
    if request.method == "POST" and form.is_valid():
        every = ordered(residence)
        running = next((n for n, one in enumerate(every) if one.status == "planned"), len(every))
        every.insert(running, form.save(commit=False))
        number(every)
        messages.success(request, _("Saved: %s.") % form.instance)
        return redirect("residence_phases", pk)
    context = {
        "residence": residence,
        "form": form,
        "title": _("Take this phase up again"),
        "phase": row,
        "trail": above(residence),
    }
    return render(request, "residences/phase.html", context, status=status_of(form))


@require_POST
@transaction.atomic
def arrange(request, pk, phase):
    """Move a phase one place up or down."""
    residence = found(request, pk, writes)
    every = ordered(residence)
    at = next((n for n, row in enumerate(every) if row.pk == phase), None)
    if at is None:
        raise Http404
    to = at - 1 if "up" in request.POST else at + 1
    if 0 <= to < len(every):
        every[at], every[to] = every[to], every[at]
        number(every)
    return redirect("residence_phases", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def move(request, pk, phase, name):
    """Start, finish or skip a phase."""
    residence = found(request, pk, writes)
    row = get_object_or_404(held(request, residence.phases.all()), pk=phase)
    label, form_class, sources, target, field = MOVES[name]
    if row.status not in sources:
        raise PermissionDenied(_("This phase is %s: this can no longer be done.") % row.get_status_display())
    form = form_class(request.POST or None, phase=row)
    if request.method == "POST" and form.is_valid():
        take(row, target, field, form.cleaned_data)
        messages.success(request, _("Done: %s.") % row)
        return redirect("residence_phases", pk)
    context = {"residence": residence, "form": form, "title": label, "phase": row, "trail": above(residence)}
    return render(request, "residences/phase.html", context, status=status_of(form))


def take(phase, target, field, answers):
    """Write the new status with its day or its reason."""
    phase.status = target
    if field:
        setattr(phase, field, answers["day"])
    else:
        phase.reason = answers["reason"]
    phase.save()
