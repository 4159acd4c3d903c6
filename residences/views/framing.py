"""The framing of a residence: the local definition and its approval, the frame, the signed agreement."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs import clock
from programs.uploads import attach
from programs.views.parts import held
from residences.forms.framing import AgreementForm, DefinitionForm, FrameForm
from residences.permissions import approves, writes
from residences.views.access import found, status_of, trail


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def definition(request, pk):
    """Read or write what the territory makes of the common base; a change asks for a new approval."""
    residence = found(request, pk, writes if request.method == "POST" else None)
    row = written(request, residence)
    form = DefinitionForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        return keep(request, residence, form)
    context = {"residence": residence, "definition": row, "form": form, "trail": trail(residence)}
    context |= {"may_write": writes(residence, request.user), "may_approve": approves(residence, request.user)}
    return render(request, "residences/definition.html", context, status=status_of(form))


def written(request, residence):
    """The definition in hand; locked when it is about to change or be approved."""
    return held(request, residence.definitions.select_related("method", "approved_by")).get()


def keep(request, residence, form):
    """Write the definition; a text that changed is no longer approved."""
    if set(form.changed_data) - {"shown"} and form.instance.approved_at:
        form.instance.approved_at = form.instance.approved_by = None
        messages.warning(request, _("The definition has changed: the coach approves it again."))
    form.save()
    messages.success(request, _("Saved: %s.") % _("the local definition"))
    return redirect(residence)


@require_POST
@transaction.atomic
def approve(request, pk):
    """Approve the definition as it was shown; one that has changed since is shown again."""
    residence = found(request, pk, approves)
    row = written(request, residence)
    if not row.is_complete:
        messages.error(
            request,
            _(
                "The definition is not complete: the problem, the users and what is taken, adapted or added are missing."
            ),
        )
    elif request.POST.get("shown") != DefinitionForm(instance=row).digest:
        messages.error(request, _("The definition has just changed: read it again before you approve it."))
    else:
        row.approved_at, row.approved_by = clock.now(), request.user
        row.save(update_fields=["approved_at", "approved_by"])
        messages.success(request, _("The local definition is approved."))
        return redirect(residence)
    return redirect("residence_definition", pk)


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
