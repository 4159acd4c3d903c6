"""The columns of the jury: dossiers to decide, decisions and their letters."""

import django_tables2 as tables
from django.template import Context
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.models import Decision
from programs.templatetags.essaim import fr


def cell(name):
    """A cell written by its own template."""
    return tables.TemplateColumn(template_name=f"programs/jury/_cell_{name}.html", orderable=False)


class Ticked(tables.Column):
    """A box to tick a row, named by the dossier it is about."""

    def __init__(self, name, **options):
        self.box = name
        super().__init__(orderable=False, empty_values=(), verbose_name=_("Choose"), **options)

    def render(self, record, table, **_row):
        return box(self.box, record, str(record.dossier.pk) in table.ticked)


def box(name, row, ticked):
    """The box of a row, and the version that its reader saw; of a row already decided, that it is."""
    if not row.is_undecided:
        return format_html('<span class="muted">{}</span>', pgettext_lazy("decision", "done"))
    dossier, checked = row.dossier, SafeString(" checked" if ticked else "")
    return format_html(
        '<span class="fr-checkbox-group fr-checkbox-group--sm"><input type="checkbox" id="{0}-{1}" name="{0}" value="{1}"{2}>'
        '<label class="fr-label" for="{0}-{1}"><span class="fr-sr-only">{3}</span></label></span>'
        '<input type="hidden" name="seen-{1}" value="{4}">',
        name, dossier.pk, checked, fr(str(dossier)), dossier.seq,
    )  # fmt: skip


class Cell(tables.Column):
    """A cell by its template, given its row alone: what every page shares is not worked out again for each cell."""

    def __init__(self, template, **options):
        self.template = template
        super().__init__(**options)

    def render(self, record, value, table, **_row):
        return get_template(self.template).template.render(Context({"record": record, "value": value, "table": table}))


class Written(tables.Table):
    """A long table whose cells are written from the record by their column alone."""

    def read(self, name, record):
        """The cell of this column, safe to print."""
        column, value = self.columns[name].column, getattr(record, name, None)
        if value in column.empty_values:
            return column.default
        return column.render(value=value, record=record, table=self)


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
