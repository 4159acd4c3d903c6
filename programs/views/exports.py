"""Exports of dossiers and the centre where long work is followed and its files are found."""

from django import forms
from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programs import archives, exports, listing, longwork
from programs.filters import DossierFilter
from programs.models import Task, TaskItem
from programs.spreadsheets import TYPES, streamed
from programs.views.dossierlist import for_staff

FORMATS = [
    ("xlsx", gettext_lazy("Spreadsheet for Excel (XLSX)")),
    ("ods", gettext_lazy("Spreadsheet for LibreOffice (ODS)")),
    ("csv", gettext_lazy("Text with semicolons (CSV)")),
    ("zip", gettext_lazy("Archive of the files and documents (ZIP)")),
    ("dossier", gettext_lazy("Filled dossiers as PDFs, with identities (ZIP)")),
    ("dossier_blind", gettext_lazy("Filled dossiers as PDFs, without identities (ZIP)")),
    ("project_sheet", gettext_lazy("Project sheets as PDFs (ZIP)")),
    ("agreement", gettext_lazy("Agreements to sign as PDFs (ZIP)")),
]
ARCHIVES = {"zip": "ZIP", "dossier": gettext_lazy("PDFs"), "dossier_blind": gettext_lazy("PDFs without identities"), "project_sheet": gettext_lazy("Project sheets"), "agreement": gettext_lazy("Agreements")}  # fmt: skip
ROWS = 50


@require_safe
def stream(request):
    """The list as a CSV file, filtered as on the page, with the answers; sent while it is read."""
    for_staff(request.user)
    found = DossierFilter(request.GET, queryset=listing.listed(request.user), request=request).qs
    return streamed("dossiers", *exports.table(found))


class ExportForm(forms.Form):
    """In which format."""

    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=FORMATS, widget=forms.RadioSelect, initial="xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def export_new(request):
    """Ask for an export of the list one comes from; it is made by a task and kept a week."""
    for_staff(request.user)
    query = (request.POST or request.GET).get("liste", "")[:2000]
    total = archives.chosen(request.user, query).count()
    form = ExportForm(request.POST if "format" in request.POST else None)
    if request.method == "POST" and form.is_valid():
        kind, title = form.cleaned_data["format"], ngettext("%d dossier", "%d dossiers", total) % total
        what = Task.Kind.ARCHIVE if kind in ARCHIVES else Task.Kind.EXPORT
        name = f"{ARCHIVES.get(kind, kind.upper())}, {title}"
        task = longwork.ask(request.user, what, name, {"format": kind, "query": query}, total)
        messages.success(request, _("It has begun: this page follows it, you may leave it."))
        return redirect(task)
    context = {"form": form, "query": query, "total": total, "back": f"{reverse('dossier_list')}?{query or 'vue=tout'}"}
    return render(request, "programs/instruction/export.html", context, status=422 if form.errors else 200)


@require_safe
def tasks(request):
    """The exports and bulk work of this person, the last first."""
    for_staff(request.user)
    page = Paginator(Task.objects.visible_to(request.user), ROWS).get_page(request.GET.get("page"))
    return render(request, "programs/instruction/tasks.html", {"page": page, "days": longwork.days_kept()})


@require_safe
def task(request, pk):
    """How far a task is, its report, its file; asked again every two seconds while it works."""
    found = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    items = found.items.select_related("dossier").exclude(outcome="").order_by("outcome", "dossier__reference")
    outcome = request.GET.get("issue", "")
    shown = items.filter(outcome=outcome) if outcome in TaskItem.Outcome.values else items
    counts = [(label, found.items.filter(outcome=code).count(), code) for code, label in TaskItem.Outcome.choices]
    context = {
        "task": found, "page": Paginator(shown, ROWS).get_page(request.GET.get("page")), "counts": [c for c in counts if c[1]], "outcome": outcome,
        "steps": found.steps_for(request.user), "why": longwork.failed_words(found) if found.state == "failed" else "", "made": made(found),
    }  # fmt: skip
    template = "programs/instruction/_task.html" if request.htmx else "programs/instruction/task.html"
    return render(request, template, context)


def made(task):
    """Where the result of a task is to be read, when it is neither a file nor a report."""
    if task.kind == "simulate":
        return reverse("allocations", args=[task.order["call"]])
    return reverse("allocation", args=[task.order["allocation"]]) if task.kind == "give" else ""


@require_safe
def task_file(request, pk):
    """Download the file of a task, while it is kept."""
    found = get_object_or_404(Task.objects.visible_to(request.user).filter(state="done").exclude(file_key=""), pk=pk)
    try:
        file = default_storage.open(found.file_key)
    except FileNotFoundError:
        raise Http404 from None
    suffix = found.file_name.rpartition(".")[2]
    response = FileResponse(
        file, as_attachment=True, filename=found.file_name, content_type=TYPES.get(suffix, "application/zip")
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
