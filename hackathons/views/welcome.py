"""Those registered for a camp, as a list, and who registers at the door."""

import django_filters
import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import arrivals
from hackathons.forms.registration import WalkInForm
from hackathons.models import Registration
from hackathons.permissions import welcomes
from hackathons.presets import PROFILES
from hackathons.views.access import found, judge, trail

ROWS = 50


class RegistrationTable(tables.Table):
    """One person a row."""

    name = tables.TemplateColumn(
        template_name="hackathons/_person.html", verbose_name=gettext_lazy("Person"), order_by=("name", "id")
    )
    profile = tables.Column(verbose_name=gettext_lazy("Profile"))
    state = tables.TemplateColumn("{% badge record %}", verbose_name=gettext_lazy("State"))
    todo = tables.TemplateColumn(
        template_name="hackathons/_check_in.html", verbose_name=gettext_lazy("To do"), orderable=False, empty_values=()
    )

    caption = gettext_lazy("Registrations")

    class Meta:
        model = Registration
        fields = ("name", "profile", "state")
        empty_text = gettext_lazy("Nobody here")


class RegistrationFilter(django_filters.FilterSet):
    """The list narrowed by a name, a state, a profile."""

    q = django_filters.CharFilter(label=gettext_lazy("Name or e-mail address"), method="search")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=Registration.State.choices, empty_label=gettext_lazy("All")
    )
    profile = django_filters.ChoiceFilter(
        label=gettext_lazy("Profile"), choices=PROFILES, empty_label=gettext_lazy("All")
    )

    class Meta:
        model = Registration
        fields = ["state", "profile"]

    def search(self, queryset, name, value):
        return queryset.filter(Q(name__icontains=value) | Q(email__icontains=value))


@require_safe
def registrations(request, pk):
    """Who is registered for a camp, who waits, who came."""
    camp = found(request, pk)
    judge(welcomes, camp, request.user)
    narrowed = RegistrationFilter(request.GET, camp.registrations.in_order())
    table = RegistrationTable(narrowed.qs, order_by=None)
    table.camp = camp
    tables.RequestConfig(request, paginate={"per_page": ROWS}).configure(table)
    context = {
        "camp": camp,
        "table": table,
        "filter": narrowed,
        "counts": counts(camp),
        "trail": trail(camp),
        "open": camp.state in ("registration", "running"),
    }
    return render(request, "hackathons/registrations.html", context)


def counts(camp):
    """How many people in each state."""
    found = dict(camp.registrations.order_by().values_list("state").annotate(n=Count("pk")))
    return {state: found.get(state, 0) for state in Registration.State.values}


@require_http_methods(["GET", "HEAD", "POST"])
def walk_in(request, pk):
    """Register someone at the door: during the camp they are in at once, before it they get a place if one is free."""
    camp = found(request, pk, welcomes if request.method != "POST" else None)
    judge(welcomes, camp, request.user)
    form = WalkInForm(request.POST or None, camp=camp)
    if request.method == "POST" and form.is_valid() and came(request, camp, form):
        return redirect("camp_registrations", pk)
    context = {"owner": camp, "form": form, "trail": trail(camp), "running": camp.state == "running"}
    return render(request, "hackathons/walk_in.html", context, status=422 if form.errors else 200)


def came(request, camp, form):
    """They are registered, then in; False when they cannot be, the reason in the form."""
    try:
        with transaction.atomic():
            form.instance.begin(by=request.user, received_at=request.received_at)
            if camp.state == "running":
                form.instance.check_in(by=request.user, received_at=request.received_at)
            else:
                arrivals.settle(form.instance, request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        form.instance._state.adding = True
        return False
    messages.success(
        request, _("%(who)s: %(state)s.") % {"who": form.instance.name, "state": form.instance.get_state_display()}
    )
    return True
