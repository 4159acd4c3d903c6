"""The impact of a start-up: choosing what is measured, giving the figures of a month, sending a file of them, the token."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programs import spreadsheets
from startups import figurefile, impact
from startups.forms.impact import FigureFileForm, FiguresForm, MeasuresForm
from startups.permissions import measures as counts
from startups.views.access import found, status_of, trail


def below(startup):
    """The way down to a page of the impact."""
    return trail(startup, (_("Impact"), reverse("startup_impact", args=[startup.pk])))


def chosen(startup):
    """Nothing; without measures there is no figure to give."""
    if not startup.measures.exists():
        raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def measures(request, pk):
    """Choose what is measured, from where to where, and the north star."""
    startup = found(request, pk, counts)
    form = MeasuresForm(request.POST or None, startup=startup)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % _("The measures of impact"))
        return redirect("startup_impact", pk)
    context = {"startup": startup, "form": form, "trail": below(startup)}
    return render(request, "startups/measures.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def figures(request, pk, month):
    """Give the figures of a month; left empty, a figure is taken away."""
    startup, day = found(request, pk, counts), figurefile.month_of(month)
    chosen(startup)
    if day is None or not impact.is_open(day):
        raise Http404
    form = FiguresForm(request.POST or None, startup=startup, month=day)
    title = _("The figures of %s") % date_format(day, "F Y")
    if request.method == "POST" and form.is_valid():
        impact.keep(startup, day, form.values(), "form", request.user)
        messages.success(request, _("Saved: %s.") % title)
        return redirect("startup_impact", pk)
    context = {"startup": startup, "form": form, "title": title, "trail": below(startup)}
    return render(request, "startups/figures.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def figure_file(request, pk):
    """Send a file of figures: kept whole, or refused with each of its faults."""
    startup = found(request, pk, counts)
    chosen(startup)
    form = FigureFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        months = form.cleaned_data["file"]
        take(startup, months, request.user)
        messages.success(request, ngettext("%d month of figures kept.", "%d months of figures kept.", len(months)) % len(months))  # fmt: skip
        return redirect("startup_impact", pk)
    counted = [(one, impact.CODES[one.kind]) for one in startup.measures.all() if not one.is_counted]
    context = {"startup": startup, "form": form, "columns": counted, "trail": below(startup)}
    return render(request, "startups/figure_file.html", context, status=status_of(form))


def take(startup, months, by):
    """Keep the figures of a file."""
    kinds = {impact.CODES[one.kind]: one for one in startup.measures.all() if not one.is_counted}
    for month, values in months.items():
        impact.keep(startup, month, {kinds[code]: value for code, value in values.items()}, "file", by)


@require_safe
def figure_template(request, pk):
    """The figures known, as the file to fill."""
    startup = found(request, pk, counts)
    chosen(startup)
    rows = [row for row in impact.matrix(startup) if not row.measure.is_counted]
    known = [dict(row.points) for row in rows]
    months = sorted({month for points in known for month in points} | {impact.last_month()})
    lines = ([f"{month:%Y-%m}", *(points.get(month) for points in known)] for month in months)
    head = [figurefile.MONTH, *(impact.CODES[row.measure.kind] for row in rows)]
    return spreadsheets.streamed("impact", head, lines)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def token(request, pk):
    """Make or revoke the token with which the service sends its figures; it is shown once."""
    startup, made = found(request, pk, counts), ""
    chosen(startup)
    if request.method == "POST" and "revoke" in request.POST:
        impact.revoke(startup)
        messages.success(request, _("The token is revoked: the service can no longer send figures."))
        return redirect("startup_token", pk)
    if request.method == "POST":
        made = impact.new_token(startup, request.user)
    context = {
        "startup": startup, "made": made, "token": startup.tokens.filter(revoked_at=None).first(), "trail": below(startup),
        "address": request.build_absolute_uri(reverse("api_impact")), "month": f"{impact.last_month():%Y-%m}",
    }  # fmt: skip
    answer = render(request, "startups/token.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer
