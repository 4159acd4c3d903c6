"""What anyone may read: published reports, as they were sealed, and nothing of what is written since."""

import json
from typing import NamedTuple

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from programs.models import Document, FinalReport, History
from programs.models.attachment import kept


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


def search(words="", departement=""):
    """Published reports that hold these words in the name of their place or, as published, their title."""
    found = in_sight()
    if departement:
        found = found.filter(dossier__organization__territory__departement=departement)
    for word in words.split():
        titled = Q(state="published") & (Q(title__unaccent__icontains=word) | Q(promise__unaccent__icontains=word))
        found = found.filter(titled | Q(dossier__organization__name__unaccent__icontains=word))
    return found
