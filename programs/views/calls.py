"""Calls: the public list and page, the officer's list, the writing of a call."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from programs import answers, presets, timeline
from programs.forms.calls import CallForm
from programs.models import Call, History, Organization, Program
from programs.models.candidature import State
from programs.tables.calls import CallFilter, CallTable

TRAIL = [(_("The calls"), reverse_lazy("calls"))]
MANAGE = [(_("Manage calls"), reverse_lazy("call_list"))]
OFFICES = {"officer", "authority", "admin"}


@login_not_required
@require_safe
def calls(request):
    """The calls that anyone may read: open, to come, over."""
    found = Call.objects.public()
    return render(request, "programs/calls/calls.html", {
        "open": found.filter(state="open"), "coming": found.filter(state="scheduled"),
        "over": found.exclude(state__in=("open", "scheduled")).order_by("-closes_at", "id")[:20],
    })  # fmt: skip


@login_not_required
@require_safe
def call(request, pk):
    """A call, for everyone; with what there is to do for who runs it."""
    user = request.user
    seen = Call.objects.visible_to(user) if user.is_authenticated else Call.objects.public()
    shown = get_object_or_404(seen.select_related("program"), pk=pk)
    roles = shown.roles_of(user) if user.is_authenticated else set()
    context = {"call": shown, "questions": answers.questions(shown.form), "criteria": shown.criteria.all(), "own": own_dossier(shown, user)}
    context |= {"trail": TRAIL, "kinds": [label for code, label in Organization.Kind.choices if code in shown.open_to]}
    if roles & OFFICES:
        context |= staff_context(shown, user)
    return render(request, "programs/calls/call.html", context)


def own_dossier(shown, user):
    """The dossier of this person in this call, which they resume; None."""
    if not user.is_authenticated:
        return None
    own = [role.dossier_id for role in user.active_roles if role.dossier_id and role.code in ("lead", "member", "signatory")]
    return shown.dossiers.filter(pk__in=own).exclude(state__in=("withdrawn", "cancelled")).first()


def staff_context(shown, user):
    """What is to do now, the numbers by state, the documents, the history."""
    counted = dict(shown.dossiers.order_by().values_list("state").annotate(n=Count("pk")))
    lines = History.objects.filter(machine="call", object_id=shown.pk).select_related("actor", "on_behalf_of", "detail").order_by("-seq")
    return {
        "staff": True, "may_write": "officer" in shown.roles_of(user), "steps": shown.steps_for(user), "numbers": [(state, counted[state]) for state in State if counted.get(state)],
        "documents": shown.documents.filter(state="ready"), "lines": [timeline.worded(line) for line in lines],
    }  # fmt: skip


class CallList(SingleTableMixin, FilterView):
    """The calls of one's scope."""

    table_class, filterset_class, template_name, paginate_by = CallTable, CallFilter, "programs/calls/list.html", 50

    def get_queryset(self):
        if not self.request.user.role_codes & OFFICES:
            raise Http404
        return Call.objects.visible_to(self.request.user).for_table().order_by("-opens_at", "id")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_write": "officer" in self.request.user.role_codes}


def way_down(call):
    """The way down to a page of a call."""
    return [*TRAIL, (call.title, call.get_absolute_url())]


def written(request, pk):
    """A call that this officer may write, while it is prepared; else why not."""
    found = get_object_or_404(Call.objects.visible_to(request.user).select_related("program"), pk=pk)
    if "officer" not in found.roles_of(request.user):
        raise PermissionDenied(_("Only a programme officer writes a call."))
    if request.method == "POST" and found.state != "draft":
        raise PermissionDenied(_("This call is published: it can no longer change."))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """A new call, with the usual questions and criteria of its programme."""
    if "officer" not in request.user.role_codes:
        raise PermissionDenied(_("Only a programme officer writes a call."))
    program = Program.objects.order_by("code").first()
    form = CallForm(request.POST or None, initial={"program": program})
    if request.method == "POST" and form.is_valid():
        made = form.save(commit=False)
        made.begin(by=request.user)
        presets.fill(made)
        messages.success(request, _("The call is written. Look at its questions, then publish it."))
        return redirect(made)
    return render(request, "programs/calls/edit.html", {"form": form, "trail": MANAGE}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The text and the calendar of a call in preparation."""
    found = written(request, pk)
    form = CallForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The call is saved."))
        return redirect(found)
    return render(request, "programs/calls/edit.html", {"form": form, "call": found, "trail": way_down(found)}, status=422 if form.errors else 200)


@require_safe
def preview(request, pk):
    """The form as the applicant will see it."""
    found = get_object_or_404(Call.objects.visible_to(request.user), pk=pk)
    if not found.roles_of(request.user) & OFFICES:
        raise PermissionDenied(_("The preview is for those who prepare the call."))
    parts = [(part, answers.preview(part)) for part in found.form["sections"]]
    return render(request, "programs/calls/preview.html", {"call": found, "parts": parts, "trail": way_down(found)})
