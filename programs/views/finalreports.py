"""The final report while it is written: where it stands, its sections, its essential, the whole to read."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programs import reportwords
from programs.forms.finalreports import EssentialForm, FigureForms, SectionForm, digest_of
from programs.models import Dossier, FinalReport
from programs.models.written import Stale


def found(request, pk):
    """A report that this person may see, with what every page of it shows; who judged the dossier has no part in it."""
    joined = FinalReport.objects.select_related("dossier__call__program", "dossier__organization")
    report = get_object_or_404(joined.visible_to(request.user), pk=pk)
    if report.roles_of(request.user) <= {"reviewer", "chair"}:
        raise Http404
    return report


def trail(report):
    """The way down to a page of a report."""
    return [(str(report.dossier), report.dossier.get_absolute_url()), (_("Final report"), report.get_absolute_url())]


@require_POST
def new(request, dossier):
    """Open the report of a dossier with the outline of its project."""
    dossier = get_object_or_404(Dossier.objects.visible_to(request.user).for_table(), pk=dossier)
    if not dossier.project or not dossier.project.report_outline():
        raise PermissionDenied(_("A report is opened once the project is."))
    return redirect(FinalReport.open_for(dossier, request.user))


@require_safe
def report(request, pk):
    """Where the report stands, who holds the ball, what to write, what was asked, what may be done."""
    shown = found(request, pk)
    sections = list(shown.sections.prefetch_related("changes"))
    return render(request, "programs/finalreports/report.html", {
        "report": shown, "sections": sections, "essential_done": bool(shown.title and shown.promise and shown.essential),
        "open_changes": sum(not change.answered_at for one in sections for change in one.changes.all()),
        "may_write": shown.may_write(request.user), "may_ask": shown.may_ask_changes(request.user),
        "steps": reportwords.steps(shown, request.user), "forward": reportwords.FORWARD, "lines": reportwords.lines(shown), "documents": reportwords.documents(shown),
        "making": reportwords.making(shown), "trail": trail(shown)[:1], **reportwords.verdict(shown, request.user),
    })  # fmt: skip


def section(request, pk, code):
    """Write one section: it saves itself, by its button, never over what a colleague has just written."""
    shown = found(request, pk)
    part = get_object_or_404(shown.sections.select_related("saved_by"), code=code)
    part.report = shown
    if not shown.may_write(request.user):
        if request.method == "POST":
            shown.held_open()
            raise PermissionDenied(_("Only the lead and the co-authors write the report."))
        return redirect("report_preview", pk)
    form = SectionForm(part, request.POST or None)
    draft = shown.dossier.project.report_draft(part.code)
    context = {
        "report": shown,
        "section": part,
        "draft": draft,
        "changes": part.changes.select_related("asked_by"),
        "trail": trail(shown),
    }
    if request.method == "GET" or not form.is_valid():
        template = "programs/finalreports/_refused.html" if request.htmx else "programs/finalreports/section.html"
        return render(
            request,
            template,
            {"form": form, **context},
            status=422 if form.errors else 200,
        )
    return kept(request, part, form, context)


def kept(request, part, form, context):
    """The answer to a save: saved, or both versions when a colleague wrote first (409)."""
    body = form.cleaned_data["body"]
    if "insert" in request.POST:
        body = "\n\n".join(filter(None, [body, context["draft"]]))
    replaced = request.POST.get("over", "")
    try:
        part.write(body, request.user, int(replaced) if replaced.isdecimal() else form.cleaned_data["revision"])
    except Stale:
        template = "programs/finalreports/_stale.html" if request.htmx else "programs/finalreports/section.html"
        mine = SectionForm(part, {"body": body, "revision": form.cleaned_data["revision"]})
        return render(request, template, {"form": mine, "stale": True, **context}, status=409)
    if request.htmx:
        return render(request, "programs/finalreports/_saved.html", context)
    messages.success(request, _("Saved: %s.") % part.title)
    return redirect(after(request, part))


def after(request, part):
    """Where a save leads: the same section when facts were inserted or it is looked at, the next one, else the report."""
    if {"insert", "look", "over"} & request.POST.keys():
        return part
    following = part.report.sections.filter(order__gt=part.order).first()
    return following if "next" in request.POST and following else part.report


def essential(request, pk):
    """Write what is read when nothing else is: title, promise, three sentences, four figures."""
    shown = found(request, pk)
    if not shown.may_write(request.user):
        if request.method == "POST":
            shown.held_open()
            raise PermissionDenied(_("Only the lead and the co-authors write the report."))
        return redirect("report_preview", pk)
    form, figures = (
        EssentialForm(request.POST or None, instance=shown),
        FigureForms(request.POST or None, instance=shown, prefix="figures"),
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and figures.is_valid():
            status = write(shown, form, figures)
        if status == 200:
            messages.success(request, _("Saved: %s.") % _("the essential"))
            return redirect(shown)
    theirs = found(request, pk) if status == 409 else None
    context = {"report": shown, "form": form, "figures": figures, "theirs": theirs, "trail": trail(shown)}
    return render(request, "programs/finalreports/essential.html", context, status=status)


def write(shown, form, figures):
    """Keep the essential under a lock; 409 when a colleague has just written it, and saving again then replaces theirs."""
    with transaction.atomic():
        fresh = shown.held_open()
        if form.cleaned_data["shown"] != digest_of(fresh):
            form.data = form.data.copy()
            form.data["shown"] = digest_of(fresh)
            return 409
        form.save()
        for order, one in enumerate(figures.forms):
            one.instance.order = order
        figures.save()
    return 200


@require_safe
def preview(request, pk):
    """The whole report on screen, in the order of its print."""
    shown = found(request, pk)
    sections = shown.sections.exclude(body="")
    context = {
        "report": shown,
        "sections": sections,
        "figures": shown.figures.all(),
        "may_ask": shown.may_ask_changes(request.user),
    }
    return render(request, "programs/finalreports/preview.html", context | {"trail": trail(shown)})
