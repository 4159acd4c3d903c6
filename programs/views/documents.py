"""Documents that the platform made: downloaded by who may see them."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from programs.models import Document
from programs.views.attachments import served


@require_safe
def document(request, pk):
    """Download a PDF once it is ready, see where it is before; a replaced one stays readable."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    if found.state not in ("ready", "replaced"):
        return redirect("document_state", pk)
    return served(found.sha256, f"{slugify(found.title)[:120] or found.kind}.pdf", "application/pdf")
