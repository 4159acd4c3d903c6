"""The list of the organizations that officers check."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from programs.models import Organization


class OrganizationTable(tables.Table):
    """One organization a row: what it is, where, what is known of it."""

    name = tables.Column(
        verbose_name=_("Organization"), linkify=("organization", {"pk": tables.A("pk")}), order_by=("name", "id")
    )
    kind = tables.Column(verbose_name=_("Kind"), order_by=("kind", "id"))
    siren = tables.Column(verbose_name=_("SIREN"), order_by=("siren", "id"), empty_values=())
    place = tables.Column(verbose_name=_("Territory of attachment"), empty_values=(), orderable=False)
    dossiers_count = tables.Column(
        verbose_name=_("Dossiers"), order_by=("dossiers_count", "id"), attrs={"td": {"class": "number"}}
    )
    standing = tables.Column(verbose_name=_("State"), empty_values=(), orderable=False)

    caption = _("Organizations")
    empty_help = _("An organization appears as soon as someone declares it at sign-up, as a partner or on paper.")

    class Meta:
        model = Organization
        fields = ("name", "kind", "siren", "place", "dossiers_count", "standing")
        empty_text = _("No organization here")

    def render_name(self, record):
        return str(record)

    def render_kind(self, record):
        return record.get_kind_display()

    def render_siren(self, record):
        return record.siren or (_("none") if record.no_siren_reason else "—")

    def render_place(self, record):
        return record.place or "—"

    def render_standing(self, record):
        if record.successor_id:
            return _("taken over by %s") % record.successor.name
        return _("to check") if record.to_check else _("checked")
