"""The pages where a dossier, its project and its sessions are taken away as PDFs."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from programs.models import CoachingSession, Dossier
from programs.views.coaching import INSIDE
from reports import printing


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_pdf(request, pk):
    """The prints of a dossier that this person may have; POST has one made, which the page then waits for."""
    obj = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    kinds = [kind for kind in printing.kinds_for(obj, request.user) if printing.line_for(kind, obj)]
    if not kinds or obj.erased_at:
        raise Http404
    if request.method == "POST":
        kind = request.POST.get("kind", kinds[0])
        if kind not in kinds:
            raise Http404
        printing.ask(kind, obj, printing.line_for(kind, obj))
        return redirect("dossier_pdf", obj.pk)
    prints = [printing.shown(kind, obj, printing.line_for(kind, obj)) for kind in kinds]
    context = {
        "dossier": obj,
        "crumbs": [(obj.reference, obj.get_absolute_url())],
        "prints": prints,
        "version": obj.versions.last(),
        "waiting": any(p.is_waiting for p in prints),
    }
    return render(request, "reports/pages/dossier_pdf.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def session_pdf(request, pk):
    """The minutes of a session as a PDF, for whoever reads them; POST has it made, which the page then waits for."""
    joined = CoachingSession.objects.select_related(
        "dossier__call__program", "dossier__organization__territory", "coach"
    )
    session = get_object_or_404(joined.visible_to(request.user).filter(state="held"), pk=pk)
    if not INSIDE & session.dossier.roles_of(request.user):
        raise Http404
    line = session.history.first()
    if request.method == "POST":
        printing.ask(printing.SESSION, session, line)
        return redirect("session_pdf", pk)
    one = printing.shown(printing.SESSION, session, line)
    context = {
        "session": session,
        "prints": [one],
        "waiting": one.is_waiting,
        "crumbs": [(str(session), session.get_absolute_url())],
    }
    return render(request, "reports/pages/session_pdf.html", context)
