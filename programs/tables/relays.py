"""The list of relays."""

import django_tables2 as tables
from django.urls import reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programs.models import Relay


class RelayTable(tables.Table):
    """One relay a row: who, of what kind, how to write to it."""

    name = tables.Column(
        verbose_name=_("Relay"), linkify=("relay_edit", {"pk": tables.A("pk")}), order_by=("name", "id")
    )
    kind = tables.Column(verbose_name=_("Kind"), order_by=("kind", "id"))
    contact = tables.Column(verbose_name=_("Person to write to"), orderable=False)
    email = tables.EmailColumn(verbose_name=_("E-mail address"), orderable=False)
    ended_on = tables.DateColumn(verbose_name=_("No longer a relay since"), order_by=("ended_on", "id"))

    caption = _("Relays")
    empty_help = _("Add the first one: an association of elected officials, a network.")
    empty_url, empty_label = reverse_lazy("relay_new"), _("Add a relay")

    class Meta:
        model = Relay
        fields = ("name", "kind", "contact", "email", "ended_on")
        empty_text = _("No relay yet")

    def render_name(self, record):
        return str(record)

    def render_kind(self, record):
        return capfirst(record.get_kind_display())
