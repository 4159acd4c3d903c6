"""A person's data: all of it exported; once erased, nothing of them is left but what the rules keep; history whole."""

import io
import json
import zipfile

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from programs import erasure, mydata, notices
from programs.integrity import breaches
from programs.models import Dossier, Invitation, Mail, Role, User
from programs.models.attachment import Attachment, keep
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase que je connais"


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.MEDIA_ROOT, settings.MAILBOX = tmp_path / "files", tmp_path / "mails"


def canary(signed_in):
    """Someone of whom every kind of trace exists; their name, address, phone and words say "canari"."""
    person = factories.with_second_factor(factories.person(email="canari@exemple.fr", name="Aline Canari", of=factories.organization()))  # fmt: skip
    person.phone = "01 99 canari"
    person.set_password(PASSWORD)
    person.save()
    draft = factories.dossier("draft", lead=person, organization=person.organization, title="Brouillon canari")
    draft.attachments.create(kind="answer", name="canari.txt", content_type="text/plain", size=6, sha256=keep(b"canari"), uploaded_by=person)  # fmt: skip
    Role.objects.create(person=person, code="signatory", organization=person.organization, quality="Maire canari")
    draft.private_notes.create(author=person, text="note canari")
    Invitation.objects.create(email=person.email, code="member", dossier=draft, invited_by=person)
    notices.write(person, "erasure_account", due=draft.created_at.date())
    Mail.objects.create(recipient=factories.person(), address="x@y.fr", subject="De Aline Canari", body="Écrivez à canari@exemple.fr")  # fmt: skip
    signed_in(person).get(reverse("my_data"))
    return person


