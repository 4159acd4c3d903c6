"""Files joined to dossiers: served through a permission check only, never shown in the page, never run."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import drafts
from programs.forms.dossiers import AttachmentForm
from programs.models import Attachment, Dossier, DossierVersion
from programs.models.attachment import path_of
from programs.uploads import attach

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
        {"dossier": dossier, "form": form},
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


def removable(file, user):
    """An answer while answers may change; another file by who joined it, until the dossier is confirmed."""
    if file.kind == Attachment.Kind.ANSWER:
        return file.dossier.may_write(user) and drafts.writable(file.dossier)(file.question)
    if file.kind == Attachment.Kind.PAPER:
        return file.uploaded_by_id == user.pk and file.dossier.is_typed
    return file.uploaded_by_id == user.pk and not file.dossier.project_state
