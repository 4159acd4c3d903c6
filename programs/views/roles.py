"""Who acts for the State: an administrator gives roles, ends them, sends and withdraws invitations."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from programs import clock, invitations
from programs.forms.roles import RoleForm
from programs.models import Invitation, Role
from programs.models.people import STAFF
from programs.tables.roles import RoleFilter, RoleTable

ROWS = 50


def administrator(request):
    """For the others these pages do not exist."""
    if "admin" not in request.user.role_codes:
        raise Http404


def held():
    """The roles of the State that run today."""
    return (
        Role.objects.active()
        .filter(code__in=STAFF, dossier=None)
        .select_related("person", "program", "position", "given_by")
    )


def invited():
    """The invitations to act for the State that nobody has answered yet."""
    return Invitation.objects.waiting().filter(code__in=STAFF, dossier=None, call=None).select_related("program")


class RoleList(SingleTableMixin, FilterView):
    """The roles of the State held today, and the invitations that wait."""

    table_class, filterset_class, template_name = RoleTable, RoleFilter, "programs/roles/list.html"
    table_pagination = {"per_page": ROWS}

    def get_queryset(self):
        administrator(self.request)
        return held().order_by("code", "person__name", "id")

    def get_context_data(self, **more):
        return super().get_context_data(invitations=invited(), **more)


def trail():
    return [(_("People and roles"), reverse("role_list"))]


@require_http_methods(["GET", "HEAD", "POST"])
def give(request):
    """Give a role of the State to someone, by e-mail."""
    administrator(request)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.give(request.user)
        if isinstance(given, Role):
            words = {"person": given.person, "role": given.get_code_display()}
            messages.success(request, _("%(person)s is now: %(role)s.") % words)
        else:
            send(request, given)
        return redirect("role_list")
    return render(
        request, "programs/roles/give.html", {"form": form, "trail": trail()}, status=422 if form.errors else 200
    )


def administrators(locked):
    """The roles of the administrators; locked in one order, so that two who end each other's wait."""
    found = held().filter(code=Role.Code.ADMIN).order_by("pk")
    return list(found.select_for_update(of=("self",)) if locked else found)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def end(request, pk):
    """End a role, once confirmed; the platform keeps an administrator."""
    administrator(request)
    role = get_object_or_404(held(), pk=pk)
    last = role.code == Role.Code.ADMIN and administrators(locked=request.method == "POST") == [role]
    if request.method == "POST" and not last:
        role.end()
        messages.success(request, _("Ended: %s.") % role)
        return redirect("role_list")
    refused = request.method == "POST"
    return render(
        request,
        "programs/roles/end.html",
        {"role": role, "last": last, "trail": trail()},
        status=422 if refused else 200,
    )


@require_POST
def revoke(request, pk):
    """Withdraw an invitation that nobody has answered."""
    administrator(request)
    invitation = get_object_or_404(invited(), pk=pk)
    invitation.revoked_at = clock.now()
    invitation.save(update_fields=["revoked_at"])
    messages.success(request, _("Invitation withdrawn: %s.") % invitation.email)
    return redirect("role_list")


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
