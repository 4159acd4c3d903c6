"""What everyone reads: the published reports, their sealed PDF, and whether a document is authentic."""

import re
from decimal import Decimal

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.models import Attachment, Call, FundingLine, RelayLink
from programs.models.attachment import kept
from programs.views.attachments import served
from reports import lineage, posters, published
from reports.charts import PALETTES, bars
from reports.final import TOLD
from reports.finaldata import Series
from reports.pictures import ready
from residences import voting

EXACT = re.compile(r"-?\d+(\.\d+)?")
STAGES = {"requested": FundingLine.Stage.ASKED.label}  # the one stage that documents name otherwise


@login_not_required
@require_safe
def project_public(request, dossier):
    """The public page of a project: what its sealed report says, and how to check it."""
    found = published.one(dossier)
    facts = found.facts
    pictures = [
        {**picture, "digest": picture["content"]["sha256"]}
        for section in facts["sections"]
        for picture in section["pictures"]
    ]
    return render(request, "reports/pages/project.html", {
        "report": found.report, "document": found.document, "facts": facts, "pictures": pictures, "phases": [dated(p) for p in facts["phases"]],
        "prototypes": [{**p, "tested_on": p["tested_on"] and parse_date(p["tested_on"])} for p in facts["prototypes"]],
        "disciplines": sorted({person["discipline"] for person in facts["team"] if person["discipline"]}), "funding": totals(facts["funding"]),
        "sealed_at": parse_datetime(facts["made_at"]), "correcting": found.report.state != "published", "lessons": lessons(found.report),
        "recorded": list(recorded(facts["sections"])), "addenda": addenda(found.report), **left_to_all(found.report), "trail": [(_("Achievements"), reverse("showcase"))],
        "lineage": lineage.of(found.report.dossier),
    })  # fmt: skip


def recorded(sections):
    """The figures of each section that has some, drawn, and its tables."""
    for part in sections:
        series = [
            Series(**{**one, "points": tuple((name, counted(value)) for name, value in one["points"])})
            for one in part.get("measures", ())
        ]
        tables = [{**one, "table": told(one["table"])} for one in part.get("tables", ())]
        if series or tables:
            yield part["title"], [(one, bars(one, PALETTES["etat"])) for one in series], tables


def told(table):
    """A table whose columns of numbers hold numbers again."""
    numeric = [column in table["numeric"] for column in table["columns"]]
    rows = [
        [counted(cell) if number else cell for cell, number in zip(row, numeric, strict=True)] for row in table["rows"]
    ]
    return {**table, "rows": rows}


def counted(value):
    """An exact number, which JSON keeps as a text; what is no number stays as it is."""
    return Decimal(value) if isinstance(value, str) and EXACT.fullmatch(value) else value


def addenda(report):
    """What was told since, by those who accept that it shows."""
    project, kind = report.dossier.project, report.dossier.call.program.outcome
    return list(TOLD[kind].annexes(project)) if project else []


def left_to_all(report):
    """What a residence leaves: its outputs under an open licence, the result of its vote."""
    project = report.dossier.project
    if report.dossier.call.program.outcome != "residence" or project is None:
        return {"outputs": [], "ballot": None, "counted": [], "total": 0}
    ballot = getattr(project, "ballot", None)
    told = ballot if ballot and ballot.closed_at else None
    return {
        "outputs": list(project.outputs.public()), "ballot": told, "counted": voting.counted(told) if told else [], "total": voting.total(told) if told else 0,
    }  # fmt: skip


def dated(phase):
    """A phase with its dates as dates."""
    first, last = (parse_date(day) if day else None for day in phase["actual"] or phase["planned"])
    return {**phase, "first": first, "last": last}


def totals(lines):
    """What each stage of the funding adds up to, and the number of funders."""
    sure = [Decimal(line["amount"]) for line in lines if line["stage"] in ("acquired", "paid")]
    labels = {**STAGES, **dict(FundingLine.Stage.choices)}
    shown = [{**line, "amount": Decimal(line["amount"]), "label": labels[line["stage"]]} for line in lines]
    return {"lines": shown, "acquired": sum(sure, Decimal(0)), "funders": len(sure)}


def lessons(report):
    """What an abandoned project teaches; empty for the others."""
    project = report.dossier.project
    return project.lessons if project and project.state == "abandoned" else ""


@login_not_required
@require_safe
def report_pdf(request, dossier):
    """The sealed PDF of a published report."""
    found = published.one(dossier)
    return served(
        found.document.sha256,
        f"{slugify(found.facts['title'])[:80] or 'rapport'}-v{found.document.version}.pdf",
        "application/pdf",
    )


@login_not_required
@require_safe
def picture(request, dossier, digest):
    """A picture of a published report, reduced, without what the camera wrote in it."""
    facts = published.one(dossier).facts
    if digest not in {picture["content"]["sha256"] for section in facts["sections"] for picture in section["pictures"]}:
        raise Http404
    if Attachment.objects.filter(dossier=dossier, sha256=digest, kind=Attachment.Kind.PORTRAIT).exists():
        raise Http404  # someone on it has taken their consent back
    shown = ready(kept(digest))
    if shown is None:
        raise Http404
    return HttpResponse(shown, content_type="image/jpeg", headers={"Cache-Control": "public, max-age=3600"})


@login_not_required
@require_safe
def poster(request, code):
    """The poster that a relay prints, with its own traced address."""
    found = RelayLink.objects.select_related("relay", "call__program")
    link = get_object_or_404(found, code=code, call__in=Call.objects.public())
    return served(posters.made(link), f"affiche-{link.call.slug or link.code}.pdf", "application/pdf")
