"""Documents asked for by people: made once, found again by their content, cancelled, tried again, bound in one archive; verified by anyone."""

import csv
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs import clock, longwork, tasks
from programs.longwork import Busy
from programs.models import CoachingSession, Document, Dossier, Outbox, Task, User
from reports import codes, printing, projectsheets, verification
from reports import tasks as documents
from reports.bounded import TooHeavy
from reports.seal import verify
from tests import factories
from tests.workshop.conftest import bytes_of

# WeasyPrint leaves its colour profile open.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]


@pytest.fixture
def project(dossier):
    return Dossier.objects.for_table().get(pk=dossier.pk)


def asked(project, kind="project_sheet"):
    return printing.ask(kind, project, printing.line_for(kind, project))


def made(project, kind="project_sheet"):
    effect = asked(project, kind)
    tasks.carry_out(str(effect.pk))
    return Document.objects.get(effect=effect)


@pytest.mark.parametrize("kind", ["project_sheet", "agreement"])
def test_the_papers_of_a_project_are_made(kind, project):
    assert made(project, kind).state == "ready"


def test_the_minutes_of_a_session_are_made_for_those_who_read_them(project, signed_in):
    coach, hour = User.objects.get(pk=project.coach.pk), timedelta(hours=1)
    session = CoachingSession(
        dossier=project,
        coach=coach,
        subject="Point",
        starts_at=clock.now() - 3 * hour,
        ends_at=clock.now() - 2 * hour,
        minutes="Dit.",
    )
    session.book(by=coach)
    session.hold(by=coach)
    url, browser = reverse("session_pdf", args=[session.pk]), signed_in(project.lead)
    assert "Préparer le PDF" in browser.get(url).content.decode()
    browser.post(url)
    tasks.carry_out(str(Outbox.objects.get(key__startswith="session_minutes").pk))
    assert "Télécharger le PDF" in browser.get(url).content.decode()


def test_the_same_facts_are_never_rendered_twice(project, monkeypatch):
    first = made(project)
    monkeypatch.setattr("reports.bounded.render", lambda *facts: pytest.fail("rendered again"))
    effect = Outbox.objects.create(line=project.history.last(), kind="document", key="project_sheet:again")
    tasks.carry_out(str(effect.pk))
    again = Document.objects.get(effect=effect)
    assert (again.sha256, again.code, again.pk == first.pk) == (first.sha256, first.code, False)


def test_other_words_in_the_templates_are_another_file(project, monkeypatch):
    first = made(project)
    monkeypatch.setattr("reports.tasks.template", lambda: "another")
    effect = Outbox.objects.create(line=project.history.last(), kind="document", key="project_sheet:again")
    assert documents.produce(effect) is None
    assert Document.objects.get(effect=effect).content_key != first.content_key


def test_bytes_no_longer_kept_are_made_again(project):
    first = made(project)
    default_storage.delete(f"{first.sha256[:2]}/{first.sha256}")
    assert documents.found(first.content_key) is None or not first.content_key


def test_a_document_is_cancelled_while_it_waits(project):
    document = Document.objects.get(effect=asked(project))
    document.cancel(by=factories.officer(), comment="Plus besoin.")
    tasks.carry_out(str(document.effect_id))
    document.refresh_from_db()
    assert (document.state, document.effect.done_at is None) == ("cancelled", False)


def test_a_document_is_cancelled_while_it_is_made(project):
    effect = asked(project)
    document = Document.objects.get(effect=effect)
    document.start(by=User.objects.system())
    beat = documents.alive(document, effect)
    beat()
    Document.objects.get(pk=document.pk).cancel(by=factories.officer(), comment="Plus besoin.")
    with pytest.raises(documents.GivenUp):
        beat()


def test_what_was_given_up_stays_cancelled(project, monkeypatch):
    effect = asked(project)

    def given_up(*_facts):
        Document.objects.get(effect=effect).cancel(by=factories.officer(), comment="Non.")
        raise documents.GivenUp

    monkeypatch.setattr("reports.bounded.render", given_up)
    assert documents.produce(effect) is None
    assert Document.objects.get(effect=effect).state == "cancelled"


def test_one_cancelled_may_be_asked_for_again(project):
    first = Document.objects.get(effect=asked(project))
    first.cancel(by=factories.officer(), comment="Plus besoin.")
    assert made(project).state == "ready"


def test_too_heavy_it_fails_for_good_and_says_why(project, monkeypatch, signed_in):
    effect = asked(project)

    def heavy(*_facts):
        raise TooHeavy

    monkeypatch.setattr("reports.bounded.render", heavy)
    tasks.carry_out(str(effect.pk))
    effect.refresh_from_db()
    document = Document.objects.get(effect=effect)
    said = signed_in(factories.officer()).get(reverse("document_state", args=[document.pk])).content.decode()
    assert (document.state, effect.done_at is None, "trop de mémoire" in said, "pas de nouvel essai" in said) == (
        "failed",
        False,
        True,
        True,
    )


