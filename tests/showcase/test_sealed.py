"""The PDF of a report as the worker makes it: sealed, kept, its digest in the history, the former one replaced."""

import pytest

from programs import tasks
from programs.models import Document, FinalReport, Outbox, User
from programs.models.attachment import kept
from reports.seal import verify
from tests import factories

# WeasyPrint leaves its colour profile to the garbage collector.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:.*sRGB2014:pytest.PytestUnraisableExceptionWarning"),
]


def sealed(report):
    """Seal an approved report, and let the worker make its document."""
    FinalReport.objects.get(pk=report.pk).seal(by=factories.person("officer"))
    for pk in Outbox.objects.filter(kind="document", done_at=None, line__machine="finalreport").values_list(
        "pk", flat=True
    ):
        tasks.carry_out(str(pk))
    report.refresh_from_db()
    return report.document


def test_the_worker_makes_the_sealed_document_and_the_history_keeps_its_digest():
    document = sealed(factories.report("approved"))
    content = kept(document.sha256)
    assert content.startswith(b"%PDF")
    assert verify(content).valid
    assert document.history.last().detail.data == {"sha256": document.sha256}


def test_a_correction_replaces_the_former_document():
    report = factories.report("approved")
    first = sealed(report)
    for name in ("publish", "correct", "submit", "endorse", "approve"):
        factories.report_step(report, name)
    second = sealed(report)
    assert (second.version, Document.objects.get(pk=first.pk).state) == (2, "replaced")


def test_the_document_of_a_sealed_report_is_downloaded_by_its_lead(client):
    report = factories.report("approved")
    document = sealed(report)
    client.force_login(
        User.objects.get(pk=report.dossier.lead.pk), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert b"".join(client.get(f"/documents/{document.pk}/")) == kept(document.sha256)
