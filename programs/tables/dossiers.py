"""The list of dossiers of staff, on the page and as a file."""

from functools import cache

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from programs import wording
from programs.models import Dossier, Organization
from programs.models.candidature import State
from programs.templatetags.essaim import ago, badge


class DossierTable(tables.Table):
    """One dossier a row: what it is, whose, where it stands, who must act since when."""

    reference = tables.Column(verbose_name=_("Reference"), linkify=True, attrs={"td": {"class": "nowrap"}})
    title = tables.Column(verbose_name=_("Project"), order_by=("title", "id"))
    organization = tables.Column(verbose_name=_("Organization"), order_by=("organization__name", "id"))
    call = tables.Column(verbose_name=_("Call"), order_by=("call__title", "id"))
    state = tables.Column(accessor="pk", verbose_name=_("State"), order_by=("state", "id"))
    holder = tables.Column(verbose_name=_("Who must act"), empty_values=(), orderable=False)
    submitted_at = tables.Column(verbose_name=_("Submitted on"), order_by=("submitted_at", "id"))

    caption = _("Dossiers")
    empty_help = _(
        "Dossiers appear as soon as they are submitted. Drafts stay with those who write them. If you have filters on, remove one."
    )

    class Meta:
        model = Dossier
        fields = ("reference", "title", "organization", "call", "state", "holder", "submitted_at")
        order_by = ("-submitted_at",)
        empty_text = _("No dossier here")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # few states and few days, many rows: each is written once a page
        self.badge = cache(lambda state: render_to_string("programs/_badge.html", badge(state)))
        self.day = cache(lambda day: date_format(day, "SHORT_DATE_FORMAT"))
        self.held = cache(lambda who, day: _("%(who)s, %(since)s") % {"who": wording.holder(who), "since": ago(day)})

    def render_state(self, record):
        return self.badge(State(record.state))

    def render_submitted_at(self, value):
        return self.day(localtime(value).date())

    def render_holder(self, record):
        return self.held(record.holder, localtime(record.since).date()) if record.holder else "—"


EXPORTED = [
    _("Reference"), _("Project"), _("Organization"), _("Kind"), _("SIREN"), _("Département"), _("Call"), _("State"), _("Who must act"),
    _("Since"), _("Submitted on"), _("Stage of the project"),
]  # fmt: skip


def exported(dossier):
    """The row of a dossier in the file."""
    organization = dossier.organization
    sent = localtime(dossier.submitted_at).isoformat(timespec="seconds") if dossier.submitted_at else ""
    return [
        dossier.reference, dossier.title, organization, Organization.Kind(organization.kind).label, organization.siren or "", organization.departement,
        dossier.call, Dossier.State(dossier.state).label, wording.holder(dossier.holder), localtime(dossier.since).date().isoformat(), sent,
        dossier.project_label,
    ]  # fmt: skip
