"""Files joined to dossiers: served through a permission check only, never shown in the page, never run."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import answers, closing, drafts
from programs.forms.dossiers import AttachmentForm, ReplacementForm
from programs.models import Attachment, Dossier, DossierVersion
from programs.models.attachment import path_of
from programs.typography import french
from programs.uploads import UploadField, attach

JOINERS = {"lead", "member", "signatory", "coach", "officer"}


def served(digest, name, content_type):
    """The bytes of this digest as a download, inert wherever they land; 404 when they are no longer kept."""
    try:
        file = default_storage.open(path_of(digest))
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_safe
def attachment(request, pk):
    """Download a file of a dossier that one sees."""
    file = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    if file.scan == Attachment.Scan.INFECTED:
        raise PermissionDenied(_("This file is dangerous: it is kept but not given."))
    return served(file.sha256, file.name, file.content_type)


@require_safe
def version_file(request, pk, digest):
    """Download a file as it was submitted, even if it was removed since."""
    version = get_object_or_404(
        DossierVersion.objects.filter(dossier__in=Dossier.objects.visible_to(request.user)), pk=pk
    )
    file = next((file for file in version.files if file["sha256"] == digest), None)
    if file is None:
        raise Http404
    if Attachment.objects.filter(sha256=digest, scan=Attachment.Scan.INFECTED).exists():
        raise PermissionDenied(_("This file is dangerous: it is kept but not given."))
    return served(digest, file["name"], file["content_type"])


def joining(request, pk):
    """The dossier, if this person may join files to it now."""
    dossier = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    if not dossier.roles_of(request.user) & JOINERS:
        raise PermissionDenied(_("Only those who write this dossier may join files to it."))
    return dossier


@require_http_methods(["GET", "HEAD", "POST"])
def attachment_add(request, pk):
    """Join a file that is not an answer: the council's deliberation, a proof of funding."""
    dossier = joining(request, pk)
    form = AttachmentForm(request.POST or None, request.FILES or None, initial={"kind": "deliberation"})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        attach(dossier, data["file"], request.user, kind=data["kind"], question="", caption=data["caption"])
        messages.success(request, _("File joined: %s.") % data["file"].name)
        return redirect(dossier)
    return render(
        request,
        "programs/dossiers/attachment.html",
        {"dossier": dossier, "form": form, "draft": closing.banner(dossier)},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def attachment_delete(request, pk):
    """Remove a file that one joined and that nothing rests on yet; what was submitted stays in its version."""
    file = get_object_or_404(
        Attachment.objects.visible_to(request.user).select_related("dossier__call__program"), pk=pk
    )
    if not removable(file, request.user):
        raise PermissionDenied(_("This file can no longer be removed."))
    if request.method == "POST":
        file.delete()
        messages.success(request, _("File removed: %s.") % file.name)
        return redirect(file.dossier)
    return render(request, "programs/dossiers/attachment_delete.html", {"file": file, "dossier": file.dossier})


@login_not_required
@require_POST
def answer_files(request, pk):
    """Files of one question, without leaving the page: join, replace, move or remove one; the answer is their list."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    dossier = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    asked = asked_for(request, dossier)
    if "file" in request.FILES:
        try:
            replace(dossier, asked, UploadField().clean(request.FILES["file"]), request)
        except ValidationError as error:
            return HttpResponse(french(error.messages[0]), status=422, content_type="text/plain; charset=utf-8")
    else:
        rearrange(dossier, request.POST)
    files = dossier.attachments.filter(kind="answer", question=asked["code"])
    return render(request, "programs/dossiers/_joined.html", {"files": files})


def asked_for(request, dossier):
    """The question that these files answer, if it may change now."""
    may = drafts.writable(dossier) if dossier.may_write(request.user) else lambda code: False
    code = request.POST.get("question", "")
    asked = next((q for q in answers.questions(dossier.definition) if q["code"] == code and q["kind"] == "file"), None)
    if asked is None or not may(code):
        raise PermissionDenied(_("The answers can no longer change."))
    return asked


def replace(dossier, asked, upload, request):
    """Join a file to a question; in the place of the one it replaces."""
    files = dossier.attachments.filter(kind="answer", question=asked["code"])
    gone = files.filter(pk=identifier(request.POST.get("replace"))).first()
    new = attach(dossier, upload, request.user, kind="answer", question=asked["code"])
    if gone and gone.pk != new.pk:
        Attachment.objects.filter(pk=new.pk).update(order=gone.order)
        gone.delete()


def movable(dossier, text):
    """The file of a question that may still change, by its identifier; None when there is none."""
    found, may = dossier.attachments.filter(kind="answer", pk=identifier(text)).first(), drafts.writable(dossier)
    return found if found and may(found.question) else None


def rearrange(dossier, data):
    """Move a file up or down ("up:" or "down:" and its identifier), or remove one; return the name of what was removed."""
    way, _sep, moved = data.get("move", "").partition(":")
    if found := movable(dossier, moved):
        found.shift(-1 if way == "up" else 1)
    if gone := movable(dossier, data.get("delete")):
        gone.delete()
    return gone.name if gone else ""


def identifier(text):
    """A typed identifier; None when it is not one."""
    try:
        return UUID(text)
    except (TypeError, ValueError):
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def attachment_replace(request, pk):
    """Send a file in the place of another one that answers a question."""
    file = get_object_or_404(
        Attachment.objects.visible_to(request.user).select_related("dossier__call__program"), pk=pk
    )
    if file.kind != Attachment.Kind.ANSWER or not removable(file, request.user):
        raise PermissionDenied(_("This file can no longer be replaced."))
    form = ReplacementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        new = attach(file.dossier, form.cleaned_data["file"], request.user, kind="answer", question=file.question)
        if new.pk != file.pk:
            Attachment.objects.filter(pk=new.pk).update(order=file.order)
            file.delete()
        messages.success(request, _("File joined: %s.") % new.name)
        return redirect("dossier_answer", file.dossier_id, section_of(file))
    context = {"file": file, "dossier": file.dossier, "form": form, "back": section_of(file)}
    return render(request, "programs/dossiers/attachment_replace.html", context, status=422 if form.errors else 200)


def section_of(file):
    """The number of the section whose question a file answers."""
    parts = enumerate(file.dossier.definition["sections"], 1)
    return next((n for n, part in parts if any(q["code"] == file.question for q in part["questions"])), 1)


def removable(file, user):
    """An answer while answers may change; another file by who joined it, until the dossier is confirmed."""
    if file.kind == Attachment.Kind.ANSWER:
        return file.dossier.may_write(user) and drafts.writable(file.dossier)(file.question)
    if file.kind == Attachment.Kind.PAPER:
        return file.uploaded_by_id == user.pk and file.dossier.is_typed
    return file.uploaded_by_id == user.pk and not file.dossier.project_state