def traces():
    """The tables and the files in which "canari" is still found, whatever the case."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select count(*) from "{table}" t where t::text ilike %s', ["%canari%"])
            found |= {table} if cursor.fetchone()[0] else set()
    for folder in default_storage.listdir("")[0] if default_storage.exists("") else []:
        for name in default_storage.listdir(folder)[1]:
            with default_storage.open(f"{folder}/{name}") as file:
                found |= {"files"} if b"canari" in file.read().lower() else set()
    return found


EVERYWHERE = {
    "programs_user", "account_emailaddress", "programs_dossier", "programs_attachment", "programs_role",
    "programs_privatenote", "programs_invitation", "programs_mail", "files",
}  # fmt: skip


def test_control_before_the_erasure_the_canary_is_everywhere(signed_in):
    canary(signed_in)
    assert traces() == EVERYWHERE


def test_after_the_erasure_nothing_of_the_person_is_left(signed_in, monkeypatch):
    person = canary(signed_in)
    erasure.erase_person(person)
    monkeypatch.setattr(erasure, "UNDER_WAY", -erasure.UNDER_WAY)  # as if a day had passed
    erasure.sweep_files()
    assert (traces(), list(breaches())) == (set(), [])


@pytest.mark.parametrize("left_out", ["of_person", "unname", "abandon", "end_roles"])
def test_control_an_eraser_left_out_is_found(signed_in, monkeypatch, left_out):
    person = canary(signed_in)
    if left_out == "of_person":
        monkeypatch.setattr(erasure, "register", lambda: [line._replace(of_person=()) for line in mydata.register()])
    else:
        monkeypatch.setattr(erasure, left_out, lambda *args: None)
    erasure.erase_person(person)
    assert traces() - {"files"}


def test_a_dossier_of_the_organization_stays_and_its_words_too(signed_in):
    person = factories.person(name="Aline Canari", of=factories.organization())
    dossier = factories.dossier("submitted", lead=person, organization=person.organization, title="Le guichet canari")
    erasure.erase_person(person)
    assert Dossier.objects.get(pk=dossier.pk).title == "Le guichet canari"
    assert traces() == {"programs_dossier", "programs_dossierversion"}


def test_the_erased_lose_every_access(signed_in):
    person = factories.officer()
    browser = signed_in(person)
    erasure.erase_person(person)
    assert browser.get(reverse("dashboard")).status_code == 302
    assert not User.objects.get(pk=person.pk).active_roles


def test_acts_stay_attributed_to_a_function():
    person = factories.officer()
    erasure.erase_person(person)
    assert str(User.objects.get(pk=person.pk)) == "chargé de mission (compte effacé)"


def test_the_export_has_every_model_that_names_the_person(signed_in):
    person = canary(signed_in)
    with mydata.archive(person) as file, zipfile.ZipFile(file) as made:
        data = json.loads(made.read("mes-donnees.json"))["data"]
        page, files = made.read("mes-donnees.html").decode(), [made.read(n) for n in made.namelist() if "fichiers" in n]
    assert data.keys() >= {"programs.User", "programs.Role", "programs.Dossier", "programs.Attachment", "programs.PrivateNote", "programs.Mail", "programs.Invitation", "programs.History", "account.EmailAddress"}  # fmt: skip
    assert ("Brouillon canari" in page, files) == (True, [b"canari"])


def test_a_file_gone_from_the_storage_is_named_in_the_export(signed_in):
    person = canary(signed_in)
    gone, kept_ = keep(b"perdu"), keep(b"ici")
    for name, digest in (("plan.pdf", gone), ("photo.png", kept_)):
        Dossier.objects.get().attachments.create(kind="answer", name=name, content_type="text/plain", size=5, sha256=digest, uploaded_by=person)  # fmt: skip
    default_storage.delete(f"{gone[:2]}/{gone}")
    with mydata.archive(person) as file, zipfile.ZipFile(file) as made:
        told, page, names = (
            json.loads(made.read("mes-donnees.json"))["files"],
            made.read("mes-donnees.html").decode(),
            made.namelist(),
        )
    assert [(one["name"], one["missing"]) for one in told] == [
        ("canari.txt", False),
        ("plan.pdf", True),
        ("photo.png", False),
    ]
    assert ("plan.pdf\xa0: <strong>manquant" in page, "fichiers/002-plan.pdf (manquant).txt" in names) == (True, True)


def test_the_export_has_no_secret(signed_in):
    person = canary(signed_in)
    with mydata.archive(person) as file, zipfile.ZipFile(file) as made:
        said = made.read("mes-donnees.json").decode()
    assert [secret for secret in ("md5$", "pbkdf2", '"secret"', '"hash"') if secret in said] == []


def test_the_export_says_nothing_of_others(signed_in):
    person, other = canary(signed_in), factories.person(name="Un Autre")
    other.join(factories.organization())
    factories.dossier("submitted", lead=other, organization=other.organization)
    with mydata.archive(person) as file, zipfile.ZipFile(file) as made:
        assert "Un Autre" not in made.read("mes-donnees.json").decode() + made.read("mes-donnees.html").decode()


def test_the_page_gives_the_export(signed_in):
    browser = signed_in(canary(signed_in))
    content = b"".join(browser.get(reverse("my_data_export")).streaming_content)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_a_wrong_password_erases_nothing(signed_in):
    person = canary(signed_in)
    response = signed_in(person).post(reverse("my_data_erase"), {"password": "faux"})
    assert (response.status_code, User.objects.get(pk=person.pk).name) == (422, "Aline Canari")


def test_the_right_one_erases_and_signs_out(signed_in):
    person = canary(signed_in)
    browser = signed_in(person)
    response = browser.post(reverse("my_data_erase"), {"password": PASSWORD}, follow=True)
    assert (response.redirect_chain[-1][0], User.objects.get(pk=person.pk).name) == (reverse("home"), "")
    assert browser.get(reverse("my_data")).status_code == 302


def test_the_page_says_what_must_stay_and_which_drafts_go(signed_in):
    person = canary(signed_in)
    context = signed_in(person).get(reverse("my_data_erase")).context
    assert ([d.title for d in context["drafts"]], len(context["staying"])) == (["Brouillon canari"], 2)


def test_the_command_exports_then_erases(signed_in, tmp_path, capsys):
    person = canary(signed_in)
    call_command("person", "export", person.email, to=str(tmp_path / "a.zip"))
    call_command("person", "erase", person.email, yes=True)
    assert (zipfile.is_zipfile(tmp_path / "a.zip"), User.objects.get(pk=person.pk).name) == (True, "")


def test_a_file_that_a_row_names_is_never_swept(monkeypatch):
    monkeypatch.setattr(erasure, "UNDER_WAY", -erasure.UNDER_WAY)
    dossier = factories.dossier("submitted")
    named, orphan = keep(b"nomme"), keep(b"orphelin")
    Attachment.objects.create(dossier=dossier, name="a", content_type="text/plain", size=1, sha256=named, uploaded_by=dossier.lead)  # fmt: skip
    assert (erasure.sweep_files(), default_storage.exists(f"{named[:2]}/{named}")) == ([orphan], True)


def test_the_pictures_and_facts_of_a_published_report_are_never_swept(monkeypatch):
    monkeypatch.setattr(erasure, "UNDER_WAY", -erasure.UNDER_WAY)
    report = factories.report("published")
    erasure.erase_dossier(report.dossier)
    erasure.sweep_files()
    facts = report.dossier.documents.get(kind="final_report").data_sha256
    assert default_storage.exists(f"{facts[:2]}/{facts}")


def test_the_seat_of_an_erased_juror_no_longer_names_them():
    seat = factories.juror(factories.call(), ties="Mon voisin", skills=["santé"], quality="Maire de Bengy")
    address = seat.email
    erasure.erase_person(seat.person)
    seat.refresh_from_db()
    assert (seat.email == address, seat.quality, seat.skills, seat.ties.get().said) == (False, "", [], "")
