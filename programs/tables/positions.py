"""The list of the positions, for those who run them."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from programs.models import Position


class PositionTable(tables.Table):
    """One position a row: for which project, where it stands, how many applied."""

    title = tables.Column(verbose_name=_("Position"), linkify=True, orderable=False, empty_values=())
    project = tables.Column(verbose_name=_("Project"), empty_values=(), orderable=False)
    state = tables.TemplateColumn("{% badge record %}", verbose_name=_("State"), orderable=False)
    closes_on = tables.DateColumn(verbose_name=_("Last day"), orderable=False)
    applied = tables.Column(verbose_name=_("Applications"), attrs={"td": {"class": "number"}}, orderable=False)
    unread = tables.Column(verbose_name=_("To read"), attrs={"td": {"class": "number"}}, orderable=False)
    filled = tables.Column(verbose_name=_("Hired"), empty_values=(), attrs={"td": {"class": "number"}}, orderable=False)

    caption = _("Positions")
    empty_help = _("A position is opened on a confirmed project, from a model that one adapts.")

    class Meta:
        model = Position
        fields = ("title", "project", "state", "closes_on", "applied", "unread", "filled")
        empty_text = _("No position here")

    def render_title(self, record):
        return str(record)

    def render_project(self, record):
        return f"{record.dossier.title} – {record.dossier.organization}"

    def render_filled(self, record):
        return f"{record.taken} / {record.seats}"
