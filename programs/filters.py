"""Filters of the lists of staff."""

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import wording
from programs.models import Call, Dossier, Organization, Territory
from programs.models.candidature import State


def departements():
    """The départements of the official code, as (code, name)."""
    return list(Territory.objects.filter(kind="departement", until=None).order_by("search").values_list("code", "name"))


def calls(request):
    """The calls that this person may filter on, as (identifier, title): read once, without their forms."""
    found = Call.objects.visible_to(request.user).exclude(state="draft").order_by("-opens_at", "id")
    return [(str(pk), title) for pk, title in found.values_list("pk", "title")]


class OrganizationFilter(filters.FilterSet):
    """What an officer narrows the list of organizations by."""

    q = filters.CharFilter(label=_("Search"), method="search")
    kind = filters.ChoiceFilter(label=_("Kind"), choices=Organization.Kind.choices, empty_label=_("All kinds"))
    standing = filters.ChoiceFilter(
        label=_("State"), method="standing_is", empty_label=_("All the states"),
        choices=[("to_check", _("to check")), ("checked", _("checked")), ("taken_over", _("taken over"))],
    )  # fmt: skip

    class Meta:
        model = Organization
        fields: list = []

    def search(self, queryset, name, value):
        """Each word in the name, or the SIREN."""
        for word in value.replace("\x00", "").split()[:6]:
            queryset = queryset.filter(Q(name__unaccent__icontains=word) | Q(siren=word))
        return queryset

    def standing_is(self, queryset, name, value):
        """Whether an officer has checked it; those of the official code need no check."""
        known = Q(territory__isnull=False) | Q(checked_at__isnull=False)
        if value == "taken_over":
            return queryset.exclude(successor=None)
        return queryset.filter(known if value == "checked" else ~known, successor=None)


class DossierFilter(filters.FilterSet):
    """What an officer narrows the list of dossiers by."""

    q = filters.CharFilter(label=_("Search"), method="search")
    call = filters.ChoiceFilter(label=_("Call"), field_name="call_id", empty_label=_("All the calls"))
    state = filters.ChoiceFilter(
        label=_("State"),
        choices=[c for c in State.choices if c[0] not in ("draft", "expired")],
        empty_label=_("All the states"),
    )
    holder = filters.ChoiceFilter(
        label=_("Who must act"), choices=[(code, wording.HOLDERS[code]) for code in ("officer", "reviewer", "lead", "signatory")],
        method="held_by", empty_label=_("Anyone"),
    )  # fmt: skip
    kind = filters.ChoiceFilter(
        label=_("Organization"),
        choices=Organization.Kind.choices,
        field_name="organization__kind",
        empty_label=_("All kinds"),
    )
    departement = filters.ChoiceFilter(
        label=_("Département"),
        choices=departements,
        field_name="organization__territory__departement",
        empty_label=_("All"),
    )

    class Meta:
        model = Dossier
        fields: list = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["call"].extra["choices"] = calls(self.request)

    def search(self, queryset, name, value):
        """Each word in the reference, the title or the name of the organization, whatever its accents."""
        for word in value.replace("\x00", "").split()[:6]:
            queryset = queryset.filter(
                Q(reference__icontains=word) | Q(title__unaccent__icontains=word) | Q(organization__name__unaccent__icontains=word)
            )  # fmt: skip
        return queryset

    def held_by(self, queryset, name, value):
        """Dossiers whose state waits for this role."""
        waiting = Q(state__in=[state for state, role in Dossier.holders.items() if role == value])
        read = Q(state="in_review") & ~Q(call__mode="competition")  # without a jury the officer reads
        agreed = Q(state="selected", call__mode="contribution")  # an idea agreed waits for nobody
        held = waiting & ~agreed & ~read if value != "officer" else (waiting | read)
        return queryset.filter(held)
