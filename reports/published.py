"""What anyone may read: published reports, as they were sealed, and nothing of what is written since."""

import json
from typing import NamedTuple

from django.contrib.postgres.search import SearchRank
from django.db.models import Count, F, FloatField
from django.db.models.functions import Cast
from django.http import Http404
from django.shortcuts import get_object_or_404

from programs.models import Document, FinalReport, History
from programs.models.attachment import kept
from programs.models.organization import placed as placed_at
from programs.search import query_of

OF = "dossier__organization__"


class Achievement(NamedTuple):
    """A published report: its row, its sealed PDF, the facts that the PDF says."""

    report: FinalReport
    document: Document
    facts: dict


def in_sight():
    """The reports that anyone may read, last published first; one that is being corrected stays, as it was."""
    found = FinalReport.objects.filter(published_on__isnull=False)
    return found.select_related("dossier__organization__territory", "dossier__call__program").order_by(
        "-published_on", "id"
    )


def shown(reports):
    """Each of these reports with the sealed PDF last published and its facts; a constant number of queries."""
    reports = list(reports)
    versions = published_versions(reports)
    made = Document.objects.filter(
        kind="final_report", dossier__in=[r.dossier_id for r in reports], state__in=("ready", "replaced")
    )
    sealed = {(document.dossier_id, document.version): document for document in made.order_by("created_at")}
    for report in reports:
        document = sealed.get((report.dossier_id, versions.get(report.pk)))
        if document:
            yield Achievement(report, document, json.loads(kept(document.data_sha256)))


def published_versions(reports):
    """For each report, the version that was last published: one more than the corrections before."""
    lines = History.objects.filter(
        machine="finalreport", object_id__in=[r.pk for r in reports], name__in=("publish", "correct")
    )
    versions, corrected = {}, {}
    for pk, name in lines.order_by("object_id", "seq").values_list("object_id", "name"):
        corrected[pk] = corrected.get(pk, 0) + (name == "correct")
        if name == "publish":
            versions[pk] = 1 + corrected[pk]
    return versions


def one(dossier):
    """The achievement of a dossier; 404 when nothing of it is published."""
    report = get_object_or_404(in_sight(), dossier=dossier)
    found = next(shown([report]), None)
    if found is None:
        raise Http404
    return found


def placed(reports):
    """The same, with the code of their département as ``place`` (that of the collectivity overseas), empty for a région."""
    return reports.annotate(place=placed_at(OF))


def by_place(reports):
    """How many of them each département has, by its code."""
    counted = placed(reports).exclude(place="").order_by("place").values("place").annotate(n=Count("pk"))
    return dict(counted.values_list("place", "n"))


def asked(words="", departement="", region="", program="", theme="", year="", kind=""):
    """The published reports that these words and filters find; with words, the nearest first."""
    found = in_sight()
    if departement:
        found = placed(found).filter(place=departement)
    if region:
        found = found.annotate(region=placed_at(OF, "region", ("region",))).filter(region=region)
    exact = {
        "dossier__call__program__code": program, "published_on__year": year, "dossier__organization__kind": kind,
        "dossier__call__themes__contains": theme and [theme],
    }  # fmt: skip
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if not words:
        return found
    query = query_of(words)
    rank = Cast(SearchRank(F("showing__vector"), query), FloatField())
    return found.filter(showing__vector=query).annotate(rank=rank).order_by("-rank", "-published_on", "id")
