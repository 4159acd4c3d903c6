"""The reports of programmes that anyone may read: their page, their sealed PDF, their data."""

import json

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.models import Publication
from programs.models.attachment import kept
from programs.views.attachments import served

ROWS = 24


@login_not_required
@require_safe
def reports(request):
    """Every published report, the last first."""
    page = Paginator(Publication.objects.public(), ROWS).get_page(request.GET.get("page"))
    return render(request, "reports/pages/publications.html", {"page": page})


def found(pk):
    """A published report and its sealed document; 404 for what is not public."""
    publication = get_object_or_404(Publication.objects.public(), pk=pk)
    document = publication.published_file
    if document is None:
        raise Http404
    return publication, document


@login_not_required
@require_safe
def report(request, pk):
    """What a published report says: its essentials, its chapters in words and figures, its files, how to check it."""
    publication, document = found(pk)
    facts = json.loads(kept(document.data_sha256))
    trail = [(_("Reports"), reverse("publications_public"))]
    context = {
        "publication": publication,
        "document": document,
        "facts": facts,
        "essential": facts.get("essential") or {"figures": facts.get("figures", ())},
        "trail": trail,
    }
    return render(request, "reports/pages/publication.html", context)


@login_not_required
@require_safe
def pdf(request, pk):
    """The sealed PDF of a published report."""
    publication, document = found(pk)
    return served(
        document.sha256, f"{slugify(publication.title)[:80] or 'rapport'}-v{document.version}.pdf", "application/pdf"
    )


@login_not_required
@require_safe
def facts(request, pk):
    """The facts of a published report, as its PDF attaches them."""
    _publication, document = found(pk)
    answer = HttpResponse(kept(document.data_sha256), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="donnees.json"'
    return answer
