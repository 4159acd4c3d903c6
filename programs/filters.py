"""Filters of the lists of staff."""

import re
from uuid import UUID

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import search, wording
from programs.models import Assignment, Dossier, Mail, Message, Organization, Position, Program
from programs.models.candidature import State

WHOSE = [
    ("mine", _("those that I instruct")), ("nobody", _("those that nobody instructs")), ("followed", _("those that I follow")),
    ("unread", _("those with a message to read")),
]  # fmt: skip


IDENTIFIER, DEPARTEMENT = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", r"[0-9AB]{2,3}"


def pairs(rows):
    """Rows as choices."""
    return [(row["code"], row["label"]) for row in rows]


def as_asked(value, form):
    """The value asked as the only choice, where nothing is shown to choose from: what it reaches is judged by the query."""
    return [(value, value)] if value and re.fullmatch(form, value) else []


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
    """What an officer narrows the list of dossiers by; ``offered`` is that of programs/listing.py, None without a form."""

    q = filters.CharFilter(
        label=_("Search"), method="search", help_text=_("Reference, title, organization, answers, names of files.")
    )
    call = filters.ChoiceFilter(label=_("Call"), field_name="call_id", empty_label=_("All the calls"))
    holder = filters.ChoiceFilter(
        label=_("Who must act"), choices=[(code, wording.HOLDERS[code]) for code in ("officer", "reviewer", "lead", "signatory")],
        method="held_by", empty_label=_("Anyone"),
    )  # fmt: skip
    whose = filters.ChoiceFilter(label=_("Instructed by"), method="instructed", empty_label=_("Anyone"))
    label = filters.ChoiceFilter(label=_("Label"), field_name="labels", empty_label=_("All"))
    kind = filters.ChoiceFilter(
        label=_("Organization"),
        choices=Organization.Kind.choices,
        field_name="organization__kind",
        empty_label=_("All kinds"),
    )
    departement = filters.ChoiceFilter(label=_("Département"), method="of_departement", empty_label=_("All"))
    state = filters.ChoiceFilter(
        label=_("State"),
        choices=[c for c in State.choices if c[0] not in ("draft", "expired")],
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Dossier
        fields: list = []

    def __init__(self, *args, offered=None, **options):
        super().__init__(*args, **options)
        for name, rows in (
            ("call", "calls"),
            ("label", "labels"),
            ("departement", "departements"),
            ("whose", "officers"),
        ):
            choices = (
                pairs(offered[rows])
                if offered
                else as_asked(self.data.get(name), DEPARTEMENT if name == "departement" else IDENTIFIER)
            )
            self.filters[name].extra["choices"] = [*WHOSE, *choices] if name == "whose" else choices

    def filter_queryset(self, queryset):
        """All but the state first: ``in_any_state`` is what the tabs count."""
        asked = dict(self.form.cleaned_data)
        state = asked.pop("state", "")
        for name, value in asked.items():
            queryset = self.filters[name].filter(queryset, value)
        self.in_any_state = queryset
        return queryset.filter(state=state) if state else queryset

    def search(self, queryset, name, value):
        """Words in all that was submitted."""
        return search.matching(queryset, value)

    def of_departement(self, queryset, name, value):
        """Dossiers of the organizations that are there."""
        return queryset.filter(organization__in=Organization.objects.in_departement(value).order_by().values("pk"))

    def held_by(self, queryset, name, value):
        """Dossiers whose state waits for this role."""
        waiting = Q(state__in=[state for state, role in Dossier.holders.items() if role == value])
        read = Q(state="in_review") & ~Q(call__mode="competition")  # without a jury the officer reads
        agreed = Q(state="selected", call__mode="contribution")  # an idea agreed waits for nobody
        held = waiting & ~agreed & ~read if value != "officer" else (waiting | read)
        return queryset.filter(held)

    def instructed(self, queryset, name, value):
        """Dossiers of an officer, of nobody, followed, or with a message to read."""
        me, running = self.request.user, Assignment.objects.running()
        match value:
            case "nobody":
                return queryset.exclude(pk__in=running.values("dossier"))
            case "followed":
                return queryset.filter(follows__person=me)
            case "unread":
                return queryset.filter(pk__in=Message.objects.unread_by(me, from_staff=False).values("dossier"))
        return queryset.filter(
            pk__in=running.filter(officer=me.pk if value == "mine" else UUID(value)).values("dossier")
        )

    @property
    def text(self):
        """The words searched, if any."""
        return self.form.cleaned_data.get("q") or "" if self.form.is_valid() else ""


class DeliveryFilter(filters.FilterSet):
    """What an officer narrows the list of deliveries by."""

    q = filters.CharFilter(label=_("Organization, reference, address"), method="search")
    standing = filters.ChoiceFilter(
        label=_("State"), method="standing_is", empty_label=_("All the states"),
        choices=[("queued", _("waiting to leave")), ("sent", _("sent")), ("bounced", _("address refused")), ("resent", _("sent again elsewhere"))],
    )  # fmt: skip

    class Meta:
        model = Mail
        fields: list = []

    def search(self, queryset, name, value):
        """Each word in the name of the organization, the reference or the address."""
        for word in value.replace("\x00", "").split()[:6]:
            found = Q(dossier__organization__name__unaccent__icontains=word) | Q(dossier__reference__icontains=word)
            queryset = queryset.filter(found | Q(address__icontains=word))
        return queryset

    def standing_is(self, queryset, name, value):
        return queryset.standing(value)


class JobFilter(filters.FilterSet):
    """What a visitor narrows the positions by."""

    q = filters.CharFilter(label=_("Job, place or organization"), method="search")
    program = filters.ModelChoiceFilter(
        label=_("Programme"), field_name="dossier__call__program", queryset=Program.objects.order_by("code"), empty_label=_("All the programmes")
    )  # fmt: skip

    class Meta:
        model = Position
        fields: list = []

    def search(self, queryset, name, value):
        """Each word in the title, the place or the name of the organization."""
        for word in value.replace("\x00", "").split()[:6]:
            within = Q(title__unaccent__icontains=word) | Q(place__unaccent__icontains=word)
            queryset = queryset.filter(within | Q(dossier__organization__name__unaccent__icontains=word))
        return queryset
