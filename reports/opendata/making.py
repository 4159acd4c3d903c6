"""Making the open data: each table as CSV, JSON and, for what is somewhere, GeoJSON; same rows, same bytes."""

import hashlib
import json

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from hackathons.opendata import LICENCE, described, said
from programs import clock, spreadsheets
from programs.models import OpenData
from programs.models.attachment import keep
from reports.opendata.tables import MAPPED, RESOURCES, has_point

SAMPLE, KEPT = 5, 30  # rows shown on the page; makings kept
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json", "geojson": "application/geo+json"}


def made(by=None, step=lambda: None):
    """Make every table and keep them; return the making."""
    with override("fr"):
        tables = {}
        for name, resource in RESOURCES.items():
            tables[name] = table(resource)
            step()
        now = clock.now()
        found = OpenData.objects.create(made_at=now, made_by=by, tables=tables, package=package(tables, now))
    OpenData.objects.filter(pk__in=list(OpenData.objects.values_list("pk", flat=True)[KEPT:])).delete()
    return found


def perform(task, progress):
    """The same, asked for by an administrator."""
    task.done, task.total = 0, len(RESOURCES)
    made(task.person, progress.add)


def table(resource):
    """A table: how many rows, the first of them, its files."""
    names, rows = [field.name for field in resource.fields], [list(row) for row in resource.rows(None)]
    records = [{name: None if cell == "" else cell for name, cell in zip(names, row, strict=True)} for row in rows]
    contents = {
        "csv": "".join(spreadsheets.csv_lines(names, ([written(cell) for cell in row] for row in rows))),
        "json": text(records),
    }
    if resource.name in MAPPED:
        contents["geojson"] = text(features(resource, [dict(zip(names, row, strict=True)) for row in rows]))
    return {"rows": len(rows), "sample": [[written(cell) for cell in row] for row in rows[:SAMPLE]], "files": {kind: filed(content.encode()) for kind, content in contents.items()}}  # fmt: skip


def written(cell):
    """A cell as the CSV holds it: yes or no in words, the French decimal comma."""
    return str(cell).replace(".", ",") if isinstance(cell, float) else said(cell)


def text(value):
    """JSON, in the same order each time."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def filed(content):
    """Bytes kept: their digest and their size."""
    return {"sha256": keep(content), "size": len(content)}


def features(resource, records):
    """What is somewhere, as points (RFC 7946): the middle of its département."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature", "id": one[resource.key[0]], "geometry": {"type": "Point", "coordinates": [one["longitude"], one["latitude"]]},
                "properties": {name: None if value == "" else value for name, value in one.items() if name not in ("longitude", "latitude")},
            }
            for one in records if has_point(one)
        ],
    }  # fmt: skip


def package(tables, at):
    """The Frictionless descriptor of all the tables."""
    digest = hashlib.sha256(text({name: one["files"]["csv"]["sha256"] for name, one in tables.items()}).encode())
    return {
        "profile": "tabular-data-package", "name": "essaim", "title": _("Open data of %s") % settings.SITE_NAME, "homepage": settings.SITE_URL + reverse("open_data"),
        "description": _("Calls, projects, territories, funding and outcomes of the programmes. Nobody is named; nothing is given before its announcement."),
        "version": digest.hexdigest()[:12], "created": localtime(at).isoformat(timespec="seconds"), "licenses": [LICENCE],
        "contributors": [{"title": settings.SITE_NAME, "role": "publisher"}],
        "resources": [
            described(resource) | {"hash": f"sha256:{tables[name]['files']['csv']['sha256']}", "bytes": tables[name]["files"]["csv"]["size"]}
            for name, resource in RESOURCES.items()
        ],
    }  # fmt: skip
