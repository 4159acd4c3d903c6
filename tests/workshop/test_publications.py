"""A report of the workshop: written, proven, approved by someone else, sealed as it was read, published, withheld, corrected."""

import json
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from programs.models import Publication
from programs.models.attachment import kept
from programs.models.written import Stale
from programs.workflow import Conflict
from reports import kinds, yearlyfacts
from reports.seal import verify
from tests import factories
from tests.workshop.conftest import bytes_of, proven, worker, write

# WeasyPrint leaves its colour profile open.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]


def missing(publication, step, by):
    return {need.code for need in publication.step(step, by).missing}


def page(browser, name, publication, *more):
    return browser.get(reverse(name, args=[publication.pk, *more])).content.decode()


def test_a_report_is_not_approved_before_its_texts_and_its_proof(opened, writer, reader):
    publication = opened()
    assert missing(publication, "approve", reader) == {"words", "proof"}
    assert missing(proven(write(publication, writer), writer), "approve", reader) == set()


def test_who_wrote_does_not_approve(opened, writer, reader):
    publication = proven(write(opened(), writer), writer)
    assert publication.step("approve", writer) is None
    with pytest.raises(PermissionDenied):
        publication.approve(by=writer)


def test_a_text_written_after_the_proof_asks_for_another_one(opened, writer, reader):
    publication = proven(write(opened(), writer), writer)
    text = publication.texts.first()
    text.write("Autre chose.", writer, text.revision)
    publication = Publication.objects.get(pk=publication.pk)
    assert missing(publication, "approve", reader) == {"proof"}


def test_sentences_that_are_not_plain_are_waived_with_a_reason_only(opened, writer, reader):
    publication = proven(write(opened(), writer, "Le rapport a été écrit par les agents."), writer)
    with pytest.raises(ValidationError):
        publication.approve(by=reader)
    publication.approve(by=reader, waive=["plain"], comment="La formule est celle de la loi.")
    assert publication.state == "approved"


def test_what_is_sealed_is_what_was_approved(sealed):
    publication = sealed()
    proof, document = publication.proof, publication.sealed
    content = bytes_of(document)
    assert (verify(content).valid, content.startswith(kept(publication.approved_sha256)), proof.code) == (
        True,
        True,
        document.code,
    )


def test_nobody_reads_it_outside_before_it_is_published(sealed, client):
    publication = sealed()
    names = ("publication_public", "publication_pdf", "publication_data")
    assert [client.get(reverse(name, args=[publication.pk])).status_code for name in names] == [404] * 3
    publication.publish(by=factories.officer())
    assert [client.get(reverse(name, args=[publication.pk])).status_code for name in names] == [200] * 3
    assert "Une année" in client.get(reverse("publications_public")).content.decode()


def test_withheld_with_a_reason_its_page_closes(sealed, client):
    publication = sealed()
    publication.publish(by=factories.officer())
    publication.withhold(by=factories.officer(), comment="Une erreur de chiffres.")
    assert client.get(publication.get_public_url()).status_code == 404


def test_a_correction_leaves_the_former_version_public_until_the_new_one_is_published(sealed, writer, reader, client):
    publication = sealed()
    publication.publish(by=writer)
    former = publication.sealed
    publication.correct(by=writer, comment="Un chiffre était faux.")
    assert client.get(publication.get_public_url()).status_code == 200
    publication = proven(publication, writer)
    publication.approve(by=reader)
    publication.seal(by=writer)
    publication = worker(publication)
    former.refresh_from_db()
    assert (publication.version, former.state) == (2, "ready")
    publication.publish(by=writer)
    former.refresh_from_db()
    assert (former.state, former.replacement) == ("replaced", publication.sealed)


def test_it_may_be_sent_back_to_writing(opened, writer, reader):
    publication = proven(write(opened(), writer), writer)
    publication.approve(by=reader)
    publication.send_back(by=reader, comment="Le titre ne va pas.")
    assert (publication.state, publication.approved_sha256) == ("draft", "")


def test_two_people_never_write_over_each_other(opened, writer, reader):
    text = opened().texts.first()
    text.write("Un.", writer, 0)
    with pytest.raises(Stale):
        text.write("Deux.", reader, 0)


def test_nothing_is_written_once_it_is_approved(opened, writer, reader):
    publication = proven(write(opened(), writer), writer)
    publication.approve(by=reader)
    text = publication.texts.first()
    with pytest.raises(Conflict):
        text.write("Trop tard.", writer, text.revision)


# ------------------------------------------------------------------ its pages


def test_an_officer_opens_a_report(signed_in, writer, dossier):
    posted = {
        "kind": "yearly",
        "program": dossier.call.program.pk,
        "title": "2026",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
    }
    response = signed_in(writer).post(reverse("publication_new"), posted)
    publication = Publication.objects.get()
    assert (response.url, publication.sections[0], publication.texts.count()) == (
        publication.get_absolute_url(),
        "essential",
        13,
    )


@pytest.mark.parametrize("kind", ["call_statistics", "cohort_status"])
def test_a_kind_asks_for_its_scope(kind, signed_in, writer, dossier):
    posted = {"kind": kind, "program": dossier.call.program.pk, "title": "2026"}
    response = signed_in(writer).post(reverse("publication_new"), posted)
    assert (response.status_code, Publication.objects.count()) == (422, 0)


def test_a_call_of_another_programme_is_refused(signed_in, writer, dossier):
    other = factories.call()
    posted = {"kind": "call_statistics", "program": dossier.call.program.pk, "call": other.pk, "title": "2026"}
    if other.program_id != dossier.call.program_id:
        assert signed_in(writer).post(reverse("publication_new"), posted).status_code == 422


