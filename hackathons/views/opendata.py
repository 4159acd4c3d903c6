"""The open data of a camp, once its results are known: a page, a file for each table, the descriptor of them all."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hackathons import opendata
from hackathons.views.public import opened
from programs import spreadsheets


def told(slug):
    """The camp of this address, once its data may be read; 404 before."""
    camp = opened(slug)
    if not camp.is_told:
        raise Http404
    return camp


@login_not_required
@require_safe
def data(request, slug):
    """What the data hold, and where to take them."""
    camp = told(slug)
    context = {
        "camp": camp, "resources": opendata.RESOURCES.values(), "licence": opendata.LICENCE, "trail": [(_("Camps"), reverse("camps")), (str(camp), camp.public_url)],
    }  # fmt: skip
    return render(request, "hackathons/opendata.html", context)


@login_not_required
@require_safe
def descriptor(request, slug):
    """The Frictionless descriptor."""
    camp = told(slug)
    return JsonResponse(
        opendata.package(camp, settings.SITE_URL + reverse("camp_data", args=[slug])), json_dumps_params=PLAIN
    )


PLAIN = {"ensure_ascii": False, "indent": 1}


@login_not_required
@require_safe
def table(request, slug, name, extension):
    """A table as CSV, or as JSON."""
    camp, resource = told(slug), opendata.RESOURCES.get(name)
    if resource is None or extension not in ("csv", "json"):
        raise Http404
    if extension == "json":
        return JsonResponse(opendata.records(camp, resource), safe=False, json_dumps_params=PLAIN)
    rows = ([opendata.said(cell) for cell in row] for row in resource.rows(camp))
    return spreadsheets.streamed(f"{slug}-{name}", [field.name for field in resource.fields], rows)
