"""Opinions of outside experts: asked by officers, given by a signed link without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock, sheets
from programs.desk import desk
from programs.forms.instruction import GivenForm, OpinionForm
from programs.models import Attachment, Opinion, User
from programs.views.attachments import served
from programs.views.dossiers import OFFICES, crumbs, found
from programs.workflow import Conflict


@require_http_methods(["GET", "HEAD", "POST"])
def opinions(request, pk):
    """The opinions asked on a dossier and what was answered; an officer asks for another."""
    dossier = found(request, pk)
    roles = dossier.roles_of(request.user)
    if not roles & OFFICES or (request.method == "POST" and "officer" not in roles):
        raise Http404
    version = dossier.versions.last()
    opinion = Opinion(dossier=dossier, version=version, asked_by=request.user)
    form = OpinionForm(request.POST or None, instance=opinion) if "officer" in roles and version else None
    if request.method == "POST" and form and form.is_valid() and asked(request, form):
        return redirect(request.get_full_path())
    rows = Opinion.objects.filter(dossier=dossier).select_related("version", "asked_by").prefetch_related("readings")
    for row in rows:
        row.steps = row.steps_for(request.user)
    context = {
        "dossier": dossier,
        "form": form,
        "rows": rows,
        "crumbs": crumbs(dossier),
        "desk": desk(dossier, request.user, request.GET, "opinions"),
    }
    return render(request, "programs/instruction/opinions.html", context, status=422 if form and form.errors else 200)


def asked(request, form):
    """Ask, and say so; a refusal is written in the form."""
    try:
        form.instance.begin(by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, _("The request is sent to %s.") % form.instance.email)
    return True


def opened(request, pk):
    """The opinion that this link opens, else None: forged, withdrawn, given or too late."""
    row = get_object_or_404(Opinion.objects.select_related("dossier__call__program", "version"), pk=pk)
    key = (request.POST or request.GET).get("cle", "")
    return row, row.opens_with(key)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def expert_opinion(request, pk):
    """What an expert reads and answers: the question, the answers and files of the dossier, nothing of its life."""
    row, opens = opened(request, pk)
    if not opens:
        return render(request, "programs/instruction/expert_closed.html", {"opinion": row}, status=403)
    form = GivenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row.give(by=User.objects.system(), seen=row.seq, **form.cleaned_data)
        except Conflict:
            return render(request, "programs/instruction/expert_closed.html", {"opinion": row}, status=409)
        row.readings.create(what=_("opinion given"))
        return render(request, "programs/instruction/expert_thanks.html", {"opinion": row})
    trace(row, _("page opened"))
    context = {"opinion": row, "form": form, "parts": parts(row), "key": row.key}
    return render(request, "programs/instruction/expert.html", context, status=422 if form.errors else 200)


def trace(row, what):
    """Keep that the expert opened something, and when first."""
    row.readings.create(what=what[:200])
    if row.opened_at is None:
        row.opened_at = clock.now()
        Opinion.objects.filter(pk=row.pk).update(opened_at=row.opened_at)


def parts(row):
    """The answers of the version asked about, its files under the expert's own link."""
    found = sheets.of_version(row.version)
    for part in found:
        for line in part.lines:
            for file in line.files:
                file["opinion"] = row.pk
    return found


@login_not_required
@require_safe
def expert_file(request, pk, digest):
    """Download a file of the dossier by the expert's link; each is traced."""
    row, opens = opened(request, pk)
    file = next((file for file in row.version.files if file["sha256"] == digest), None)
    if not opens or file is None or Attachment.objects.filter(sha256=digest, scan=Attachment.Scan.INFECTED).exists():
        raise Http404
    trace(row, file["name"])
    return served(digest, file["name"], file["content_type"])