def test_who_asks_again_does_not_wait_for_the_back_off(project, monkeypatch):
    effect = asked(project)
    with monkeypatch.context() as broken:
        broken.setattr("reports.bounded.render", lambda *facts: 1 / 0)
        tasks.carry_out(str(effect.pk))
    document = Document.objects.get(effect=effect)
    assert Outbox.objects.get(pk=effect.pk).retry_at is not None
    document.retry(by=factories.officer())
    effect.refresh_from_db()
    assert (effect.tries, effect.retry_at, effect.done_at) == (0, None, None)


def test_nobody_takes_up_what_another_worker_is_making(project, monkeypatch):
    effect = asked(project)

    def busy(_effect):
        raise Busy

    monkeypatch.setattr("reports.tasks.alone", busy)
    tasks.carry_out(str(effect.pk))
    effect.refresh_from_db()
    assert (effect.done_at, effect.last_error) == (None, "")


def test_the_page_of_a_document_says_where_it_is_and_what_checks_it(project, signed_in):
    effect, browser = asked(project), signed_in(project.lead)
    url = reverse("document_state", args=[effect.document.pk])
    assert "Il attend son tour" in browser.get(url).content.decode()
    tasks.carry_out(str(effect.pk))
    said = browser.get(url, headers={"HX-Request": "true"}).content.decode()
    assert ("Il est prêt" in said, codes.spaced(Document.objects.get(effect=effect).code) in said) == (True, True)


@pytest.mark.parametrize("number", [1, 2])
def test_sheets_are_gathered_in_the_same_few_queries(number, project):
    pks = [project.pk, factories.filled("running").dossier_id][:number]
    with CaptureQueriesContext(connection) as queries:
        assert len(projectsheets.many(pks)) == number
    assert len(queries) == 8


def test_the_sheet_of_a_project_that_is_over_says_so_and_worries_nobody(project):
    Dossier.objects.filter(pk=project.pk).update(project_state="closed")
    page = projectsheets.sheet(project).page
    assert (page.light, page.word, page.reasons) == ("over", "Terminé", ())


# ------------------------------------------------------------------ batches


def batch(officer, kind="project_sheet"):
    task = longwork.ask(officer, "archive", "Fiches", {"format": kind, "query": ""}, 1)
    effect = Outbox.objects.get(line__object_id=task.pk, kind="task")
    tasks.carry_out(str(effect.pk))
    return Task.objects.get(pk=task.pk)


def opened(task):
    with default_storage.open(task.file_key) as file, zipfile.ZipFile(file) as box:
        return {name: box.read(name) for name in box.namelist()}


def test_a_batch_is_one_archive_with_its_contents_and_its_inventory(project):
    files = opened(batch(factories.officer()))
    rows = list(csv.reader(files["inventaire.csv"].decode("utf-8-sig").splitlines(), delimiter=";"))
    document = Document.objects.get(kind="project_sheet")
    assert (rows[0][7], rows[1][1], rows[1][7]) == ("SHA-256", project.reference, document.sha256)
    assert (project.reference in files["sommaire.html"].decode(), files[rows[1][0]] == bytes_of(document)) == (
        True,
        True,
    )


def test_a_batch_asked_twice_makes_nothing_twice(project):
    officer = factories.officer()
    first, again = opened(batch(officer)), opened(batch(officer))
    assert (Document.objects.filter(kind="project_sheet").count(), first["inventaire.csv"]) == (
        1,
        again["inventaire.csv"],
    )


def test_a_batch_waits_for_what_another_worker_makes(project, monkeypatch):
    turns = iter([Busy, None])

    def produce(effect):
        if turn := next(turns):
            raise turn
        return documents.produce(effect)

    monkeypatch.setattr("reports.batches.produce", produce)
    monkeypatch.setattr("reports.batches.WAIT", 0)
    assert Document.objects.count() == 0
    assert batch(factories.officer()).done == 1


# ------------------------------------------------------------------ checking


@pytest.fixture
def checked(client):
    """What the page says of these bytes, or of this code."""

    def check(content=None, code=""):
        sent = {"digest": code} | ({"file": SimpleUploadedFile("x.pdf", content)} if content else {})
        return client.post(reverse("verify_document"), sent).context["verdict"]

    return check


def test_a_document_is_authentic_by_its_bytes_and_by_its_code(project, checked, client):
    document = made(project)
    assert (checked(bytes_of(document)).code, checked(code=codes.spaced(document.code)).code) == (
        "authentic",
        "authentic",
    )
    said = client.get(reverse("verify_code", args=[document.code])).content.decode()
    assert ("Ce code est celui d’un document en vigueur" in said, project.title in said) == (True, False)


def test_nothing_of_what_is_checked_is_kept(project, checked):
    content = bytes_of(made(project)) + b"\n% note"
    before = set(default_storage.listdir("")[0])
    checked(content)
    assert set(default_storage.listdir("")[0]) == before


