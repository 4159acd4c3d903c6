"""The page of a document: where its making is, why it failed, what replaced it, what checks it."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from programs.models import Document
from reports import codes


@require_safe
def state(request, pk):
    """How far a document is; asked again every two seconds while it is made, by the browser itself without JavaScript."""
    found = Document.objects.visible_to(request.user).select_related("effect", "dossier__call", "call", "publication")
    document = get_object_or_404(found, pk=pk)
    effect, waits = document.effect, document.state in ("queued", "rendering")
    about = document.publication or document.dossier or document.call
    context = {
        "document": document, "waits": waits or (document.state == "failed" and effect and not effect.done_at), "moving": waits,
        "tries": effect.tries if effect else 0, "next_try": effect.retry_at if effect and not effect.done_at else None,
        "steps": document.steps_for(request.user), "code": codes.spaced(document.code) if document.code else "",
        "replacement": document.replacement if document.state == "replaced" else None, "back": about, "trail": [(str(about), about.get_absolute_url())],
    }  # fmt: skip
    template = "reports/pages/_document.html" if request.htmx else "reports/pages/document.html"
    return render(request, template, context)
