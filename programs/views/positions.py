"""Positions for those who run them: the list, one of them, its announcement, who recruits for it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tables2 import SingleTableView

from programs import jobpresets, pipeline
from programs.forms.positions import NewPositionForm, PositionForm, RecruiterForm
from programs.models import Dossier, Position, Role
from programs.models.dossierqueries import sent_to
from programs.models.position import RUNS
from programs.tables.positions import PositionTable
from programs.timeline import worded

RUNNERS = {"recruiter", "officer"}
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


def trail(*more):
    """The way down to a page about a position, for staff."""
    return [(_("Recruitment"), reverse("position_list")), *more]


class PositionList(SingleTableView):
    """The positions of one's scope, those that wait for something first."""

    table_class, template_name = PositionTable, "programs/positions/list.html"
    table_pagination = {"per_page": 50}

    def get_queryset(self):
        if not self.request.user.role_codes & (RUNNERS | {"authority", "admin"}):
            raise Http404
        return Position.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **more):
        user = self.request.user
        desk = list(pipeline.desk(user)[:50])
        waiting = sum(one.waiting for one in desk)
        return super().get_context_data(waiting=waiting, runs=bool(user.role_codes & RUNNERS), **more)


def found(request, pk, writes=False):
    """The position, if this person sees it; about to change, if they run it too."""
    position = get_object_or_404(Position.objects.visible_to(request.user).for_table(), pk=pk)
    if writes and not RUNS(position, request.user):
        raise PermissionDenied(_("The recruiters and the programme officer alone write this position."))
    return position.lock() if writes and request.method == "POST" else position


def projects(user):
    """The confirmed dossiers, within the scope in which this person runs recruitment."""
    seen = Dossier.objects.none()
    for role in user.active_roles:
        if role.code in RUNNERS and not role.position_id:
            within = Dossier.objects.filter(sent_to(role))
            seen = seen | (within.filter(pk=role.dossier_id) if role.dossier_id else within)
    alive = seen.filter(state="confirmed").exclude(
        project_state__in=("closed", "abandoned", "cancelled", "transferred", "stopped")
    )
    return alive.select_related("organization").order_by("title", "id")


@reads_and_writes
@transaction.atomic
def new(request):
    """Open a position on a project, from a model."""
    if not request.user.role_codes & RUNNERS:
        raise Http404
    given = {"dossier": request.GET.get("dossier"), "template": request.GET.get("modele", "senior_developer")}
    form = NewPositionForm(request.POST or None, dossiers=projects(request.user), initial=given)
    if request.method == "POST" and form.is_valid():
        fields = jobpresets.fields(form.cleaned_data["template"])
        position = Position.open_for(form.cleaned_data["dossier"], request.user, **fields)
        return redirect("position_edit", position.pk)
    context = {"form": form, "trail": trail()}
    return render(request, "programs/positions/new.html", context, status=422 if form.errors else 200)


@require_safe
def position(request, pk):
    """One position: where it stands, what there is to do, who recruits; never who applied."""
    one = found(request, pk)
    recruits = Position.objects.recruited_by(request.user).filter(pk=pk).exists()
    totals = pipeline.counts(one, {})
    context = {
        "position": one, "steps": one.steps_for(request.user), "runs": RUNS(one, request.user), "recruits": recruits, "applied": sum(totals.values()),
        "hired": totals.get("hired", 0), "recruiters": recruiters(one), "lines": lines(one), "form": RecruiterForm(position=one),
        "trail": trail() if request.user.role_codes & RUNNERS else [(str(one.dossier), one.dossier.get_absolute_url())],
    }  # fmt: skip
    return render(request, "programs/positions/position.html", context)


def recruiters(position):
    """Those who recruit for this very position."""
    return list(position.roles.active().select_related("person").order_by("starts_on", "id"))


def lines(position):
    """What happened to it, the last first."""
    found = position.history.select_related("actor", "on_behalf_of", "detail").order_by("-seq")
    return [worded(line, position) for line in found]


@reads_and_writes
@transaction.atomic
def edit(request, pk):
    """Write the announcement; a colleague's change made meanwhile is never covered in silence."""
    one = found(request, pk, writes=True)
    if one.state in ("filled", "cancelled"):
        raise PermissionDenied(_("This position is over: open it again to change it."))
    form = PositionForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The announcement is saved."))
        return redirect(one)
    context = {"position": one, "form": form, "trail": trail((str(one), one.get_absolute_url()))}
    return render(request, "programs/positions/edit.html", context, status=422 if form.errors else 200)


@require_safe
def preview(request, pk):
    """The announcement as everyone will read it."""
    one = found(request, pk)
    context = {"position": one, "preview": True, "trail": trail((str(one), one.get_absolute_url()))}
    return render(request, "programs/jobs/preview.html", context)


@require_POST
def recruiter_add(request, pk):
    """Someone with an account recruits for this position from today."""
    one = found(request, pk, writes=False)
    if not RUNS(one, request.user):
        raise PermissionDenied(_("The recruiters and the programme officer alone write this position."))
    form = RecruiterForm(request.POST, position=one)
    if form.is_valid():
        messages.success(request, _("%s recruits for this position.") % form.give(request.user).person)
        return redirect(one)
    context = {"position": one, "form": form, "trail": trail((str(one), one.get_absolute_url()))}
    return render(request, "programs/positions/recruiter.html", context, status=422)


@require_POST
def recruiter_end(request, pk, role):
    """Someone no longer recruits for this position."""
    one = found(request, pk)
    if not RUNS(one, request.user):
        raise PermissionDenied(_("The recruiters and the programme officer alone write this position."))
    held = get_object_or_404(Role.objects.active(), pk=role, position=one)
    held.end()
    messages.success(request, _("Ended: %s.") % held)
    return redirect(one)
