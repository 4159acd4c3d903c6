"""The pages of statistics, for everyone and for officers, and the same figures as CSV, JSON and PDF."""

import hashlib

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs import spreadsheets
from programs.models import Program
from programs.views.office import programs_of
from reports import figuresdata, maps
from reports.callcharts import NARROW, Drawing
from reports.charts import PALETTES, bars
from reports.data import Table
from reports.figures import telling
from reports.figures.asking import OfficeForm, PublicForm
from reports.finaldata import Series
from reports.receipts import service
from reports.tasks import written

MOST = 12  # parts drawn; the table has them all
STAFF = {"officer", "authority", "admin"}
PLAIN = {"ensure_ascii": False, "indent": 1}


def asked(request, office=False):
    """The form of the filters and the statement they ask for; a 404 to who runs no programme."""
    if not office:
        form = PublicForm(request.GET)
        return form, telling.of(form.scope(), public=True)
    within = scope_of(request.user)
    form = OfficeForm(request.GET, within=within)
    return form, telling.of(form.scope())


def scope_of(user):
    """The programmes whose figures this person reads; None for all of them."""
    if user.role_codes & {"authority", "admin"}:
        return None
    held = [role for role in user.active_roles if role.code == "officer"]
    if any(role.program_id is None and role.call_id is None for role in held):
        return None
    return tuple(programs_of(user).values_list("code", flat=True))


@login_not_required
@require_safe
def public(request):
    """The figures that anyone reads."""
    return page(request, *asked(request), "public")


@require_safe
def office(request):
    """The figures of officers, narrowed as they like."""
    return page(request, *asked(request, office=True), "officer")


def page(request, form, said, who):
    """The page of a statement."""
    names = {part.code: part.label for part in said.parts["departement"]}
    counts = {part.code: part.values[0] for part in said.parts["departement"]}
    return render(request, "reports/pages/figures.html", {
        "form": form, "said": said, "who": who, "staff": request.user.is_authenticated and bool(request.user.role_codes & STAFF), "charts": list(drawings(said)), "map": maps.drawn(counts, names), "sentence": sentence(said),
        "age": telling.age(said.at), "query": request.GET.urlencode(), "tables": list(tables(said)), "narrowed": not said.scope.is_whole,
    })  # fmt: skip


def sentence(said):
    """What the figures say, in one sentence."""
    submitted, opened = said.value("dossiers_deposes"), said.value("projets_ouverts")
    if not submitted:
        return _("Nothing has been submitted here yet.")
    shown = {one.figure.code: one.shown for one in said.figures}
    words = {
        "sent": shown["dossiers_deposes"],
        "who": shown["organisations"],
        "opened": shown["projets_ouverts"],
        "published": shown["rapports_publies"],
    }
    if not opened:
        return _("Dossiers submitted: %(sent)s, by %(who)s organizations. No project is open yet.") % words
    return (
        _(
            "Dossiers submitted: %(sent)s, by %(who)s organizations. Projects opened: %(opened)s; reports that anyone may read: %(published)s."
        )
        % words
    )


def drawings(said):
    """Each part as bars of what was submitted, with its table."""
    palette, heads = PALETTES[settings.SITE_THEME], telling.columns()
    for name, title in telling.titles().items():
        parts = said.parts[name]
        if name == "departement" or not parts:
            continue
        heading = _("Dossiers submitted, %s") % (title[0].lower() + title[1:])
        points = tuple((part.label, part.values[0]) for part in parts[:MOST])
        chart = bars(Series(title=heading, points=points), palette, NARROW + 70, 21)
        yield Drawing(name, heading, chart, [_("Part"), *heads], [(part.label, *part.values) for part in parts])


def tables(said):
    """The table of the départements, beside its map."""
    parts = said.parts["departement"]
    if parts:
        heads = [_("Département"), *telling.columns()]
        yield Drawing("departement", _("By département"), None, heads, [(part.label, *part.values) for part in parts])


# ------------------------------------------------------------------ files


@login_not_required
@require_safe
def api(request):
    """The figures that anyone reads, with their definitions, as JSON."""
    answer = JsonResponse(telling.plain(asked(request)[1]), json_dumps_params=PLAIN)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@login_not_required
@require_safe
def public_file(request, extension):
    """The figures that anyone reads, as CSV or as PDF."""
    return file(extension, *asked(request))


@require_safe
def office_file(request, extension):
    """The figures of officers, as CSV, JSON or PDF."""
    return file(extension, *asked(request, office=True))


def file(extension, form, said):
    """The statement as a file."""
    if extension == "csv":
        return spreadsheets.streamed("statistiques", telling.HEAD, telling.rows(said))
    if extension == "json":
        return JsonResponse(telling.plain(said), json_dumps_params=PLAIN)
    if extension != "pdf":
        raise Http404
    answer = HttpResponse(printed(sheet(form, said)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="statistiques-{localtime(said.at):%Y-%m-%d}.pdf"'
    return answer


def printed(facts):
    """The file of the sheet, made once in a day for the same facts."""
    key = f"figures:pdf:{hashlib.sha256(written(facts)).hexdigest()}"
    if (made := cache.get(key)) is None:
        from reports.pdf import render as rendered  # slow to import, and only here

        made = rendered(facts, settings.SITE_THEME).content
        cache.set(key, made, 86_400)
    return made


def sheet(form, said):
    """What the sheet says."""
    figures = tuple(
        figuresdata.CountedFigure(
            code=one.figure.code, label=str(one.figure.label), value=one.value, shown=one.shown, unit=one.figure.unit,
            definition=str(one.figure.definition), counted_at=one.at, why=one.why,
        )
        for one in said.figures
    )  # fmt: skip
    heads, titles = tuple(telling.columns()), telling.titles()
    parts = tuple(
        figuresdata.CountedPart(code=name, title=titles[name], table=Table(columns=(_("Part"), *heads), rows=tuple((part.label, *part.values) for part in rows), numeric=heads))
        for name in titles if (rows := said.parts[name])
    )  # fmt: skip
    return figuresdata.FiguresSheet(
        reference=_("Statistics"), program=settings.SITE_NAME, service=service(Program.objects.order_by("code").first()), made_at=said.at, scope=form.words, sentence=sentence(said),
        figures=figures, parts=parts, places=tuple((part.code, part.label, part.values[0]) for part in said.parts["departement"] if part.code),
        address=settings.SITE_URL + reverse("statistics"),
    )  # fmt: skip
