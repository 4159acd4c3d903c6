"""The page where a dossier is taken away as a PDF."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from programs.models import Dossier
from reports import printing


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_pdf(request, pk):
    """The prints of a dossier that this person may have; POST has one made, which the page then waits for."""
    obj = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    line, kinds = printing.sent(obj), printing.kinds_for(obj, request.user)
    if line is None:
        raise Http404
    if request.method == "POST":
        kind = request.POST.get("kind", kinds[0])
        if kind not in kinds:
            raise Http404
        printing.ask(kind, obj, line)
        return redirect("dossier_pdf", obj.pk)
    prints = [printing.shown(kind, obj, line) for kind in kinds]
    context = {
        "dossier": obj,
        "crumbs": [(obj.reference, obj.get_absolute_url())],
        "prints": prints,
        "version": obj.versions.last(),
        "waiting": any(p.is_waiting for p in prints),
    }
    return render(request, "reports/pages/dossier_pdf.html", context)
