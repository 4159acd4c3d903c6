"""Maps of the départements in printed documents."""

from django import template
from django.utils.translation import gettext as _

from reports import maps
from reports.data import Table

register = template.Library()


@register.inclusion_tag("reports/charts/_chart.html")
def printed_map(places, palette):
    """The map of these (code, name, figure), as wide as its place."""
    names = {code: name.rpartition(" (")[0] or name for code, name, _n in places}
    made = maps.drawn(
        {code: n for code, _name, n in places}, names | {c: "" for row in maps.OVERSEAS for c in row if c not in names}
    )
    said = _("Dossiers submitted by département: %s.") % ", ".join(f"{name} {n}" for _code, name, n in places)
    table = Table(columns=(), rows=())
    return {"chart": maps.chart(made, said, table, palette), "fixed": False}
