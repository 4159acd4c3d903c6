"""Editions: the public page of a year or a week, with its calls, its events, its calendar; their writing by officers."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import calendars, clock
from programs.forms.editions import EditionForm, EventForm
from programs.models import Edition, Event

PUBLIC = [(_("Editions"), reverse_lazy("editions"))]
MANAGE = [(_("Manage editions"), reverse_lazy("edition_list"))]
ROWS = 50
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def editions(request):
    """The editions published, the latest first."""
    page = Paginator(Edition.objects.public(), ROWS).get_page(request.GET.get("page"))
    return render(request, "programs/editions/editions.html", {"page": page})


@login_not_required
@require_safe
def edition(request, slug):
    """One edition: its calls, its events day by day."""
    shown = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    calls, events, now = shown.calls.public(), list(shown.events.all()), clock.now()
    return render(request, "programs/editions/edition.html", {
        "edition": shown, "calls": calls, "coming": [one for one in events if one.ends_at >= now], "past": [one for one in events if one.ends_at < now],
        "trail": PUBLIC, "writes": writes(request.user), "share": settings.SITE_URL + shown.get_absolute_url(),
        "feed": f"{settings.SITE_URL}{shown.get_absolute_url()}agenda.ics",
    })  # fmt: skip


@login_not_required
@require_safe
def calendar(request, slug):
    """The calendar of an edition, to which an agenda subscribes."""
    shown = get_object_or_404(Edition.objects.public(), slug=slug)
    content = calendars.written(shown.title, calendars.of_edition(shown, settings.SITE_URL))
    headers = {"Content-Disposition": f'inline; filename="{shown.slug}.ics"', "Cache-Control": "public, max-age=900"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def writes(user):
    """Whether this person writes editions: an edition groups calls of every programme."""
    return user.is_authenticated and "officer" in user.role_codes


def written(request, pk):
    """The edition that this officer writes."""
    if not writes(request.user):
        raise PermissionDenied(_("Only a programme officer writes the editions."))
    return get_object_or_404(Edition, pk=pk)


@require_safe
def manage(request):
    """All the editions, for those who write them."""
    if not writes(request.user):
        raise Http404
    page = Paginator(Edition.objects.prefetch_related("calls", "events"), ROWS).get_page(request.GET.get("page"))
    return render(request, "programs/editions/manage.html", {"page": page})


@reads_and_writes
def edit(request, pk=None):
    """Write a new edition, or change one; its events are below."""
    if not pk and not writes(request.user):
        raise PermissionDenied(_("Only a programme officer writes the editions."))
    found = written(request, pk) if pk else None
    form = EditionForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        kept = form.save()
        messages.success(request, _("The edition is saved."))
        return redirect("edition_edit", kept.pk)
    context = {"form": form, "edition": found, "events": found.events.all() if found else [], "trail": MANAGE}
    return render(request, "programs/editions/edit.html", context, status=422 if form.errors else 200)


@require_POST
def publish(request, pk):
    """Publish an edition, or take it off the site."""
    found = written(request, pk)
    found.published_at = None if found.published_at else clock.now()
    found.save(update_fields=["published_at"])
    messages.success(
        request, _("The edition is published.") if found.published_at else _("The edition is no longer public.")
    )
    return redirect("edition_edit", pk)


@reads_and_writes
def event(request, pk, event=None):
    """Add or change an event."""
    found = written(request, pk)
    one = get_object_or_404(found.events, pk=event) if event else Event(edition=found)
    form = EventForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The event is saved."))
        return redirect("edition_edit", pk)
    context = {"form": form, "edition": found, "event": event and one, "trail": way_down(found)}
    return render(request, "programs/editions/event.html", context, status=422 if form.errors else 200)


def way_down(edition):
    """The way down to an event."""
    return [*MANAGE, (edition.title, reverse_lazy("edition_edit", args=[edition.pk]))]


@reads_and_writes
def remove(request, pk, event):
    """Remove an event, once confirmed."""
    found = written(request, pk)
    one = get_object_or_404(found.events, pk=event)
    if request.method == "POST":
        one.delete()
        messages.success(request, _("“%s” is removed.") % one.title)
        return redirect("edition_edit", pk)
    return render(request, "programs/editions/remove.html", {"edition": found, "event": one, "trail": way_down(found)})
