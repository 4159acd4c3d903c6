"""The library of methods as everyone reads it: the list, a sheet, its versions, its file, the common base."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.models import Idea
from residences import comparing, markdown
from residences.filters import MethodFilter
from residences.models import Method, SheetVersion
from residences.models.content import Content

ROWS = 48
IDEAS = 6
WRITES = {"lead", "member", "resident", "coach", "officer"}


def trail(*more):
    """The way down to a page of the library."""
    return [(_("The methods"), reverse("methods")), *more]


@login_not_required
@require_safe
def methods(request):
    """Every method in the library: by words, moment, length, licence."""
    public = SheetVersion.objects.current()
    found = MethodFilter(request.GET or None, public.order_by("title", "sheet_id"))
    context = {
        "page": Paginator(found.qs, ROWS).get_page(request.GET.get("page")), "filter": found, "filtered": any(found.form.cleaned_data.values()) if found.form.is_bound and found.form.is_valid() else False,
        "base": Method.objects.first(), "writes": request.user.is_authenticated and bool(request.user.role_codes & WRITES),
    }  # fmt: skip
    return render(request, "residences/library/methods.html", context)


@login_not_required
@require_safe
def method(request, slug):
    """One method, as it was last published."""
    return page(
        request,
        get_object_or_404(
            SheetVersion.objects.current().select_related(
                "sheet__dossier__organization__territory", "sheet__idea__dossier__organization__territory"
            ),
            sheet__slug=slug,
        ),
    )


@login_not_required
@require_safe
def version(request, slug, number):
    """One method as it was in this version, with what it changed."""
    seen = SheetVersion.objects.exclude(sheet__state="retired").select_related(
        "sheet__dossier__organization__territory", "sheet__idea__dossier__organization__territory"
    )
    return page(request, get_object_or_404(seen, sheet__slug=slug, number=number))


def page(request, shown):
    """The page of a version."""
    sheet, former = shown.sheet, shown.former
    return render(request, "residences/library/method.html", {
        "method": shown, "sheet": sheet, "is_last": shown.number == sheet.version, "versions": list(sheet.versions.all()), "former": former,
        "changes": list(changes(former, shown)) if former else [], "trail": trail(), "share": settings.SITE_URL + sheet.public_url,
        "works": request.user.is_authenticated and type(sheet).objects.visible_to(request.user).filter(pk=sheet.pk).exists(),
    })  # fmt: skip


def changes(former, shown):
    """What changed from one text of a sheet to another: (name of the field, pieces), for the fields that did."""
    for name in Content.FIELDS:
        before, after = (said(one, name) for one in (former, shown))
        if before != after:
            label = Content._meta.get_field(name).verbose_name
            yield str(label), comparing.pieces(before, after)


def said(content, name):
    """A field in words."""
    display = getattr(content, f"get_{name}_display", None)
    return str(display() if display else getattr(content, name))


def file_of(shown):
    """A version as a Markdown file."""
    content = {name: getattr(shown, name) for name in Content.FIELDS}
    return markdown.write(content, adresse=settings.SITE_URL + shown.sheet.public_url, version=shown.number)


@login_not_required
@require_safe
def export(request, slug):
    """A method as a Markdown file."""
    shown = get_object_or_404(SheetVersion.objects.current(), sheet__slug=slug)
    name = f'attachment; filename="{slug}.md"'
    return HttpResponse(
        file_of(shown), content_type="text/markdown; charset=utf-8", headers={"Content-Disposition": name}
    )


@login_not_required
@require_safe
def archive(request):
    """The whole library: one Markdown file a method, in a ZIP archive; the same library gives the same bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for shown in SheetVersion.objects.current().order_by("sheet__slug"):
            packed.writestr(ZipInfo(f"methodes/{shown.sheet.slug}.md"), file_of(shown), ZIP_DEFLATED)
    name = 'attachment; filename="methodes.zip"'
    return HttpResponse(out.getvalue(), content_type="application/zip", headers={"Content-Disposition": name})


@login_not_required
@require_safe
def base(request, number=None):
    """The common base of the residences, in its last version or in this one, and the ideas that feed it."""
    every = list(Method.objects.all())
    shown = get_object_or_404(Method, version=number) if number else every[0]
    former = next((one for one in every if one.version < shown.version), None)
    context = {
        "base": shown, "versions": every, "former": former, "changes": list(principles_changed(former, shown)) if former else [],
        "ideas": Idea.objects.public().order_by("-agreed_at", "id")[:IDEAS], "trail": trail(),
        "publishes": request.user.is_authenticated and "officer" in request.user.role_codes,
    }  # fmt: skip
    return render(request, "residences/library/base.html", context)


def principles_changed(former, shown):
    """Each principle that came, went or changed from one version of the base to the next."""
    before, after = dict(map(tuple, former.principles)), dict(map(tuple, shown.principles))
    for name in [*after, *(one for one in before if one not in after)]:
        if before.get(name) != after.get(name):
            yield name, comparing.pieces(before.get(name, ""), after.get(name, ""))
