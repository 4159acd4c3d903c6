"""For who runs the platform: the health of each part, the effects that fail, tried again by a button."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import health, healthwords
from programs.models import Outbox

MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
def operations(request):
    """Each part with its figures, and what the outbox could not carry out; an administrator tries again."""
    if "admin" not in request.user.role_codes:
        raise Http404
    failing = Outbox.objects.filter(done_at=None).exclude(last_error="").order_by("created_at", "id")
    if request.method == "POST":
        again = failing.update(retry_at=None, rung_at=None, tries=0)
        messages.success(request, _("%d to be tried again.") % again)
        return redirect("operations")
    report = health.report()
    owed = failing.select_related("line__actor", "line__on_behalf_of", "line__dossier", "line__detail")[:MOST]
    context = {
        "report": report, "parts": list(healthwords.parts(report)), "broken": healthwords.failing(report),
        "failing": [healthwords.effect(one) for one in owed], "count": failing.count(),
    }  # fmt: skip
    return render(request, "programs/operations.html", context)
