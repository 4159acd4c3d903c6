"""The jury of a call: its members, who reads what, how far they are."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from programs import assignment, clock, invitations
from programs.forms.jury import MemberForm
from programs.models import Call, Review, Role
from programs.permissions import May
from programs.tables.jury import MemberTable

SEES = May("officer", "authority", "admin", "chair")
RUNS = May("officer")
DECIDES = May("officer", "authority", "admin")
UUID_LIKE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ROWS = 20  # dossiers on one page of assignments


def call_of(request, pk, sees=SEES):
    """A call whose jury or decisions this person may see; for the others it does not exist."""
    call = get_object_or_404(Call.objects.visible_to(request.user).select_related("program"), pk=pk)
    if not sees(call, request.user) or (sees is SEES and not call.has_jury):
        raise Http404
    return call


def run_by(request, pk):
    """A call whose jury this person runs."""
    call = call_of(request, pk)
    if not RUNS(call, request.user):
        raise PermissionDenied(_("Only the programme officer composes the jury."))
    return call


@require_safe
def jury(request, pk):
    """The members of the jury, their progress, what is still missing."""
    call = call_of(request, pk)
    members = assignment.members(call)
    table = MemberTable(members)
    table.runs = RUNS(call, request.user)
    return render(request, "programs/jury/jury.html", {
        **menu(call, request.user), "members": members, "table": table,
        "invitations": call.invitations.waiting(),
        "readings": assignment.lacking(call), "given": sum(m.submitted for m in members), "expected": sum(m.given for m in members),
    })  # fmt: skip


def invite(request, pk):
    """Name a member of the jury by e-mail."""
    call = run_by(request, pk)
    form = MemberForm(call, request.POST or None)
    if request.method == "POST" and form.is_valid():
        named = form.name(request.user)
        if isinstance(named, Role):
            messages.success(request, _("%s is a member of the jury.") % named.person)
        else:
            send(request, named)
        return redirect("jury", pk)
    return render(
        request, "programs/jury/invite.html", {"call": call, "form": form}, status=422 if form.errors else 200
    )


def send(request, invitation):
    """Write to the person invited, and say whether the message left."""
    try:
        invitations.send(invitation)
    except OSError:
        messages.error(
            request,
            _("%s is invited, but the message did not leave: take the invitation back and try again.")
            % invitation.email,
        )
    else:
        messages.success(request, _("An invitation has left for %s.") % invitation.email)


@require_POST
def remove(request, pk):
    """End a member's part in the jury, or take back an invitation; who still has readings keeps their part."""
    call = run_by(request, pk)
    if invitation := call.invitations.filter(
        pk__in=identifiers(request.POST.getlist("invitation")), accepted_at=None
    ).first():
        invitation.revoked_at = clock.now()
        invitation.save(update_fields=["revoked_at"])
        messages.success(request, _("The invitation of %s is taken back.") % invitation.email)
        return redirect("jury", pk)
    sitting = Role.objects.active().filter(call=call, code__in=("reviewer", "chair"))
    person = get_object_or_404(sitting, pk__in=identifiers([request.POST.get("role", "")])).person
    if Review.objects.pending().filter(dossier__call=call, reviewer=person).exists():
        messages.error(request, _("%s still has readings under way: release them first.") % person)
    else:
        for role in sitting.filter(person=person):
            role.end()
        messages.success(request, _("%s is no longer a member of the jury.") % person)
    return redirect("jury", pk)


def identifiers(values):
    """Those of these values that look like identifiers."""
    return [value for value in values if UUID_LIKE.fullmatch(value)]


def assign(request, pk):
    """Give readings: for each dossier the jurors who may read it, those tied to it with the reason."""
    call = run_by(request, pk)
    shown = assignment.to_read(call).select_related("organization__territory")
    if request.GET.get("show") == "missing":
        shown = shown.filter(pk__in=shown.short_of(call.min_reviews).values("pk"))
    page = Paginator(shown, ROWS).get_page(request.GET.get("page"))
    rows = assignment.matrix(call, page.object_list)
    refusals, ticked = [], []
    if request.method == "POST":
        ticked = request.POST.getlist("reading")
        given, refusals = assignment.assign(pairs(rows, ticked), request.user)
        if given:
            messages.success(request, ngettext("%d reading given.", "%d readings given.", given) % given)
        if not refusals:
            return redirect(request.get_full_path())
        rows = assignment.matrix(call, page.object_list)
    context = {
        **menu(call, request.user),
        "rows": rows,
        "page": page,
        "refusals": refusals,
        "ticked": ticked,
        "readings": assignment.lacking(call),
    }
    return render(request, "programs/jury/assign.html", context, status=422 if refusals else 200)


def pairs(rows, ticked):
    """The (dossier, reviewer) ticked on a page, among those that it knows; a tied one is left to the step to refuse."""
    people = {f"{row.dossier.pk}:{person.pk}": (row.dossier, person)
              for row in rows for person in [*(s.person for s in row.free), *(p for p, _why in row.tied), *(r.reviewer for r in row.readings)]}  # fmt: skip
    return [people[key] for key in dict.fromkeys(ticked) if key in people]


def menu(call, user):
    """What the pages of a selection share: the call, and which of them this person may open."""
    return {"call": call, "runs": RUNS(call, user), "decides": DECIDES(call, user)}
