"""The columns of a proposal of readings."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs.tables.jurors import badge, column
from programs.tables.ranking import NUMBER


class AllocationTable(tables.Table):
    """Each dossier with its readers: those who read it already, those proposed."""

    changes = False

    dossier = column(_("Dossier"))
    kept = column(_("Already read or being read by"))
    proposed = column(_("Proposed"))

    caption = _("Who would read what")

    class Meta:
        empty_text = _("No dossier here")

    def read(self, name, record):
        """The cell of a column, escaped."""
        return getattr(self, f"write_{name}")(record)

    def write_dossier(self, row):
        text = row.dossier.title or row.dossier.reference
        return format_html(
            '<span><strong>{}</strong><br><span class="muted">{} · {}</span></span>',
            text,
            row.dossier.reference,
            row.dossier.organization,
        )

    def write_kept(self, row):
        return format_html("{}", ", ".join(str(person) for person in row.kept) or "–")

    def write_proposed(self, row):
        names = ", ".join(str(person) for person in row.proposed) or "–"
        lack = (
            badge(ngettext("%d reading missing", "%d readings missing", row.lack) % row.lack, "warning")
            if row.lack
            else ""
        )
        if not self.changes:
            return format_html("<span>{} {}</span>", names, lack)
        url = reverse("allocation_dossier", args=[row.allocation.pk, row.dossier.pk])
        link = format_html(
            '<a class="fr-link fr-link--sm" href="{}">{}<span class="fr-sr-only"> – {}</span></a>',
            url,
            _("Change"),
            row.dossier.reference,
        )
        return format_html("<span>{} {} {}</span>", names, lack, link)


class LoadTable(tables.Table):
    """What each juror would read in all."""

    person = column(_("Member"))
    kept = tables.Column(verbose_name=_("Already given"), attrs=NUMBER, orderable=False)
    proposed = tables.Column(verbose_name=_("Proposed"), attrs=NUMBER, orderable=False)
    capacity = tables.Column(verbose_name=_("At most"), attrs=NUMBER, orderable=False, default="–")

    caption = _("Load of each juror")

    def read(self, name, record):
        """The cell of a column, escaped."""
        value = getattr(record, name)
        return format_html("{}", "–" if value is None else value)
