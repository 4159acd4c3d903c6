"""The framing of a residence: the frame, the signed agreement."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.uploads import attach
from residences.forms.framing import AgreementForm, FrameForm
from residences.permissions import writes
from residences.views.access import found, status_of, trail


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def frame(request, pk):
    """Write the budget, the backing, who welcomes the team, the public session, the licence."""
    residence = found(request, pk, writes)
    form = FrameForm(request.POST or None, instance=residence)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % _("the frame of the residence"))
        return redirect(residence)
    context = {"residence": residence, "form": form, "trail": trail(residence)}
    return render(request, "residences/frame.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def agreement(request, pk):
    """Join the signed agreement; a second one is kept beside the first."""
    residence = found(request, pk, writes)
    form = AgreementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        attach(residence.dossier, data["file"], request.user, kind="agreement", question="", caption=data["caption"])
        messages.success(request, _("File joined: %s.") % data["file"].name)
        return redirect(residence)
    files = residence.dossier.attachments.filter(kind="agreement")
    context = {"residence": residence, "form": form, "files": files, "trail": trail(residence)}
    return render(request, "residences/agreement.html", context, status=status_of(form))
