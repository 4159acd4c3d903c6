"""What everyone reads: only what was sealed and published, and nothing written since."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from programs.models import FinalReport
from programs.models.attachment import Attachment, keep, kept
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


@pytest.fixture(scope="module")
def published(once):
    """A published report and its document."""
    return once(factories.report, "published")


@pytest.fixture
def report(published):
    """That report, as it now is."""
    return FinalReport.objects.get(pk=published.pk)


def public(report, *parts):
    return "/".join([f"/realisations/{report.dossier_id}", *parts]) + ("" if parts else "/")


def pdf(client, report):
    """The status of the PDF's address and the bytes it gives."""
    response = client.get(public(report, "rapport.pdf"))
    return response.status_code, b"".join(response) if response.streaming else b""


def test_a_published_report_has_a_public_page_and_its_pdf(client, report):
    page = client.get(public(report))
    assert "Un guichet qui vient à vous" in page.content.decode()
    assert report.document.sha256 in page.content.decode()
    assert pdf(client, report) == (200, kept(report.document.sha256))


@pytest.mark.parametrize("state", [state for state in factories.REPORT_PATHS if state != "published"])
def test_what_is_not_published_is_not_found(client, state):
    report = factories.report(state)
    assert (client.get(public(report)).status_code, pdf(client, report)[0]) == (404, 404)
    assert "Un guichet" not in client.get("/realisations/").content.decode()


def test_a_withheld_report_is_no_longer_found_then_found_again(client, report):
    factories.report_step(report, "withhold")
    withheld = pdf(client, report)[0]
    factories.report_step(report, "publish")
    assert (withheld, pdf(client, report)[0]) == (404, 200)


def test_during_a_correction_the_public_still_reads_what_was_published(client, report):
    factories.report_step(report, "correct")
    FinalReport.objects.filter(pk=report.pk).update(title="Brouillon secret", promise="Brouillon secret")
    shown = client.get(public(report)).content.decode() + client.get("/realisations/").content.decode()
    assert "Un guichet qui vient à vous" in shown
    assert "Brouillon secret" not in shown


def test_a_correction_sealed_but_not_published_does_not_show(client, report):
    first = report.document.sha256
    factories.report_step(report, "correct")
    for name in ("submit", "endorse", "approve", "seal"):
        factories.report_step(report, name)
    assert pdf(client, report) == (200, kept(first))


def test_a_published_correction_takes_the_place_of_the_former_version(client, report):
    factories.report_step(report, "correct", comment="Le chiffre de mai était faux.")
    for name in ("submit", "endorse", "approve", "seal", "publish"):
        factories.report_step(report, name)
    assert report.document.sha256 in client.get(public(report)).content.decode()
    assert "Le chiffre de mai était faux." in client.get(public(report)).content.decode()


def test_neither_private_notes_nor_what_was_told_the_coach_is_ever_shown(client, report):
    shown = client.get(public(report)).content.decode() + kept(report.document.data_sha256).decode()
    assert "CANARI" not in shown
    assert "Confié au coach" not in shown


def test_the_public_page_names_no_member_of_the_team(client, report):
    assert "Maëlle Carré" not in client.get(public(report)).content.decode()


def test_a_picture_is_shown_with_its_caption_and_without_what_the_camera_wrote(client):
    residence = factories.filled()
    buffer, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "CANARI lieu de prise de vue"
    Image.new("RGB", (40, 20), "navy").save(buffer, "JPEG", exif=exif)
    digest = keep(buffer.getvalue())
    Attachment.objects.create(
        dossier=residence.dossier,
        kind="picture",
        name="a.jpg",
        caption="Le marché un samedi",
        content_type="image/jpeg",
        size=1,
        sha256=digest,
        uploaded_by=residence.dossier.lead,
    )
    report = factories.report("published", of=residence)
    assert 'Le marché un samedi" loading="lazy"' in client.get(public(report)).content.decode()
    assert b"CANARI" not in client.get(public(report, "images", digest, "")).content


def test_only_the_pictures_of_the_report_are_public(client, report):
    assert client.get(public(report, "images", report.dossier.attachments.first().sha256, "")).status_code == 404


def test_an_abandoned_residence_shows_its_lessons_once_published(client):
    residence = factories.filled(state="running")
    residence.abandon(by=factories.person("officer"), lessons="Ne pas commencer par l’outil.", comment="Fin.")
    report = factories.report("published", of=residence)
    assert "Ne pas commencer par l’outil." in client.get(public(report)).content.decode()


def test_reports_are_found_by_words_and_by_place(client):
    factories.report("published")
    found = [
        client.get("/realisations/", q).context["page"].paginator.count
        for q in ({"q": "GUICHET"}, {"q": "piscine"}, {"departement": "18"}, {"departement": "75"})
    ]
    assert found == [1, 0, 1, 0]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(client, rows, django_assert_num_queries):
    for _n in range(rows):
        factories.report("published")
    with django_assert_num_queries(8):
        client.get("/realisations/")


def test_the_facts_that_the_page_shows_are_those_of_the_sealed_document(report):
    facts = json.loads(kept(report.document.data_sha256))
    assert (facts["title"], facts["version"], len(facts["phases"]), len(facts["prototypes"])) == (
        "Un guichet qui vient à vous",
        1,
        6,
        2,
    )


def verdict(client, **given):
    return client.post("/verifier/", given).context["verdict"].code


def test_a_document_is_told_authentic_by_its_bytes_or_its_digest(client, report):
    content = kept(report.document.sha256)
    assert verdict(client, file=SimpleUploadedFile("r.pdf", content)) == "authentic"
    assert verdict(client, digest=f" {report.document.sha256.upper()} ") == "authentic"


def test_one_altered_byte_makes_it_unknown(client, report):
    content = bytearray(kept(report.document.sha256))
    content[-1] ^= 1
    assert verdict(client, file=SimpleUploadedFile("r.pdf", bytes(content))) == "unknown"


def test_a_replaced_version_is_told_so(client, report):
    document = report.document
    document.replace(by=type(report.dossier.lead).objects.system())
    assert verdict(client, digest=document.sha256) == "replaced"


@pytest.mark.parametrize("typed", [{}, {"digest": "abc"}, {"digest": "z" * 64}])
def test_a_check_without_a_digest_or_a_file_says_what_to_give(client, typed):
    response = client.post("/verifier/", typed)
    assert (response.status_code, response.context["verdict"]) == (422, None)


def test_a_letter_checked_by_a_stranger_tells_nothing_of_its_dossier(client, report):
    shown = client.post("/verifier/", {"digest": report.document.sha256}).content.decode()
    assert report.dossier.reference not in shown
