"""The pages of the open data: what there is, a file of each table, the descriptor, a new making asked for by an administrator."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hackathons.opendata import LICENCE
from programs import longwork
from programs.models import OpenData
from programs.views.attachments import served
from reports.opendata.making import TYPES
from reports.opendata.tables import RESOURCES

PLAIN = {"ensure_ascii": False, "indent": 1}


def last():
    """The last making, or None."""
    return OpenData.objects.first()


@login_not_required
@require_safe
def page(request):
    """What the data are, a few rows of each table, where to take them."""
    found = last()
    tables = [
        (one, found.tables[name], cells(one, found.tables[name]))
        for name, one in RESOURCES.items()
        if found and name in found.tables
    ]
    context = {"made": found, "tables": tables, "licence": LICENCE, "makes": makes(request.user)}
    return render(request, "reports/pages/opendata.html", context)


def cells(resource, made):
    """The rows shown, each cell with its column: a phone repeats it."""
    names = [field.name for field in resource.fields]
    return [list(zip(names, row, strict=False)) for row in made["sample"]]


def makes(user):
    """Whether this person may ask for a new making."""
    return user.is_authenticated and "admin" in user.role_codes


@login_not_required
@require_safe
def descriptor(request):
    """The Frictionless descriptor of the last making; 404 before the first."""
    if (found := last()) is None:
        raise Http404
    answer = JsonResponse(found.package, json_dumps_params=PLAIN)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@login_not_required
@require_safe
def table(request, name, extension):
    """A file of a table, as it was last made."""
    found = last()
    file = found and found.tables.get(name, {}).get("files", {}).get(extension)
    if not file:
        raise Http404
    answer = served(file["sha256"], f"essaim-{name}-{localtime(found.made_at):%Y-%m-%d}.{extension}", TYPES[extension])
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@require_POST
def remake(request):
    """Ask for a new making, which a worker carries out."""
    if not makes(request.user):
        raise PermissionDenied(_("Only an administrator makes the open data again."))
    task = longwork.ask(request.user, "opendata", _("Open data made again"), {}, total=len(RESOURCES))
    messages.success(request, _("The open data are being made again."))
    return redirect(task)