@pytest.mark.parametrize(
    "change", [lambda b: b + b"\n% note", lambda b: b[:-400], lambda b: b.replace(b"PDF-1.7", b"PDF-1.6")]
)
def test_a_changed_document_is_altered(change, project, checked):
    verdict = checked(change(bytes_of(made(project))))
    assert (verdict.code, verdict.document.kind) == ("altered", "project_sheet")


def test_another_file_under_its_code_is_altered(project, checked):
    document = made(project)
    assert checked(b"%PDF-1.7 autre", document.code).code == "altered"


def test_a_replaced_document_says_by_which(project, checked, client):
    first = made(project)
    Dossier.objects.filter(pk=project.pk).update(title="Un autre titre")
    made(Dossier.objects.for_table().get(pk=project.pk))
    assert checked(bytes_of(first)).code == "replaced"
    said = client.get(reverse("verify_code", args=[first.code])).content.decode()
    assert "Celle en vigueur est la version 2" in said


def test_the_minutes_of_a_session_are_replaced_by_no_other_session_s(project):
    line, system, found = project.history.first(), User.objects.system(), []
    for n, session in enumerate("aab"):
        effect = Outbox.objects.create(line=line, kind="document", key=f"session_minutes:{session}:{n}")
        found.append(Document(kind="session_minutes", dossier=project, version=n + 1, effect=effect))
        found[n].begin(by=system), found[n].start(by=system)
        found[n].finish(by=system, sha256=f"{n}", size=1, pages=1, data_sha256="d")
    assert found[0].replacement == found[1]


@pytest.mark.parametrize("content", [b"", b"bonjour", b"%PDF-1.7\n/ByteRange [0 1 2 3]"])
def test_what_does_not_come_from_here_is_unknown(content, checked):
    assert checked(content or b"x").code == "unknown"


@pytest.mark.parametrize("code", ["AAAA-BBBB-CCCC", "x"])
def test_an_unknown_code_says_so(code, client, db):
    assert "Ce code est inconnu ici" in client.get(reverse("verify_code", args=[code])).content.decode()


def test_a_proof_is_not_a_report(opened, writer, checked):
    from tests.workshop.conftest import proven, write

    publication = proven(write(opened(), writer), writer)
    assert checked(bytes_of(publication.proof)).code == "draft"


def test_a_report_withheld_is_withdrawn(sealed, checked):
    publication = sealed()
    publication.withhold(by=factories.officer(), comment="Une erreur.")
    content = bytes_of(publication.sealed_files().last())
    assert checked(content).code == "withdrawn"


def test_a_sealed_report_says_who_sealed_it_and_when(sealed, checked):
    publication = sealed()
    verdict = checked(bytes_of(publication.sealed))
    assert (verdict.code, "Essaim" in verdict.signer, verdict.sealed_at is not None) == ("authentic", True, True)


def test_the_seal_survives_no_altered_byte(sealed, checked):
    content = bytes_of(sealed().sealed)
    places = range(0, len(content), max(1, len(content) // 60))
    survived = [place for place in places if verify(flipped(content, place)).valid]
    print(f"{len(places)} bytes altered one by one, {len(survived)} seals survive")
    assert (survived, checked(flipped(content, len(content) // 2)).code) == ([], "altered")


def flipped(content, place):
    changed = bytearray(content)
    changed[place] ^= 1
    return bytes(changed)


def test_a_final_report_withheld_is_withdrawn(db):
    report = factories.report("published")
    document = Document.objects.get(kind="final_report", dossier=report.dossier)
    assert verification.standing(document) == "authentic"
    report.withhold(by=factories.officer(), comment="Une erreur.")
    assert verification.standing(document) == "withdrawn"


@pytest.mark.parametrize(
    ("sent", "why"), [({"digest": "trop court"}, "12 lettres"), ({"digest": ""}, "Choisissez un PDF")]
)
def test_what_cannot_be_checked_is_said_beside_its_field(sent, why, client, db):
    response = client.post(reverse("verify_document"), sent)
    assert (response.status_code, why in response.content.decode()) == (422, True)


def test_a_file_too_heavy_is_refused(client, db, monkeypatch):
    monkeypatch.setattr(verification, "MOST", 10)
    response = client.post(reverse("verify_document"), {"file": SimpleUploadedFile("x.pdf", b"x" * 20)})
    assert (response.status_code, "trop lourd" in response.content.decode()) == (422, True)


def test_too_many_checks_wait(client, db, monkeypatch):
    monkeypatch.setattr("allauth.core.ratelimit.consume", lambda *_args, **_kw: None)
    assert client.get(reverse("verify_code", args=["AAAABBBBCCCC"])).status_code == 429
    assert client.post(reverse("verify_document"), {"digest": "AAAABBBBCCCC"}).status_code == 422
