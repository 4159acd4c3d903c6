"""The list of dossiers of staff."""

from functools import cache
from uuid import UUID

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs import wording
from programs.controls import escaped
from programs.models import Dossier, Organization
from programs.models.candidature import State
from programs.templatetags.essaim import ago, badge

COLUMNS = {  # those that a person may show or hide; the reference and the title always show
    "organization": _("Organization"), "call": _("Call"), "state": _("State"), "holder": _("Who must act"), "officer": _("Instructed by"),
    "submitted_at": _("Submitted on"), "kind": _("Kind of organization"), "departement": _("Département"), "since": _("In this state since"),
}  # fmt: skip
USUAL = ("organization", "state", "holder", "officer", "submitted_at")


NOBODY = UUID(int=0)  # in the place of each dossier's own number: addresses are made once a page


class DossierTable(tables.Table):
    """One dossier a row: what it is, whose, where it stands, who must act since when, who instructs it."""

    chosen = tables.Column(
        accessor="pk",
        verbose_name=_("Choose"),
        orderable=False,
        attrs={"td": {"class": "choose"}, "th": {"class": "choose"}},
    )
    reference = tables.Column(verbose_name=_("Reference"), attrs={"td": {"class": "nowrap"}})
    title = tables.Column(verbose_name=_("Project"), order_by=("title", "id"))
    organization = tables.Column(verbose_name=COLUMNS["organization"], order_by=("organization__name", "id"))
    call = tables.Column(verbose_name=COLUMNS["call"], order_by=("call__title", "id"))
    state = tables.Column(accessor="pk", verbose_name=COLUMNS["state"], order_by=("state", "id"))
    holder = tables.Column(verbose_name=COLUMNS["holder"], empty_values=(), orderable=False)
    officer = tables.Column(verbose_name=COLUMNS["officer"], orderable=False, default="—")
    submitted_at = tables.Column(verbose_name=COLUMNS["submitted_at"], order_by=("submitted_at", "id"))
    kind = tables.Column(
        accessor="organization__kind", verbose_name=COLUMNS["kind"], order_by=("organization__kind", "id")
    )
    departement = tables.Column(
        accessor="organization__departement", verbose_name=COLUMNS["departement"], orderable=False, default="—"
    )
    since = tables.Column(verbose_name=COLUMNS["since"], order_by=("since", "id"))

    caption = _("Dossiers")
    empty_help = _(
        "Dossiers appear as soon as they are submitted. Drafts stay with those who write them. If you have filters on, remove one."
    )

    class Meta:
        model = Dossier
        fields = ("chosen", "reference", "title", *COLUMNS)
        empty_text = _("No dossier here")

    def __init__(self, *args, here="", **options):
        super().__init__(*args, **options)
        self.here = here  # the list, to come back to and to go through one dossier after the other
        # few states and few days, many rows: each is written once a page
        self.badge = cache(lambda state: render_to_string("programs/_badge.html", badge(state)))
        self.day = cache(lambda day: date_format(day, "SHORT_DATE_FORMAT"))
        self.choose, self.address = str(_("Choose %s")), reverse("dossier", args=[NOBODY]) + here
        self.held = cache(lambda who, day: _("%(who)s, %(since)s") % {"who": wording.holder(who), "since": ago(day)})

        self.writers = {name: getattr(self, f"write_{name}") for name in self.Meta.fields}

    def read(self, name, record):
        """The cell of a column, escaped."""
        return escaped(self.writers[name](record))

    def write_chosen(self, record):
        label = escaped(self.choose % record.reference)
        return SafeString(f'<input type="checkbox" name="d" value="{record.pk}" form="bulk" aria-label="{label}">')

    def write_reference(self, record):
        address = escaped(self.address.replace(str(NOBODY), str(record.pk)))
        return SafeString(f'<a href="{address}">{escaped(record.reference)}</a>')

    def write_title(self, record):
        if not record.tags and not record.unread:
            return record.title
        more = [("fr-badge--no-icon fr-badge--" + tag["colour"], tag["name"]) for tag in record.tags]
        if record.unread:
            text = ngettext("%d message to read", "%d messages to read", record.unread) % record.unread
            more.insert(0, ("fr-badge--new", text))
        tags = format_html_join(" ", '<span class="fr-badge fr-badge--sm {}">{}</span>', more)
        return format_html('<span>{} <span class="tags">{}</span></span>', record.title, tags)

    def write_organization(self, record):
        return str(record.organization)

    def write_call(self, record):
        return record.call.title

    def write_state(self, record):
        return self.badge(State(record.state))

    def write_holder(self, record):
        return self.held(record.holder, localtime(record.since).date()) if record.holder else "—"

    def write_officer(self, record):
        return record.officer or "—"

    def write_submitted_at(self, record):
        return self.day(localtime(record.submitted_at).date())

    def write_since(self, record):
        return self.day(localtime(record.since).date())

    def write_kind(self, record):
        return Organization.Kind(record.organization.kind).label

    def write_departement(self, record):
        return record.organization.departement or "—"
