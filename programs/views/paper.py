"""Dossiers received on paper: an officer opens one for an organization, types it, submits it at the date of its receipt."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import drafts
from programs.forms.partners import PaperForm, WordForm
from programs.models import Call, Dossier, Invitation
from programs.uploads import attach
from programs.views.dossiers import crumbs, found, receipt_of

TYPED = ("open", "closed")  # once the review begins, no dossier joins it


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, pk):
    """Open the dossier of an organization that sent it on paper."""
    call = get_object_or_404(Call.objects.visible_to(request.user).select_related("program"), pk=pk)
    if "officer" not in call.roles_of(request.user):
        raise Http404
    if call.state not in TYPED:
        raise PermissionDenied(
            _("Paper dossiers are typed while the call is open, or closed and not yet under review.")
        )
    form = PaperForm(request.POST or None, request.FILES or None, call=call)
    if request.method == "POST" and form.is_valid() and (dossier := opened(request, call, form)):
        messages.success(request, _("The dossier is open: type its answers, then submit it for the organization."))
        return redirect("dossier_paper", dossier.pk)
    return render(request, "programs/paper/new.html", {"call": call, "form": form}, status=422 if form.errors else 200)


@transaction.atomic
def opened(request, call, form):
    """The dossier, its scan joined, its contact to be invited; None when it could not be opened, the reason in the form."""
    data = form.cleaned_data
    try:
        with transaction.atomic():
            dossier = Dossier(
                call=call, organization=form.organization(), title=data["title"], **numbered(call, data["received_at"])
            )
            dossier.begin(by=request.user, comment=_("Dossier received on paper."))
    except ValidationError as error:
        form.add_error(None, [_("Still missing: %s.") % message for message in error.messages])
        return None
    dossier.perimeter.set(data["perimeter"])
    attach(
        dossier, data["file"], request.user, kind="paper", question="", caption=str(_("The dossier as it was received"))
    )
    if data["contact"]:
        Invitation.objects.create(email=data["contact"], code="lead", dossier=dossier, invited_by=request.user)
    return dossier


def numbered(call, received_at):
    """The reference of a new dossier, and what its paper stands for: its date, and the commitments that it carries signed."""
    reference = Dossier.next_reference(call)
    return {"reference": reference, "paper_received_at": received_at, "commitments_at": received_at}


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request, pk):
    """What is typed of a paper dossier, and its submission in the name of the organization."""
    dossier = found(request, pk)
    if not dossier.paper_received_at or "officer" not in dossier.roles_of(request.user):
        raise Http404
    dossier.moment = dossier.paper_received_at  # it is judged as of the day it was received
    step = dossier.step("submit", request.user)
    waivable = step and step.missing and all(need.code == "answers" for need in step.missing)
    form = WordForm(request.POST or None, label=_("Why some answers are not typed")) if waivable else None
    if request.method == "POST" and submitted(request, dossier, form):
        messages.success(request, _("The dossier is submitted: the receipt is being made."))
        return redirect("dossier_paper", dossier.pk)
    version = dossier.versions.last()
    context = {
        "dossier": dossier, "crumbs": crumbs(dossier), "form": form, "step": step, "version": version, "receipt": receipt_of(dossier, version),
        "pages": list(drafts.sections(dossier, {})), "scans": dossier.attachments.filter(kind="paper"), "may_write": dossier.may_write(request.user),
        "takeover": dossier.invitations.filter(code="lead", revoked_at=None).last(), "lead": dossier.lead,
    }  # fmt: skip
    return render(request, "programs/paper/paper.html", context, status=422 if request.method == "POST" else 200)


def submitted(request, dossier, form):
    """Submit as of the day the paper was received; False when something is missing, the reason on the page."""
    if not dossier.step("submit", request.user):
        raise PermissionDenied(_("This step cannot be taken now, or not by you."))
    if form is not None and not form.is_valid():
        return False
    waived = {"waive": ["answers"], "comment": form.cleaned_data["comment"]} if form is not None else {}
    seen = request.POST.get("seen", "")
    try:
        dossier.submit(
            by=request.user, seen=int(seen) if seen.isdigit() else None, received_at=dossier.paper_received_at, **waived
        )
    except ValidationError as error:
        messages.error(request, _("Still missing: %s.") % ", ".join(error.messages))
        return False
    return True
