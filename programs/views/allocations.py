"""Proposals of readings: simulated, looked at, compared, adjusted by hand, then sent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import assignment, longwork
from programs.assignment import sheet
from programs.forms.allocations import ReadersForm, WishesForm
from programs.models import Allocation, Dossier, Task, User
from programs.tables.allocations import AllocationTable, LoadTable
from programs.views.jury import RUNS, call_of, menu, run_by
from programs.workflow import Conflict

ROWS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def allocations(request, pk):
    """The proposals of a call; one more is simulated as long work."""
    call = run_by(request, pk)
    form = WishesForm(call, request.POST or None)
    if request.method == "POST" and form.is_valid():
        order = {"call": str(call.pk), "wishes": form.cleaned_data}
        longwork.ask(request.user, "simulate", _("Proposal of readings: %s") % call.title, order)
        messages.success(request, _("The computation has begun: the proposal appears here, you may leave this page."))
        return redirect("allocations", pk)
    found = call.allocations.exclude(state="dropped")
    context = {
        **menu(call, request.user), "form": form, "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "running": under_way(request.user, call), "readings": assignment.lacking(call), "compare": list(found[:2]),
    }  # fmt: skip
    return render(request, "programs/jury/allocations.html", context, status=422 if form.errors else 200)


def under_way(user, call):
    """The simulations that this person waits for."""
    waited = Task.objects.filter(person=user, kind="simulate", order__call=str(call.pk)).order_by("created_at", "id")
    return waited.filter(state__in=("queued", "running", "failed"))[:5]


def found(request, pk):
    """A proposal of a call that this person runs; for the others it does not exist."""
    row = get_object_or_404(Allocation.objects.visible_to(request.user).select_related("call__program"), pk=pk)
    if not RUNS(row, request.user):
        raise PermissionDenied(_("Only the programme officer composes the jury."))
    return row


@require_safe
def allocation(request, pk):
    """A proposal: what it gives, what lacks and why, dossier by dossier, juror by juror."""
    row = found(request, pk)
    call = call_of(request, row.call_id)
    row.call = call
    dossiers = assignment.to_read(call).select_related("organization__territory")
    if request.GET.get("show") == "missing":
        dossiers = dossiers.filter(pk__in=[one["dossier"] for one in row.missing])
    page = Paginator(dossiers, ROWS).get_page(request.GET.get("page"))
    table = AllocationTable(list(sheet.lines(row, page.object_list)))
    table.changes = row.state == "draft"
    references = dict(
        assignment.to_read(call).filter(pk__in=[one["dossier"] for one in row.missing]).values_list("pk", "reference")
    )
    lacks = [
        {**one, "reference": references.get(Dossier._meta.pk.to_python(one["dossier"]), "–")}
        for one in row.missing[:ROWS]
    ]
    context = {
        **menu(call, request.user), "row": row, "table": table, "page": page, "lacks": lacks, "lacking": sum(one["n"] for one in row.missing),
        "loads": LoadTable(sheet.loads(row)), "steps": [step for step in row.steps_for(request.user) if step.name != "adjust"],
        "others": call.allocations.exclude(pk=row.pk).exclude(state="dropped")[:10], "apart": groups(row),
    }  # fmt: skip
    return render(request, "programs/jury/allocation.html", context)


def groups(row):
    """The groups of jurors that no dossier links to the others, by names."""
    people = {
        str(pk): str(person) for pk, person in User.objects.in_bulk([pk for group in row.apart for pk in group]).items()
    }
    return [", ".join(sorted(people.get(pk, "–") for pk in group)) for group in row.apart]


@require_http_methods(["GET", "HEAD", "POST"])
def readers(request, pk, dossier):
    """The readers of one dossier of a proposal, chosen by hand; who stands aside is not offered."""
    row = found(request, pk)
    if row.state != "draft":
        raise Conflict(row.history.last())
    about = get_object_or_404(assignment.to_read(row.call).select_related("organization__territory"), pk=dossier)
    offered = sheet.choices(row, about)
    names = [(str(one.person.pk), f"{one.person} ({one.load})") for one in offered if not one.why]
    form = ReadersForm(names, row.pairs.get(str(about.pk), []), request.POST or None)
    if request.method == "POST" and form.is_valid():
        row.adjust(by=request.user, seen=seen(request, row), dossier=about, readers=form.cleaned_data["readers"])
        messages.success(request, _("The readers of %s are changed in this proposal.") % about.reference)
        return redirect(row)
    context = {
        **menu(row.call, request.user),
        "row": row,
        "dossier": about,
        "form": form,
        "tied": [one for one in offered if one.why],
    }
    return render(request, "programs/jury/allocation_dossier.html", context, status=422 if form.errors else 200)


def seen(request, row):
    """The number that the page showed."""
    given = request.POST.get("seen", "")
    return int(given) if given.isdigit() else row.seq


@require_safe
def compare(request, pk, other):
    """Two proposals of a call side by side: their figures, then the dossiers that they do not give alike."""
    one, two = found(request, pk), found(request, other)
    if one.call_id != two.call_id:
        raise Http404
    page = Paginator(sheet.differing(one, two).select_related("organization__territory"), ROWS).get_page(
        request.GET.get("page")
    )
    left, right = (list(sheet.lines(row, page.object_list)) for row in (one, two))
    context = {
        **menu(one.call, request.user), "one": one, "other": two, "figures": sheet.compared(one, two), "page": page,
        "pairs": list(zip(left, right, strict=True)), "count": page.paginator.count,
    }  # fmt: skip
    return render(request, "programs/jury/allocation_compare.html", context)
