"""For who runs the platform: how long each programme keeps dossiers, and what will be erased next."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import nightly
from programs.models import Notice, Program

FIELDS = ["keep_drafts", "keep_refused", "keep_projects"]
Durations = forms.modelformset_factory(Program, fields=FIELDS, extra=0)


@require_http_methods(["GET", "HEAD", "POST"])
def durations(request):
    """The months of each programme, which an administrator changes; the erasures announced; what tonight would do."""
    if "admin" not in request.user.role_codes:
        raise Http404
    forms_ = Durations(request.POST or None, queryset=Program.objects.order_by("name"))
    if request.method == "POST" and forms_.is_valid():
        forms_.save()
        messages.success(request, _("The durations are saved; the page on personal data says them from now on."))
        return redirect("durations")
    coming = Notice.objects.filter(done_at=None).select_related("dossier", "person").order_by("due_on", "id")
    context = {"forms": forms_, "coming": coming[:50], "count": coming.count(), "tonight": nightly.foreseen()}
    return render(request, "programs/durations.html", context, status=422 if request.method == "POST" else 200)
