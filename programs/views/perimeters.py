"""The territory of a dossier, added up and drawn: a page of its own, which the page of the dossier fetches once shown."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import perimeter
from programs.views.dossiers import crumbs, found


@require_safe
def territory(request, pk):
    """What a dossier covers, for who sees it; the section alone for a page that asks for it."""
    dossier = found(request, pk)
    template = "programs/perimeter/_perimeter.html" if request.htmx else "programs/perimeter/page.html"
    context = {"dossier": dossier, "crumbs": crumbs(dossier), "perimeter": perimeter.of(dossier)}
    return render(request, template, context)
