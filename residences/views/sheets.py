"""The work on the library: writing a sheet, from a residence, an idea or a file; a new version of the common base."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import clock
from programs.models import Idea, Program
from programs.timeline import worded
from residences.forms.library import BaseForm, MethodFileForm, MethodForm, as_typed
from residences.models import Method, MethodSheet
from residences.models.library import WRITERS
from residences.permissions import records
from residences.views.access import found, status_of
from residences.views.access import trail as above
from residences.views.library import changes, trail

ROWS = 50
STAFF = ("coach", "officer")


def mine(*more):
    """The way down to the work on a sheet."""
    return trail((_("Sheets in progress"), reverse("sheets")), *more)


def staff(request):
    """Nothing but for who runs the programme of residences; for anyone else these pages do not exist."""
    if not request.user.holds(*STAFF, program=program().pk):
        raise Http404


def program():
    """The programme whose library it is."""
    return Program.objects.filter(outcome="residence").order_by("code").first()


@require_safe
def sheets(request):
    """The sheets that this person works on, those that wait first."""
    seen = MethodSheet.objects.visible_to(request.user).select_related("dossier__organization__territory")
    if not seen.exists() and not request.user.role_codes & set(WRITERS.roles):
        raise Http404
    order = {"proposed": 0, "draft": 1, "published": 2, "retired": 3}
    rows = sorted(seen, key=lambda one: (order[one.state], one.title))
    shown = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "page": shown, "waiting": sum(one.state == "proposed" for one in rows), "trail": trail(),
        "reviews": request.user.holds(*STAFF, program=program().pk),
    }  # fmt: skip
    return render(request, "residences/library/sheets.html", context)


def seen(request, pk):
    """A sheet that this person works on; locked when it is about to change."""
    rows = MethodSheet.objects.visible_to(request.user).select_related(*MethodSheet.joins)
    sheet = get_object_or_404(rows, pk=pk)
    return sheet.lock() if request.method == "POST" else sheet


@require_safe
def sheet(request, pk):
    """A sheet being worked on: where it stands, its text, what it changes, what one may do."""
    obj = seen(request, pk)
    last = obj.last
    lines = obj.history.select_related("actor", "on_behalf_of", "detail").order_by("-seq")
    return render(request, "residences/library/sheet.html", {
        "sheet": obj, "last": last, "changes": list(changes(last, obj)) if last and obj.state != "published" else [], "trail": mine(),
        "steps": obj.steps_for(request.user), "may_write": may_write(obj, request.user), "lines": [worded(line) for line in lines],
    })  # fmt: skip


def may_write(sheet, user):
    """Its writers while it is being written; who reads it again may correct it meanwhile."""
    return (
        WRITERS(sheet, user)
        if sheet.state == "draft"
        else sheet.state == "proposed" and bool(sheet.roles_of(user) & set(STAFF))
    )


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def edit(request, pk):
    """Write a sheet."""
    obj = seen(request, pk)
    if not may_write(obj, request.user):
        raise Http404
    form = MethodForm(request.POST or None, instance=obj)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % obj)
        return redirect(obj)
    return written(request, form, obj, mine((str(obj), obj.get_absolute_url())))


def written(request, form, title, way, cancel=""):
    """The page of the form of a sheet."""
    context = {"form": form, "title": title, "trail": way, "cancel": cancel or way[-1][1]}
    return render(request, "residences/library/form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def new(request):
    """Write a sheet that comes from no project."""
    staff(request)
    form = MethodForm(request.POST or None, instance=MethodSheet())
    if request.method == "POST" and form.is_valid():
        return begun(request, form.cleaned_data)
    return written(request, form, _("Write a sheet"), mine())


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def from_residence(request, pk):
    """A team tells the others a method that served it."""
    residence = found(request, pk, records)
    form = MethodForm(request.POST or None, instance=MethodSheet(source=str(residence.dossier.organization)))
    if request.method == "POST" and form.is_valid():
        return begun(request, form.cleaned_data, dossier=residence.dossier)
    return written(request, form, _("Propose a method to the others"), above(residence))


@require_POST
@transaction.atomic
def from_idea(request, pk):
    """An idea that is agreed becomes the draft of a sheet, once."""
    staff(request)
    idea = get_object_or_404(Idea.objects.public(), pk=pk)
    if already := idea.sheets.first():
        return redirect(already)
    fields = {"title": idea.title[:120], "purpose": idea.text[:3000], "licence": idea.licence, "source": idea.author}
    return begun(request, fields, idea=idea)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def load(request):
    """A sheet written elsewhere, read from its file: a draft to read again."""
    staff(request)
    form = MethodFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return begun(request, form.cleaned_data["file"])
    return written(request, form, _("Bring a sheet in"), mine())


def begun(request, fields, **origin):
    """Open the sheet, and show it."""
    which = origin["dossier"].call.program if "dossier" in origin else program()
    made = MethodSheet.open_for(request.user, which, **fields, **origin)
    messages.success(request, _("The sheet is written. Propose it when it is ready."))
    return redirect(made)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def base_new(request):
    """Publish a new version of the common base: the definitions already written keep theirs."""
    if "officer" not in request.user.role_codes:
        raise Http404
    rows = Method.objects.select_for_update() if request.method == "POST" else Method.objects
    last = rows.first()
    form = BaseForm(request.POST or None, initial={"title": last.title, "principles": as_typed(last.principles)})
    if request.method == "POST" and form.is_valid():
        if (last.title, last.principles) == (form.cleaned_data["title"], form.cleaned_data["principles"]):
            messages.info(request, _("Nothing has changed: the version stays the same."))
        else:
            Method.objects.create(version=last.version + 1, published_on=clock.today(), **form.cleaned_data)
            messages.success(request, _("Version %d of the common base is published.") % (last.version + 1))
        return redirect("common_base")
    way = trail((_("The common base"), reverse("common_base")))
    return written(request, form, _("Write a new version of the common base"), way)
