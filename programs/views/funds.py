"""Shared funds, kept by the officers: who puts how much in, which projects draw on them, what is left."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.forms.funds import ContributionForm, FundForm
from programs.models import Contribution, Fund

ROWS = 50


def officers(request):
    """Nothing but for an officer: for anyone else these pages do not exist."""
    if "officer" not in request.user.role_codes:
        raise Http404


def found(request, pk):
    """A fund, for an officer; locked when it is about to change."""
    officers(request)
    rows = Fund.objects.select_for_update() if request.method == "POST" else Fund.objects
    return get_object_or_404(rows, pk=pk)


def above(*links):
    """The way to a page about a fund."""
    return [(_("Shared funds"), reverse("fund_list")), *links]


@require_safe
def funds(request):
    """Every shared fund, with what is left of it."""
    officers(request)
    page = Paginator(Fund.objects.for_table().order_by("name", "id"), ROWS).get_page(request.GET.get("page"))
    return render(request, "programs/funds/list.html", {"funds": list(page), "page": page, "trail": []})


@require_safe
def fund(request, pk):
    """A fund: its envelope, its contributors, the projects that draw on it."""
    obj = found(request, pk)
    lines = obj.lines.select_related("dossier__organization__territory").order_by("dossier__title", "id")
    page = Paginator(lines, ROWS).get_page(request.GET.get("page"))
    return render(request, "programs/funds/fund.html", {
        "fund": obj, "contributions": list(obj.contributions.all()), "lines": list(page), "page": page, "trail": above(),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def edit(request, pk=None):
    """Open a fund, or change its name and its purpose."""
    officers(request)
    obj = found(request, pk) if pk else Fund()
    form = FundForm(request.POST or None, instance=obj)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Saved: %s.") % form.save())
        return redirect(form.instance)
    return shown(request, form, _("Change the fund") if pk else _("Open a fund"), obj if pk else None)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def contribution(request, pk, row=None):
    """Add a contributor, change what they put in, or take them out while nothing was acquired of it."""
    obj = found(request, pk)
    held = get_object_or_404(obj.contributions, pk=row) if row else Contribution(fund=obj)
    if request.method == "POST" and "remove" in request.POST and row:
        return removed(request, obj, held)
    form = ContributionForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % held)
        return redirect(obj)
    return shown(request, form, held if row else _("Add a contributor"), obj, removable=bool(row))


def removed(request, fund, row):
    """Take a contributor out, unless projects have acquired what they put in."""
    if fund.left < row.amount:
        messages.error(request, _("Projects have already acquired this money: it cannot be taken out."))
    else:
        row.delete()
        messages.success(request, _("Removed: %s.") % row)
    return redirect(fund)


def shown(request, form, title, fund, *, removable=False):
    """A page with one form about a fund."""
    context = {
        "form": form, "title": title, "trail": above(*([(str(fund), fund.get_absolute_url())] if fund else [])),
        "back": fund.get_absolute_url() if fund else reverse("fund_list"), "removable": removable,
    }  # fmt: skip
    return render(request, "programs/funds/form.html", context, status=422 if form.errors else 200)
