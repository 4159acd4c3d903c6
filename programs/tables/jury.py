"""The columns of the jury: members, ranking, letters."""

import django_tables2 as tables
from django.template import Context
from django.template.defaultfilters import floatformat
from django.template.loader import get_template
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

    def render(self, record, table, **_row):
        ticked = str(record.dossier.pk) in table.ticked
        said = {"record": record, "name": self.box, "ticked": ticked}
        return get_template("programs/jury/_tick.html").template.render(Context(said))


class Cell(tables.Column):
    """A cell by its template, given its row alone: what every page shares is not worked out again for each cell."""

    def __init__(self, template, **options):
        self.template = template
        super().__init__(**options)

    def render(self, record, value, table, **_row):
        return get_template(self.template).template.render(Context({"record": record, "value": value, "table": table}))


class Points(tables.Column):
    """A mark out of 100, with a decimal when it has one; no template, since a page shows so many."""

    def render(self, value, **_row):
        return floatformat(value, "-1")


class Written(tables.Table):
    """A long table whose cells are written from the record by their column alone."""

    def read(self, name, record):
        """The cell of this column, safe to print."""
        column, value = self.columns[name].column, getattr(record, name, None)
        if value in column.empty_values:
            return column.default
        return column.render(value=value, record=record, table=self)


class RankingTable(Written):
    """The dossiers in the order of their mean mark; those that may be decided can be ticked."""

    ticked: list = []

    choose = Ticked("dossiers")
    rank = Cell("programs/jury/_cell_rank.html", verbose_name=_("Rank"), attrs=NUMBER, empty_values=())
    dossier = Cell("programs/jury/_cell_dossier.html", verbose_name=_("Dossier"), order_by="reference")
    raw = Points(verbose_name=_("Mean out of 100"), attrs=NUMBER, default="–")
    equalised = Points(verbose_name=_("Equalised mark"), attrs=NUMBER, default="–")
    readings = Cell("programs/jury/_cell_readings.html", verbose_name=_("Marks of the readers"), orderable=False)
    spread = Points(verbose_name=_("Spread"), attrs=NUMBER, default="–")
    state = Cell("programs/jury/_cell_state.html", verbose_name=_("Proposal"))

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


class DecisionTable(Written):
    """The decisions proposed, each with its letter."""

    dossier = Cell("programs/jury/_cell_dossier.html", verbose_name=_("Dossier"), order_by="dossier__reference")
    outcome = Cell("programs/jury/_cell_outcome.html", verbose_name=_("Proposal"))
    reason = Cell("programs/jury/_cell_reason.html", verbose_name=_("Reason"), orderable=False, default="–")
    approved_at = Cell("programs/jury/_cell_letter.html", verbose_name=_("Letter"), empty_values=())

    caption = _("Decisions and their letters")

    class Meta:
        empty_text = _("No decision is proposed yet")
        model = Decision
        fields = ()
