"""The public page « Vérifier un document »: a file or a code in, one sentence out."""

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from programs.models import Publication
from reports import codes, published, verification
from reports.verification import VerifyForm, of_code


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verify_document(request):
    """Whether a PDF comes from here, unchanged and still in force; nothing of it is kept."""
    sent = request.method == "POST"
    form = (
        VerifyForm(request.POST, request.FILES)
        if sent
        else VerifyForm(initial={"digest": request.GET.get("digest", "")[:200]})
    )
    verdict = form.found() if sent and form.is_valid() else None
    return shown(request, form, verdict, 422 if form.is_bound and form.errors else 200)


@login_not_required
@require_safe
@never_cache
def verify_code(request, code):
    """The page of the document that bears this code: what it is and whether it is in force, without its contents."""
    typed = codes.typed(code)
    if not ratelimit.consume(request, action="verify"):
        return shown(request, VerifyForm(), verification.Verdict("busy", by_code=True), 429)
    verdict = of_code(typed) if typed else verification.Verdict("unknown", by_code=True)
    return shown(request, VerifyForm(initial={"digest": codes.spaced(typed) if typed else ""}), verdict)


def shown(request, form, verdict, status=200):
    """The page, with the verdict if there is one and where the document may be read by all."""
    context = {
        "form": form,
        "verdict": verdict,
        "public": public(verdict.document) if verdict and verdict.document else None,
    }
    return render(request, "reports/pages/verify.html", context, status=status)


def public(document):
    """The report published that a document is, or that took its place; None when anyone may read nothing of it."""
    if document.kind == "final_report":
        return published.in_sight().filter(dossier=document.dossier_id).first()
    if document.publication_id:
        return Publication.objects.public().filter(pk=document.publication_id).first()
    return None
