"""The columns of the jury: members, ranking, letters."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from programs.models import Decision

NUMBER = {"td": {"class": "number"}, "th": {"class": "number"}}


def cell(name):
    """A cell written by its own template."""
    return tables.TemplateColumn(template_name=f"programs/jury/_cell_{name}.html", orderable=False)


class Ticked(tables.Column):
    """A box to tick a row, named by the dossier it is about."""

    def __init__(self, name, **options):
        self.box = name
        super().__init__(orderable=False, empty_values=(), verbose_name=_("Choose"), **options)

    def render(self, record, table):
        ticked = str(record.dossier.pk) in table.ticked
        return render_to_string("programs/jury/_tick.html", {"record": record, "name": self.box, "ticked": ticked})


class RankingTable(tables.Table):
    """The dossiers in the order of their mean mark; those that may be decided can be ticked."""

    ticked: list = []

    choose = Ticked("dossiers")
    rank = tables.TemplateColumn(
        template_name="programs/jury/_cell_rank.html", verbose_name=_("Rank"), attrs=NUMBER, empty_values=()
    )
    dossier = tables.TemplateColumn(
        template_name="programs/jury/_cell_dossier.html", verbose_name=_("Dossier"), order_by="reference"
    )
    raw = tables.TemplateColumn(
        "{{ value|floatformat:'-1' }}", verbose_name=_("Mean out of 100"), attrs=NUMBER, default="–"
    )
    equalised = tables.TemplateColumn(
        "{{ value|floatformat:'-1' }}", verbose_name=_("Equalised mark"), attrs=NUMBER, default="–"
    )
    readings = tables.TemplateColumn(
        template_name="programs/jury/_cell_readings.html", verbose_name=_("Marks of the readers"), orderable=False
    )
    spread = tables.TemplateColumn("{{ value|floatformat:'-1' }}", verbose_name=_("Spread"), attrs=NUMBER, default="–")
    state = tables.TemplateColumn("{% badge record.dossier %}", verbose_name=_("Proposal"))

    standing, equalises = None, False
    caption = _("Dossiers, best mark first")
    empty_help = _("A dossier enters the ranking when it is declared admissible and eligible.")

    class Meta:
        empty_text = _("No dossier here")


class CandidateTable(tables.Table):
    """Dossiers to decide without a jury."""

    ticked: list = []

    choose = Ticked("dossiers")
    dossier = tables.TemplateColumn(
        template_name="programs/jury/_cell_dossier.html", verbose_name=_("Dossier"), orderable=False
    )
    state = tables.TemplateColumn("{% badge record.dossier %}", verbose_name=_("State"), orderable=False)

    caption = _("Dossiers to decide")


class DecisionTable(tables.Table):
    """The decisions proposed, each with its letter."""

    dossier = tables.TemplateColumn(
        template_name="programs/jury/_cell_dossier.html", verbose_name=_("Dossier"), order_by="dossier__reference"
    )
    outcome = tables.TemplateColumn("{% badge record.outcome record.get_outcome_display %}", verbose_name=_("Proposal"))
    reason = tables.TemplateColumn(
        "{{ value|truncatewords:24|linebreaks_plain }}", verbose_name=_("Reason"), orderable=False, default="–"
    )
    approved_at = tables.TemplateColumn(
        template_name="programs/jury/_cell_letter.html", verbose_name=_("Letter"), empty_values=()
    )

    caption = _("Decisions and their letters")

    class Meta:
        empty_text = _("No decision is proposed yet")
        model = Decision
        fields = ()
