"""Cohorts: their list, the page that all their projects share, their meetings and their calendar."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import calendars, clock, coaches
from programs.forms.cohorts import AttendanceForm, CohortForm, MeetingForm
from programs.models import Cohort, CohortEvent, Dossier

LIST = [(_("Cohorts"), reverse_lazy("cohorts"))]
ROWS = 50
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


def writes(user):
    """Whether this person writes cohorts: they may gather projects of every programme."""
    return "officer" in user.role_codes


def found(request, pk, *, to_write=False):
    """A cohort that this person sees; raises PermissionDenied to who may only read it."""
    shown = get_object_or_404(Cohort.objects.visible_to(request.user).select_related("edition"), pk=pk)
    if to_write and not writes(request.user):
        raise PermissionDenied(_("Only a programme officer writes the cohorts."))
    return shown


@require_safe
def cohorts(request):
    """The cohorts that this person sees, the latest edition first."""
    shown = Cohort.objects.visible_to(request.user).select_related("edition").annotate(number=Count("places"))
    page = Paginator(shown.order_by("-edition__starts_on", "name", "id"), ROWS).get_page(request.GET.get("page"))
    return render(request, "programs/cohorts/list.html", {"page": page, "writes": writes(request.user)})


@require_safe
def cohort(request, pk):
    """A cohort: its next meeting, its calendar, its projects and who coaches them."""
    shown = found(request, pk)
    projects = list(coaches.with_coaches(shown.dossiers.all()))
    events = list(shown.events.annotate(came=Count("present")))
    coming = [one for one in events if not one.is_past and not one.cancelled_at]
    return render(request, "programs/cohorts/cohort.html", {
        "cohort": shown, "projects": projects, "named": len({role.person_id for one in projects for role in one.coaching}),
        "next": next(iter(coming), None), "coming": coming, "past": [one for one in events if one.is_past and not one.cancelled_at],
        "cancelled": [one for one in events if one.cancelled_at], "opens": opened(projects, request.user),
        "uncoached": sum(not one.coaching for one in projects), "trail": LIST, "writes": writes(request.user),
        "counts": bool(request.user.role_codes & {"officer", "coach"}),
    })  # fmt: skip


def opened(projects, user):
    """The identifiers of the projects of which this person may open the page."""
    return set(
        Dossier.objects.visible_to(user).filter(pk__in=[one.pk for one in projects]).values_list("pk", flat=True)
    )


@require_safe
def calendar(request, pk):
    """The meetings of a cohort, for an agenda."""
    shown = found(request, pk)
    content = calendars.written(shown.name, calendars.of_cohort(shown, settings.SITE_URL))
    headers = {"Content-Disposition": 'attachment; filename="promotion.ics"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@reads_and_writes
def edit(request, pk=None):
    """Open a cohort, or change its name and its projects."""
    if not pk and not writes(request.user):
        raise PermissionDenied(_("Only a programme officer writes the cohorts."))
    shown = found(request, pk, to_write=True) if pk else None
    form = CohortForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        kept = form.save()
        messages.success(request, _("The cohort is saved.") if pk else _("The cohort is open: choose its projects."))
        return redirect("cohort", kept.pk) if pk else redirect("cohort_edit", kept.pk)
    context = {"form": form, "cohort": shown, "trail": LIST}
    return render(request, "programs/cohorts/edit.html", context, status=422 if form.errors else 200)


@reads_and_writes
def meeting(request, pk, event=None):
    """Add a meeting to the calendar of a cohort, or change it."""
    shown = found(request, pk, to_write=True)
    one = get_object_or_404(shown.events, pk=event, cancelled_at=None) if event else CohortEvent(cohort=shown)
    form = MeetingForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The calendar of the cohort is up to date; agendas that follow it too."))
        return redirect("cohort", pk)
    context = {"form": form, "cohort": shown, "meeting": event and one, "trail": below(shown)}
    return render(request, "programs/cohorts/meeting.html", context, status=422 if form.errors else 200)


@reads_and_writes
def cancel(request, pk, event):
    """Cancel a meeting, once confirmed: it stays in the agendas, struck out."""
    shown = found(request, pk, to_write=True)
    one = get_object_or_404(shown.events, pk=event, cancelled_at=None)
    if request.method == "POST":
        one.cancelled_at = one.changed_at = clock.now()
        one.sequence += 1
        one.save(update_fields=["cancelled_at", "changed_at", "sequence"])
        messages.success(request, _("“%s” is cancelled.") % one.title)
        return redirect("cohort", pk)
    return render(request, "programs/cohorts/cancel.html", {"cohort": shown, "meeting": one, "trail": below(shown)})


@reads_and_writes
def attendance(request, pk, event):
    """Who came to a meeting that has begun: noted by an officer or by a coach of the cohort."""
    shown = found(request, pk)
    if not request.user.role_codes & {"officer", "coach"}:
        raise PermissionDenied(_("A coach or an officer notes who came."))
    one = get_object_or_404(shown.events.filter(starts_at__lte=clock.now()), pk=event, cancelled_at=None)
    form = AttendanceForm(request.POST or None, event=one)
    if request.method == "POST" and form.is_valid():
        one.present.set(form.cleaned_data["present"])
        one.counted_at = clock.now()
        one.save(update_fields=["counted_at"])
        messages.success(request, _("The attendance is noted."))
        return redirect("cohort", pk)
    context = {"form": form, "cohort": shown, "meeting": one, "trail": below(shown)}
    return render(request, "programs/cohorts/attendance.html", context, status=422 if form.errors else 200)


def below(shown):
    """The way down to a page of a cohort."""
    return [*LIST, (shown.name, shown.get_absolute_url())]