def test_nobody_else_finds_the_workshop(signed_in, opened, dossier):
    publication, browser = opened(), signed_in(dossier.lead)
    names = [reverse("publications"), reverse("publication_new"), publication.get_absolute_url()]
    assert [browser.get(url).status_code for url in names] == [404] * 3


@pytest.mark.parametrize("kind", ["yearly", "plain_summary", "cohort_status"])
def test_the_report_shows_on_screen_before_anything_is_written(kind, opened, signed_in, writer, dossier):
    scope = {"cohort": cohort_of(dossier)} if kind == "cohort_status" else {}
    publication = opened(kind, **scope)
    said = page(signed_in(writer), "publication_screen", publication)
    assert ("Une année" in said, dossier.organization.name in said) == (True, kind != "plain_summary")


def cohort_of(dossier):
    from datetime import date

    from programs.models import Edition

    edition = Edition.objects.create(
        title="2026", slug="e-2026", summary="x", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)
    )
    cohort = edition.cohorts.create(name="Printemps")
    cohort.places.create(dossier=dossier)
    return cohort


def test_a_text_saves_itself_and_says_what_is_not_plain(opened, signed_in, writer):
    publication = opened()
    text = publication.texts.first()
    sent = {"body": "Le rapport a été écrit par les agents.", "revision": 0}
    said = signed_in(writer).post(text.get_absolute_url(), sent, headers={"HX-Request": "true"}).content.decode()
    text.refresh_from_db()
    assert (text.body, "voix passive" in said.lower(), 'value="1"' in said) == (sent["body"], True, True)


def test_a_stale_text_shows_both_versions(opened, signed_in, writer, reader):
    text = opened().texts.first()
    text.write("La sienne.", reader, 0)
    response = signed_in(writer).post(text.get_absolute_url(), {"body": "La mienne.", "revision": 0})
    said = response.content.decode()
    assert (response.status_code, "La mienne." in said, "La sienne." in said) == (409, True, True)


def test_a_text_saved_by_its_button_leads_back_to_the_report(opened, signed_in, writer):
    publication = opened()
    text = publication.texts.first()
    response = signed_in(writer).post(text.get_absolute_url(), {"body": "Bonjour.", "revision": 0})
    assert response.url == publication.get_absolute_url()


def test_a_section_left_out_is_not_told(opened, signed_in, writer):
    publication = opened("yearly")
    sections = {"title": "Une autre année", "promise": "", "sections": ["map"], "shown": ""}
    url = reverse("publication_choices", args=[publication.pk])
    browser = signed_in(writer)
    sections["shown"] = browser.get(url).context["form"]["shown"].value()
    assert browser.post(url, sections).status_code == 302
    publication.refresh_from_db()
    assert publication.sections == ["essential", "worked", "fragile", "asked", "map"]


def test_the_figures_are_compared_with_the_former_edition(sealed, opened, signed_in, writer):
    former = sealed("yearly")
    publication = opened("yearly", former=former)
    said = page(signed_in(writer), "publication_compare", publication)
    assert ("projets dans la période" in said, "identique" in said) == (True, True)


def test_without_a_former_edition_the_page_says_so(opened, signed_in, writer):
    assert "Aucune édition précédente" in page(signed_in(writer), "publication_compare", opened())


def test_the_folder_for_the_archives_holds_all_and_its_digests(sealed, signed_in, writer):
    publication = sealed("yearly")
    content = signed_in(writer).get(reverse("publication_archive", args=[publication.pk])).content
    with zipfile.ZipFile(BytesIO(content)) as box:
        names = box.namelist()
        inside = json.loads(box.read("version-1/donnees.json"))
        digests = dict(line.split("  ")[::-1] for line in box.read("sha256.txt").decode().splitlines())
    assert {"version-1/rapport.pdf", "version-1/tableau-01.csv", "inventaire.csv", "lisez-moi.txt"} <= set(names)
    assert (digests["version-1/rapport.pdf"], inside["title"]) == (publication.sealed.sha256, "Une année")


def test_the_state_of_a_cohort_names_people_and_stays_inside(sealed, dossier, writer):
    publication = sealed("cohort_status", cohort=cohort_of(dossier))
    assert missing(publication, "publish", writer) == {"internal"}


def test_the_page_of_a_report_says_where_it_is(opened, signed_in, writer):
    publication = write(opened(), writer)
    browser = signed_in(writer)
    publication.prove(by=writer)
    assert "L’épreuve est en cours de fabrication" in page(browser, "publication", publication)
    worker(publication)
    assert "Lire l’épreuve" in page(browser, "publication", publication)


def test_a_yearly_report_tells_no_decision_before_its_hour(opened):
    call, _dossiers = factories.deliberated("selected", "rejected", title="Un autre appel")
    publication = opened("yearly")
    before = [row["chosen"] for row in yearlyfacts.calls(publication) if row["title"] == call.title]
    factories.announce(call)
    after = [row["chosen"] for row in yearlyfacts.calls(publication) if row["title"] == call.title]
    assert (sum(before), sum(after)) == (0, 1)


# ------------------------------------------------------------------ how much it costs


@pytest.mark.parametrize(
    ("kind", "most"), [("yearly", 12), ("plain_summary", 12), ("cohort_status", 12), ("call_statistics", 12)]
)
def test_gathering_takes_the_same_few_queries_whatever_the_size(
    kind, most, opened, dossier, django_assert_max_num_queries
):
    cohort = cohort_of(dossier) if kind == "cohort_status" else None
    publication = opened(kind, cohort=cohort, call=dossier.call if kind == "call_statistics" else None)
    publication = Publication.objects.for_table().get(pk=publication.pk)
    with django_assert_max_num_queries(most):
        kinds.KINDS[kind].filled(publication, None)
