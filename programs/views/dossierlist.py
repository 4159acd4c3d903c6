"""The list of dossiers of staff: searched, filtered, counted by state, as each person likes to see it."""

from functools import cached_property, partial

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from programs import listing, search
from programs.filters import DossierFilter
from programs.forms.instruction import ViewForm
from programs.models import SavedView
from programs.tables.dossiers import COLUMNS, USUAL, DossierTable

OFFICES = {"officer", "authority", "admin"}
PASSING = ("page", "vue")  # not part of what is listed


def for_staff(user):
    """Refuse the list to who has none."""
    if not user.role_codes & OFFICES:
        raise Http404


def query_of(asked):
    """What is listed, as the text of an address: filters, order, columns; neither the page nor what is empty."""
    kept = QueryDict(mutable=True)
    for name, values in asked.lists():
        if name not in PASSING and (values := [value for value in values if value]):
            kept.setlist(name, values)
    return kept.urlencode()


class DossierList(SingleTableMixin, FilterView):
    """The dossiers submitted in one's scope."""

    table_class = DossierTable
    filterset_class = DossierFilter
    template_name = "programs/dossiers/list.html"
    strict = False

    def get(self, request, *args, **kwargs):
        for_staff(request.user)
        default = next((view for view in self.offered["views"] if view["default"]), None)
        if default and not request.GET:
            return redirect(f"{request.path}?{default['query'] or 'vue=tout'}")
        return super().get(request, *args, **kwargs)

    @cached_property
    def offered(self):
        return listing.offered(self.request.user)

    @cached_property
    def query(self):
        return query_of(self.request.GET)

    @cached_property
    def counters(self):
        return listing.counters(self.filterset.in_any_state)

    @property
    def total(self):
        """How many rows, known from the counters."""
        state = self.filterset.form.cleaned_data.get("state")
        return sum(n for code, n in self.counters if not state or code == state)

    @property
    def columns(self):
        """The columns to show."""
        return [name for name in self.request.GET.getlist("colonnes") if name in COLUMNS] or USUAL

    def get_queryset(self):
        return listing.listed(self.request.user)

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"data": self.request.GET, "offered": self.offered}

    def get_table_data(self):
        found, text = self.filterset.qs, self.filterset.text
        return search.ranked(found, text) if text and self.total <= search.RANKED else found

    def get_table_kwargs(self):
        here = f"?{urlencode({'liste': self.query})}"
        return {"here": here, "exclude": [name for name in COLUMNS if name not in self.columns]}

    def get_table(self, **kwargs):
        self.filterset.qs  # noqa: B018 — what is counted is known once it is filtered
        return super().get_table(**kwargs)

    def get_table_pagination(self, table):
        table.data._length = self.total
        return {"per_page": 50, "paginator_class": partial(listing.Pages, total=self.total, user=self.request.user)}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        query = self.query
        return context | {
            "total": self.total, "officer": "officer" in self.request.user.role_codes, "counters": self.counters, "every": sum(n for _code, n in self.counters), "query": query,
            "state": self.filterset.form.cleaned_data.get("state"), "columns": [(name, label, name in self.columns) for name, label in COLUMNS.items()],
            "views": [view | {"here": view["query"] == query} for view in self.offered["views"]],
            "fields": [bound for bound in self.filterset.form if bound.name not in ("q", "state")],
            "narrowed": any(self.filterset.form.cleaned_data.get(bound.name) for bound in self.filterset.form if bound.name not in ("q", "state")),
        }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def view_new(request):
    """Keep the list as it is under a name: filters, order, columns."""
    for_staff(request.user)
    query = query_of(QueryDict(request.POST.get("query", request.GET.get("query", ""))[:2000]))
    form = ViewForm(request.POST or None, instance=SavedView(person=request.user, query=query))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The view “%s” is kept.") % form.instance.name)
        return redirect(f"{reverse('dossier_list')}?{query or 'vue=tout'}")
    context = {"form": form, "query": query, "back": f"{reverse('dossier_list')}?{query}"}
    return render(request, "programs/instruction/view.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def view_edit(request, pk):
    """Rename a view, or open the list on it."""
    for_staff(request.user)
    view = get_object_or_404(SavedView, person=request.user, pk=pk)
    form = ViewForm(request.POST or None, instance=view)
    back = f"{reverse('dossier_list')}?{view.query or 'vue=tout'}"
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The view “%s” is kept.") % form.instance.name)
        return redirect(back)
    context = {"form": form, "view_kept": view, "query": view.query, "back": back}
    return render(request, "programs/instruction/view.html", context, status=422 if form.errors else 200)


@require_POST
def view_remove(request, pk):
    """Forget a view; the dossiers are left as they are."""
    for_staff(request.user)
    view = get_object_or_404(SavedView, person=request.user, pk=pk)
    view.delete()
    messages.success(request, _("The view “%s” is removed.") % view.name)
    return redirect("dossier_list")
