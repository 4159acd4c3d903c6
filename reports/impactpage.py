"""The page of the impact of a start-up: its north star first, its matrix, a chart a measure, what there is to do."""

from django.conf import settings
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reports import charts, impactcharts
from startups import impact as impacts
from startups.permissions import measures
from startups.views.access import found, trail

NARROW = (300.0, 130.0)  # points: two charts side by side, one on a phone


@require_safe
def impact(request, pk):
    """What the service changes, for all those who read the start-up."""
    startup = found(request, pk)
    rows, month, palette = impacts.matrix(startup), impacts.last_month(), charts.PALETTES[settings.SITE_THEME]
    north = impacts.north(rows)
    ordered = sorted(rows, key=lambda row: not row.measure.is_north)
    context = {
        "startup": startup, "rows": [(row, *shown(row)) for row in rows], "north": north, "sentence": sentence(north),
        "charts": [(row, impactcharts.finding(row), impactcharts.course(row, palette, *NARROW)) for row in ordered if row.points],
        "may_write": measures(startup, request.user), "month": date_format(month, "F Y"), "code": f"{month:%Y-%m}",
        "awaited": any(month not in dict(row.points) for row in rows if not row.measure.is_counted), "trail": trail(startup),
    }  # fmt: skip
    return render(request, "reports/pages/impact.html", context)


def shown(row):
    """The start, the last figure and its month, the target, as they are read."""
    measure = row.measure
    last = row.last or (None, None)
    when = impactcharts.named(last[0]) if last[0] else ""
    return (
        impactcharts.figure(measure.baseline, measure.unit),
        impactcharts.figure(last[1], measure.unit),
        when,
        impactcharts.figure(measure.target, measure.unit),
    )


def sentence(north):
    """What the page says first."""
    if north is None:
        return _("Nothing is measured yet: choose what will tell whether the service is useful.")
    if north.last is None:
        return _("The measures are chosen, no figure is given yet.")
    return _("%s.") % impactcharts.finding(north)
