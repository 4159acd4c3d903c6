"""The officer's list of calls."""

import django_filters
import django_tables2 as tables
from django.urls import reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programs.models import Call, Program

NUMBER = {"td": {"class": "number"}, "th": {"class": "number"}}


class CallTable(tables.Table):
    """One call a row: what it is, where it stands, when it closes, how many dossiers."""

    title = tables.Column(verbose_name=_("Call"), linkify=True, order_by=("title", "id"))
    mode = tables.Column(verbose_name=_("Mode"), orderable=False)
    state = tables.TemplateColumn("{% badge record %}", verbose_name=_("State"), order_by=("state", "id"))
    opens_at = tables.DateColumn(verbose_name=_("Opens on"), order_by=("opens_at", "id"))
    closes_at = tables.DateColumn(verbose_name=_("Closes on"), order_by=("closes_at", "id"))
    drafts = tables.Column(verbose_name=_("Drafts"), orderable=False, attrs=NUMBER)
    submitted = tables.Column(verbose_name=_("Dossiers submitted"), orderable=False, attrs=NUMBER)

    caption = _("Calls")
    empty_help = _("Write the first one: its text, its calendar, its questions.")
    empty_url, empty_label = reverse_lazy("call_new"), _("Write a call")

    class Meta:
        model = Call
        fields = ("title", "mode", "state", "opens_at", "closes_at", "drafts", "submitted")
        empty_text = _("No call here")

    def render_mode(self, record):
        return capfirst(record.get_mode_display().partition(":")[0].strip())


class CallFilter(django_filters.FilterSet):
    """The list narrowed by state, mode, programme."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=Call.State.choices, empty_label=_("All"))
    mode = django_filters.ChoiceFilter(label=_("Mode"), choices=Call.Mode.choices, empty_label=_("All"))
    program = django_filters.ModelChoiceFilter(
        label=_("Programme"), queryset=Program.objects.all(), empty_label=_("All")
    )

    class Meta:
        model = Call
        fields = ["state", "mode", "program"]
