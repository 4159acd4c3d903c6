"""The workshop of reports: what one composes, the report on screen, its texts, its former edition, its proof."""

import json

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import plain
from programs.forms.finalreports import SectionForm
from programs.models import Publication
from programs.models.attachment import kept
from programs.models.written import Stale
from reports import brochures, charts, comparing, workshop, workshopwords
from reports.data import as_json
from reports.kinds import KINDS
from reports.workshopforms import ChoicesForm, PublicationForm, programs_of

ROWS = 24
STAFF = {"officer", "authority", "admin"}


def found(request, pk):
    """A report of the workshop, for who runs its programme; for anyone else it does not exist."""
    return get_object_or_404(Publication.objects.for_table().visible_to(request.user), pk=pk)


def writable(request, pk):
    """A report that this officer may write in now."""
    shown = found(request, pk)
    if "officer" not in shown.roles_of(request.user):
        raise PermissionDenied(_("Only the officers of the programme write its reports."))
    if request.method == "POST" and not shown.is_writable:
        shown.held_open()
    return shown


def trail(publication=None):
    """The way down to a page of the workshop."""
    links = [(_("Workshop of reports"), reverse("publications"))]
    return [*links, (str(publication), publication.get_absolute_url())] if publication else links


@require_safe
def publications(request):
    """Every report of the programmes of this person, the last opened first."""
    if not STAFF & request.user.role_codes:
        raise Http404
    rows = Publication.objects.for_table().visible_to(request.user)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "publications": list(page), "may_open": programs_of(request.user).exists(), "trail": []}
    return render(request, "reports/workshop/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Choose what a report tells, then open it."""
    if not programs_of(request.user).exists():
        raise Http404
    form = PublicationForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication = form.save(commit=False)
        publication.former = workshop.former_of(publication)
        with transaction.atomic():
            workshop.opened(publication, request.user)
        messages.success(request, _("The report is open: look at it on screen, then write its texts."))
        return redirect(publication)
    return render(
        request, "reports/workshop/new.html", {"form": form, "trail": trail()}, status=422 if form.errors else 200
    )


@require_safe
def publication(request, pk):
    """Where a report stands, what one may do, its sections, its proof."""
    shown = found(request, pk)
    return render(request, "reports/workshop/publication.html", {
        "publication": shown, "texts": list(shown.texts.all()), "proof": shown.proof, "sealed": shown.sealed, "steps": workshopwords.steps(shown, request.user),
        "may_write": shown.is_writable and "officer" in shown.roles_of(request.user), "trail": trail(), "lines": workshopwords.lines(shown),
        "making": workshopwords.making(shown), **workshopwords.verdict(shown, request.user),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request, pk):
    """Choose the title and the sections."""
    shown = writable(request, pk)
    form = ChoicesForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            shown.held_open()
            form.save()
        messages.success(request, _("Saved."))
        return redirect(shown)
    context = {"publication": shown, "form": form, "trail": trail(shown)}
    return render(request, "reports/workshop/choices.html", context, status=422 if form.errors else 200)


# ------------------------------------------------------------------ on screen


def facts_of(publication):
    """The facts of a report as they stand now."""
    return KINDS[publication.kind].filled(publication, None)


@require_safe
def screen(request, pk):
    """The whole report on screen, in the order of its print, with the figures of this very moment."""
    shown = found(request, pk)
    facts = facts_of(shown)
    palette = charts.PALETTES[settings.SITE_THEME]
    chapters = brochures.chapters(facts, palette) if hasattr(facts, "sections") else ()
    context = {"publication": shown, "facts": facts, "chapters": chapters, "trail": trail(shown)}
    return render(request, "reports/workshop/screen.html", context)


@require_safe
def compare(request, pk):
    """The figures of this report beside those of its former edition."""
    shown = found(request, pk)
    before = shown.former and shown.former.sealed_files().filter(state__in=("ready", "replaced")).last()
    groups = comparing.compared(json.loads(kept(before.data_sha256)), as_json(facts_of(shown))) if before else []
    return render(request, "reports/workshop/compare.html", {"publication": shown, "former": shown.former, "groups": groups, "trail": trail(shown)})  # fmt: skip


# ------------------------------------------------------------------ texts


@require_safe
def texts(request, pk):
    """Every text to write, in the order of the report."""
    shown = found(request, pk)
    return redirect(f"{shown.get_absolute_url()}#textes")


@require_http_methods(["GET", "HEAD", "POST"])
def text(request, pk, code):
    """Write one text: it saves itself, by its button, never over what a colleague has just written."""
    shown = writable(request, pk)
    part = get_object_or_404(shown.texts.select_related("saved_by"), code=code)
    part.publication = shown
    form = SectionForm(part, request.POST or None)
    context = {"publication": shown, "section": part, "faults": faults(shown, part), "trail": trail(shown)}
    if request.method != "POST" or not form.is_valid():
        template = "programs/finalreports/_refused.html" if request.htmx else "reports/workshop/text.html"
        return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)
    return saved(request, part, form, context)


def faults(publication, part):
    """The sentences that break a rule of plain French, where the report is in plain French."""
    return plain.faults(part.body) if publication.kind == Publication.Kind.PLAIN else []


def saved(request, part, form, context):
    """The answer to a save: saved, or both versions when a colleague wrote first (409)."""
    body, replaced = form.cleaned_data["body"], request.POST.get("over", "")
    try:
        part.write(body, request.user, int(replaced) if replaced.isdecimal() else form.cleaned_data["revision"])
    except Stale:
        template = "programs/finalreports/_stale.html" if request.htmx else "reports/workshop/text.html"
        mine = SectionForm(part, {"body": body, "revision": form.cleaned_data["revision"]})
        return render(request, template, {"form": mine, "stale": True, **context}, status=409)
    if request.htmx:
        return render(request, "reports/workshop/_saved.html", context | {"faults": faults(part.publication, part)})
    messages.success(request, _("Saved: %s.") % part.title)
    return redirect(part if "look" in request.POST else part.publication)
