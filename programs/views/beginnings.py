"""Beginning a dossier: opened once for an organization, taken up where it was, or from a past one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programs import closing, drafts, reuse
from programs.forms.dossiers import StartForm
from programs.models import Call, Dossier, Organization
from programs.views import relays
from programs.views.autosave import written_by

OVER = ("withdrawn", "cancelled", "expired", "ineligible")  # another may be opened


@require_http_methods(["GET", "HEAD", "POST"])
def start(request, pk):
    """Open a dossier for one's organization, or go back to the one already open."""
    call = get_object_or_404(Call.objects.public().filter(state="open"), pk=pk)
    organization = request.user.organization
    if organization is None:
        return redirect("organization_own")
    if already := own(call, organization, request.user):
        return resumed(request, already)
    if not call.takes_drafts:
        messages.info(request, _("This call takes no new dossier any more."))
        return redirect(call)
    link = relays.came_by(request, call)
    initial = {"heard": f"relay:{link.relay_id}"} if link else {}
    form = StartForm(request.POST or None, organization=organization, ideas=call.is_contribution, initial=initial)
    if request.method == "POST" and form.is_valid() and (dossier := opened(request, call, organization, form)):
        return redirect("dossier_answer", dossier.pk, 1)
    theirs = call.dossiers.filter(organization=organization).exclude(state__in=OVER).first()
    context = {
        "call": call, "organization": organization, "form": form, "leads": theirs.people("lead") if theirs else [],
        "overseas": closing.elsewhere(call.closes_at, organization),
    }  # fmt: skip
    return render(request, "programs/dossiers/start.html", context, status=422 if form.errors else 200)


def own(call, organization, user):
    """The dossier of this organization in this call that this person already has a part in; None when there is none."""
    seen = call.dossiers.visible_to(user).filter(organization=organization)
    return seen.exclude(state__in=OVER).order_by("created_at", "id").first()


def resumed(request, dossier):
    """Back to the dossier already open, rather than a second one."""
    messages.info(request, _("Your organization already answers this call: here is its dossier."))
    return redirect(dossier)


def opened(request, call, organization, form):
    """The new dossier, or the one that this person opened in another window; None when none could be, the reason in the form."""
    try:
        with transaction.atomic():
            Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
            request.user.forget_roles()
            if already := own(call, organization, request.user):
                return already
            dossier = Dossier.start(call, organization, by=request.user, title=form.cleaned_data["title"])
            dossier.perimeter.set(form.cleaned_data["perimeter"])
            relays.keep(request, dossier, form.cleaned_data["heard"])
            return dossier
    except ValidationError as error:
        form.add_error(None, [_("Still missing: %s.") % message for message in error.messages])
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request, pk):
    """Take up the answers of a past dossier: choose it, see what would come, say yes; says what came."""
    dossier, may = written_by(request, pk)
    if not may:
        messages.info(request, _("The answers can no longer change."))
        return redirect(dossier)
    past = list(reuse.sources(dossier, request.user))
    chosen = next((one for one in past if str(one.pk) == request.POST.get("source", request.GET.get("source"))), None)
    if request.method == "POST" and chosen:
        return taken(request, chosen, dossier)
    context = {
        "dossier": dossier, "crumbs": [(str(dossier), dossier.get_absolute_url())], "past": past, "chosen": chosen,
        "matches": list(reuse.matches(chosen, dossier)) if chosen else [], "draft": closing.banner(dossier),
    }  # fmt: skip
    return render(request, "programs/dossiers/take_up.html", context)


def taken(request, source, dossier):
    """Take up, and say which answers came."""
    try:
        came = reuse.take_up(source, dossier, request.user)
    except drafts.Moved:
        messages.info(request, _("The answers can no longer change."))
        return redirect(dossier)
    labels = ", ".join(f"« {match.label} »" for match in came)
    said = ngettext(
        "%(n)d answer taken up from %(source)s: %(labels)s.",
        "%(n)d answers taken up from %(source)s: %(labels)s.",
        len(came),
    )
    messages.success(request, said % {"n": len(came), "source": source.reference, "labels": labels})
    return redirect(dossier)
