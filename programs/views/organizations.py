"""Organizations: tying one's account to one, and for officers, checking those declared and their successions."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from programs import clock, successions
from programs.filters import OrganizationFilter
from programs.forms.organizations import OrganizationForm, OwnOrganizationForm, SuccessorForm
from programs.models import Organization
from programs.tables.organizations import OrganizationTable


def above(*links):
    """The way to a page about an organization."""
    return [(_("Organizations"), reverse("organization_list")), *links]


def kept_by(request, pk):
    """The organization, for an officer; a 404 for anyone else."""
    if "officer" not in request.user.role_codes:
        raise Http404
    return get_object_or_404(Organization.objects.for_table(), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def own(request):
    """Tie one's account to an organization, once: a colleague of another one is told to write to us."""
    if request.user.organization_id:
        return redirect("account")
    form = OwnOrganizationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.user.join(form.organization())
        messages.success(request, _("Your account is tied to: %s.") % request.user.organization)
        return redirect("calls")
    return render(request, "programs/organizations/own.html", {"form": form}, status=422 if form.errors else 200)


class OrganizationList(SingleTableMixin, FilterView):
    """The organizations that answer or were named, those to check first."""

    table_class = OrganizationTable
    filterset_class = OrganizationFilter
    template_name = "programs/organizations/list.html"
    table_pagination = {"per_page": 50}

    def get_queryset(self):
        if "officer" not in self.request.user.role_codes:
            raise Http404
        return Organization.objects.for_table().order_by("name", "id")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"to_check": Organization.objects.to_check().count()}


@require_http_methods(["GET", "HEAD", "POST"])
def organization(request, pk):
    """What is known of an organization; an officer corrects it and declares it checked."""
    obj = kept_by(request, pk)
    form = OrganizationForm(request.POST or None, instance=obj)
    if request.method == "POST" and form.is_valid():
        checked = form.save(commit=False)
        checked.checked_at, checked.checked_by = clock.now(), request.user
        checked.save()
        messages.success(request, _("Checked: %s.") % checked)
        return redirect("organization", obj.pk)
    context = {
        "crumbs": above(), "organization": Organization.objects.for_table().get(pk=pk), "form": form, "former": obj.former.order_by("name", "id"),
        "dossiers": obj.dossiers.visible_to(request.user).for_table().order_by("-created_at", "id"), "agents": obj.agents.order_by("name", "id"),
    }  # fmt: skip
    return render(request, "programs/organizations/organization.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def succession(request, pk):
    """Choose the successor of an organization, see what passes to it, confirm."""
    former = kept_by(request, pk)
    if former.successor_id:
        return redirect("organization", former.pk)
    heir = successions.heir(former)
    form = SuccessorForm(
        request.POST or None, former=former, initial={"territory": heir, "succeeded_on": clock.today()}
    )
    if request.method == "POST" and form.is_valid() and (successor := taken_over(request, former, form)):
        return redirect("organization", successor.pk)
    links = above((str(former), reverse("organization", args=[former.pk])))
    context = {"crumbs": links, "former": former, "heir": heir, "form": form, **successions.moved(former)}
    return render(request, "programs/organizations/succession.html", context, status=422 if form.errors else 200)


def taken_over(request, former, form):
    """The successor once everything has passed to it; None when it could not, the reason in the form."""
    successor, number = form.organization(), former.dossiers.count()
    try:
        successions.succeed(
            former, successor, request.user, form.cleaned_data["reason"], form.cleaned_data["succeeded_on"]
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    words = ngettext("%(n)d dossier now belongs to %(who)s.", "%(n)d dossiers now belong to %(who)s.", number)
    messages.success(request, words % {"n": number, "who": successor})
    return successor
