"""Who has access to a dossier: inviting, withdrawing an invitation, accepting one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import clock, closing, invitations
from programs.forms.dossiers import InvitationForm
from programs.models import Invitation
from programs.models.people import Role
from programs.views.dossiers import OWN, crumbs, found

MANAGERS = {"lead", "signatory", "coach", "officer"}
SEEN = ("lead", "member", "signatory", "coach", "resident", "operator", "observer")
ENDED_HERE = {"member", "resident", "operator", "observer"}


@require_http_methods(["GET", "HEAD", "POST"])
def people(request, pk):
    """Those who have access, those invited; the lead (or an officer) invites, withdraws."""
    dossier = found(request, pk)
    if not dossier.roles_of(request.user) & {*SEEN, "officer", "authority", "admin"}:
        raise PermissionDenied(_("Only those who write this dossier see who has access to it."))
    manages = bool(dossier.roles_of(request.user) & MANAGERS)
    if request.method == "POST" and not manages:
        raise PermissionDenied(_("Only the project lead gives access to the dossier."))
    asked = request.POST.get("do", "")
    form = InvitationForm(request.POST if asked == "invite" else None, dossier=dossier)
    if request.method == "POST" and DO.get(asked, again)(request, dossier, form):
        return redirect("dossier_people", dossier.pk)
    context = shown(dossier, request.user, form, manages)
    return render(request, "programs/dossiers/people.html", context, status=422 if form.errors else 200)


def shown(dossier, user, form, manages):
    """What the page lists."""
    roles = with_access(dossier).select_related("person").order_by("code", "starts_on", "id")
    waiting, led = dossier.invitations.waiting(), dossier.in_hand
    return {
        "dossier": dossier, "crumbs": crumbs(dossier), "draft": closing.banner(dossier) if dossier.roles_of(user) & OWN else None, "roles": roles, "ended_here": ENDED_HERE, "waiting": waiting, "invite": form, "manages": manages,
        "hand_over": led.step("hand_over", user), "handing": reverse("step", args=[led._meta.model_name, led.pk, "hand_over"]),
    }  # fmt: skip


def with_access(dossier):
    """The roles held on this dossier, and those of who commits its organization."""
    on_it = Q(dossier=dossier, code__in=SEEN)
    commits = Q(code=Role.Code.SIGNATORY, organization=dossier.organization_id, dossier=None)
    return Role.objects.active().filter(on_it | commits)


def invite(request, dossier, form):
    """Invite a person to take a part in the dossier."""
    if not form.is_valid():
        return False
    invitation = Invitation.objects.create(dossier=dossier, invited_by=request.user, **form.cleaned_data)
    mailed(request, invitation)
    return True


def mailed(request, invitation):
    """Send an invitation and say whether it left; one that did not can be sent again."""
    try:
        invitations.send(invitation)
    except OSError:
        messages.error(request, _("The invitation is ready but its message did not leave: try again in a moment."))
    else:
        messages.success(request, _("Invitation sent to %s.") % invitation.email)


def waiting(request, dossier):
    """The invitation that the button names, if it still waits."""
    rows = dossier.invitations.waiting()
    return next((row for row in rows if str(row.pk) == request.POST.get("invitation")), None)


def send_again(request, dossier, form):
    """Send a waiting invitation again, good for two more weeks."""
    if invitation := waiting(request, dossier):
        mailed(request, invitation)
    return True


def revoke(request, dossier, form):
    """Withdraw an invitation: its link no longer opens anything."""
    if invitation := waiting(request, dossier):
        invitation.revoked_at = clock.now()
        invitation.save(update_fields=["revoked_at"])
        messages.success(request, _("Invitation withdrawn: %s.") % invitation.email)
    return True


def remove(request, dossier, form):
    """Take away the access of a co-author or of someone of the team, from now on."""
    held = with_access(dossier).filter(code__in=ENDED_HERE).select_related("person")
    if gone := next((row for row in held if str(row.pk) == request.POST.get("role")), None):
        gone.end()
        messages.success(request, _("%s no longer has access to the dossier.") % gone.person)
    return True


def again(request, dossier, form):
    """An unknown button does nothing."""
    return True


DO = {"invite": invite, "send": send_again, "revoke": revoke, "remove": remove}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, pk):
    """The page of the signed link: what is offered, by whom; accepting takes an account with the address invited."""
    row = get_object_or_404(
        Invitation.objects.select_related("dossier__organization__territory", "call", "invited_by"), pk=pk
    )
    key = request.POST.get("cle") or request.GET.get("cle", "")
    refused = invitations.refusal(row, key)
    if not refused and request.method == "POST" and request.user.is_authenticated:
        try:
            invitations.accept(row, request.user)
        except ValidationError as error:
            refused = error.messages[0]
        else:
            messages.success(request, _("Welcome: you now have access."))
            return redirect(row.dossier or row.call or "dashboard")
    back = urlencode({"next": f"{request.path}?{urlencode({'cle': key})}"})
    context = {
        "invitation": None if refused else row,
        "refused": refused,
        "key": key,
        "back": back,
    }
    return render(request, "programs/dossiers/invitation.html", context, status=403 if refused else 200)
