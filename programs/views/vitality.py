"""The health of a project: what the facts say, what its coach feels; the rules of each programme."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import cohort, vitals
from programs.forms.milestones import default_of
from programs.forms.vitality import LightForm, RulesForm
from programs.models import CoachLight, Dossier, Program
from programs.views import coaching

MOST = 12  # lights of the coach shown


@require_http_methods(["GET", "HEAD", "POST"])
def health(request, pk):
    """Both lights side by side with their reasons; the coach says theirs."""
    dossier = coaching.found(request, pk)
    if not coaching.FOLLOWING & dossier.roles_of(request.user):
        raise Http404
    form = LightForm(request.POST or None, instance=CoachLight(dossier=dossier, by=request.user))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your light is kept. The collectivity does not see it."))
        return redirect("project_health", pk)
    shown = cohort.with_all(Dossier.objects.filter(pk=pk)).get()
    found, felt = vitals.of(shown), vitals.felt(shown)
    return render(request, "programs/coaching/health.html", {
        "dossier": dossier, "program": dossier.call.program, "health": found, "rows": rows(found), "felt": felt, "felt_at": shown.felt_at,
        "word": vitals.WORDS[found.light], "own": vitals.WORDS.get(felt, ""), "old": vitals.is_old(shown), "divergence": vitals.divergence(found.light, felt),
        "spent": vitals.days_spent(shown), "past": dossier.coach_lights.select_related("by")[:MOST], "form": form, "crumbs": coaching.crumbs(dossier),
    }, status=422 if form.errors else 200)  # fmt: skip


def rows(found):
    """Each rule followed: its light, its words, what was found, from when it worries and alarms."""
    return [(one, vitals.WORDS[one.light], vitals.said(one), vitals.bounds(one)) for one in found.reasons]


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request, pk):
    """The rules by which a programme computes the health of its projects: read by coaches, set by officers."""
    if not coaching.FOLLOWING & request.user.role_codes:
        raise Http404
    program = get_object_or_404(Program, pk=pk)
    writes = "officer" in request.user.roles_on({"program": pk})
    if request.method == "POST" and not writes:
        raise PermissionDenied(_("Only a programme officer sets these rules."))
    form = RulesForm(request.POST or None, instance=program)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The rules are saved; every light follows them from now on."))
        return redirect("light_rules", pk)
    context = {"program": program, "form": form, "writes": writes, "presets": default_of(program) is not None}
    return render(request, "programs/coaching/rules.html", context, status=422 if form.errors else 200)
