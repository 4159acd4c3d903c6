"""The columns of the ranking: a page shows so many cells that each is written by its column, without a template."""

from functools import cache
from uuid import UUID

import django_tables2 as tables
from django.template.defaultfilters import floatformat
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from programs.tables.jury import box
from programs.templatetags.essaim import badge, fr

NUMBER = {"td": {"class": "number"}, "th": {"class": "number"}}
NOBODY = str(UUID(int=0))  # in the place of each number: addresses are made once a page
NONE = "–"


class RankingTable(tables.Table):
    """The dossiers in the order of their mean mark; those that may be decided can be ticked."""

    choose = tables.Column(verbose_name=_("Choose"), orderable=False)
    rank = tables.Column(verbose_name=_("Rank"), attrs=NUMBER)
    dossier = tables.Column(verbose_name=_("Dossier"), order_by="reference")
    raw = tables.Column(verbose_name=_("Mean out of 100"), attrs=NUMBER)
    equalised = tables.Column(verbose_name=_("Equalised mark"), attrs=NUMBER)
    readings = tables.Column(verbose_name=_("Marks of the readers"), orderable=False)
    spread = tables.Column(verbose_name=_("Spread"), attrs=NUMBER)
    state = tables.Column(verbose_name=_("Proposal"))

    caption = _("Dossiers, best mark first")
    empty_help = _("A dossier enters the ranking when it is declared admissible and eligible.")

    class Meta:
        empty_text = _("No dossier here")

    def __init__(self, places, standing, ticked=(), **options):
        super().__init__(places, **options)
        self.standing, self.ticked, self.filled = standing, ticked, {}
        self.dossier_at, self.reading_at = reverse("dossier", args=[NOBODY]), reverse("review", args=[NOBODY])
        self.badge = cache(lambda tone, label: render_to_string("programs/_badge.html", {"tone": tone, "label": label}))
        self.writers = {name: getattr(self, f"write_{name}") for name in self.columns.names()}

    def read(self, name, place):
        """The cell of a column, for the row that was filled for this place."""
        return self.writers[name](self.filled[place])

    def write_choose(self, row):
        return box("dossiers", row, str(row.place.dossier) in self.ticked)

    def write_rank(self, row):
        if row.rank is None:
            return NONE
        lines = [format_html("<strong>{}</strong>", row.rank), *self.around(row)]
        return format_html("<div>{}</div>", format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines)))

    def around(self, row):
        """What is said under a rank: by the other marks, between which ranks, near the cut."""
        if not self.standing.stop and row.gained:
            text = _("raw: %(rank)s") if self.standing.equalised else _("equalised: %(rank)s")
            other = row.raw_rank if self.standing.equalised else row.fair_rank
            way = "▲" if row.gained > 0 else "▼"
            yield format_html('<span class="rank__move">{} <span aria-hidden="true">{}</span></span>', text % {"rank": other}, way)  # fmt: skip
        if row.span:
            sure, within = pgettext_lazy("rank", "sure"), _("%(low)s to %(high)s")
            text = sure if row.span.low == row.span.high else within % {"low": row.span.low, "high": row.span.high}
            yield format_html('<span class="muted">{}</span>', text)
        if row.is_near:
            yield format_html('<span class="fr-badge fr-badge--sm fr-badge--new fr-badge--no-icon">{}</span>', _("near the cut"))  # fmt: skip

    def write_dossier(self, row):
        dossier = row.dossier
        if getattr(dossier, "hidden", None):
            text = capfirst(dossier.organization.get_kind_display()) + str(_(", name hidden"))
            return format_html('<div>{}<br><span class="muted">{}</span></div>', dossier.reference, text)
        name = fr(dossier.title or dossier.reference)
        return format_html(
            '<div><a href="{}">{}</a><br><span class="muted">{} · {}</span></div>',
            self.dossier_at.replace(NOBODY, str(dossier.pk)), name, dossier.reference, dossier.organization,
        )  # fmt: skip

    def write_readings(self, row):
        cells = [self.reading(review) for review in row.readings]
        if row.missing:
            text = ngettext("%(n)s reading missing", "%(n)s readings missing", row.missing) % {"n": row.missing}
            cells.append(format_html('<span class="reader">{}</span>', text))
        return format_html("<div>{}</div>", SafeString("".join(cells))) if cells else NONE

    def reading(self, review):
        """A reader, the mark given or how far the reading is, and the way to it."""
        if review.mark is None:
            said = format_html('<span class="muted">{}</span>', review.State(review.state).label)
        else:
            said = format_html("<strong>{}</strong>", points(review.mark))
        address = self.reading_at.replace(NOBODY, str(review.pk))
        return format_html('<a class="reader" href="{}">{}{}{}</a>', address, review.reviewer, _(": "), said)

    def write_state(self, row):
        return self.badge(**badge(row.dossier))

    def write_raw(self, row):
        return points(row.raw)

    def write_equalised(self, row):
        return points(row.equalised)

    def write_spread(self, row):
        return points(row.spread)


def points(mark):
    """A mark out of 100, with a decimal when it has one."""
    return NONE if mark is None else floatformat(mark, "-1")
