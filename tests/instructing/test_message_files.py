"""Files that go with a message: several, checked one by one and together; who reads the message reads them."""

import zipfile

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from programs import bulk, erasure, mailing, mydata
from programs.feed import Feed
from programs.forms.files import MOST_FILES
from programs.models import Mail, Message, MessageFile, Outbox
from programs.models.attachment import keep
from programs.uploads import checked
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(dossier):
    return reverse("conversation", args=[dossier.pk])


@pytest.fixture
def two():
    """Two files, checked and kept."""
    files = [checked(samples.sent("plan.pdf", samples.PDF)), checked(samples.sent("budget.csv", b"a;b"))]
    for file in files:
        keep(file.content)
    return files


def said(browser, url, *files, **more):
    return browser.post(url, {"text": "Voici.", "audience": "all", "files": list(files)} | more)


def refusals(answer):
    return (answer.status_code, [error.replace("\u00a0", " ") for error in answer.context["form"].errors["files"]])


def test_a_message_carries_several_files_in_the_order_chosen(lead, url):
    said(lead, url, samples.sent("plan.pdf", samples.PDF), samples.sent("budget.csv", b"a;b"))
    found = Message.objects.get().files.values_list("name", "content_type", "size")
    assert list(found) == [("plan.pdf", "application/pdf", len(samples.PDF)), ("budget.csv", "text/csv", 3)]


def test_the_same_file_chosen_twice_is_joined_once(lead, url):
    said(lead, url, samples.sent("plan.pdf", samples.PDF), samples.sent("copie.pdf", samples.PDF))
    assert [file.name for file in MessageFile.objects.all()] == ["plan.pdf"]


def test_each_file_refused_says_why_beside_the_field(lead, url):
    files = samples.sent("bon.csv", b"a;b"), samples.sent("macro.exe", b"MZ"), samples.sent("plan.pdf", b"a;b")
    assert refusals(said(lead, url, *files)) == (
        422,
        [
            "« macro.exe » : Ce type de fichier n’est pas accepté. Attendu : pdf, png, jpg, jpeg, odt, ods, docx, xlsx, txt, csv.",
            "« plan.pdf » : Le contenu de ce fichier n’est pas celui que son nom annonce (« .pdf ») : enregistrez-le de nouveau au bon format.",
        ],
    )


def test_a_refused_file_sends_nothing_and_loses_no_word(lead, url):
    answer = said(lead, url, samples.sent("macro.exe", b"MZ"), text="Une longue explication.")
    assert (answer.context["form"]["text"].value(), Message.objects.count()) == ("Une longue explication.", 0)


def test_too_many_files_are_refused(lead, url):
    files = [samples.sent(f"{n}.csv", f"a;{n}".encode()) for n in range(MOST_FILES + 1)]
    assert refusals(said(lead, url, *files)) == (422, ["Vous avez choisi 11 fichiers : 10 au plus. Envoyez les autres dans un autre message."])  # fmt: skip


def test_files_too_heavy_together_are_refused(lead, url, settings):
    settings.UPLOAD_MAX_BYTES = 2**20
    files = [samples.sent(f"{n}.txt", str(n).encode() * 700_000) for n in (1, 2)]
    assert refusals(said(lead, url, *files)) == (422, ["Ces fichiers sont trop lourds ensemble (1,4 Mo) : 1 Mo au plus. Envoyez-en une partie dans un autre message."])  # fmt: skip


def test_the_feed_shows_each_file_with_its_weight(officer, dossier, url, two):
    bulk.write(dossier, dossier.lead, "Voici.", from_staff=False, files=two)
    html = officer.get(url).content.decode()
    shown = [f'{reverse("message_file", args=[file.pk])}">{file.name}' in html for file in MessageFile.objects.all()]
    assert (shown, '<ul class="feed__files">' in html) == ([True, True], True)


@pytest.mark.parametrize("typed", ["budget", "plan"])
def test_a_message_is_found_by_the_name_of_any_of_its_files(dossier, person, two, typed):
    bulk.write(dossier, dossier.lead, "Voici.", from_staff=False, files=two)
    bulk.write(dossier, dossier.lead, "Autre chose.", from_staff=False)
    rows, _total = Feed(dossier, person, dossier.roles_of(person), {"q": typed, "kind": "message"}).page(1)
    assert [row["feed_shown"]["text"] for row in rows] == ["Voici."]


def test_a_file_among_coaches_is_not_given_to_the_organization(officer, lead, dossier, person, two):
    message = bulk.write(dossier, person, "Entre nous.", audience="coaches", files=two)
    address = message.files.first().get_absolute_url()
    assert [browser.get(address).status_code for browser in (officer, lead)] == [200, 404]


def test_a_dangerous_file_is_kept_but_not_given(officer, dossier, two):
    message = bulk.write(dossier, dossier.lead, "Voici.", from_staff=False, files=two)
    message.files.update(scan="infected")
    assert officer.get(message.files.first().get_absolute_url()).status_code == 403


def test_the_mail_names_every_file(dossier, person, two):
    message = bulk.write(dossier, person, "Voici.", files=two)
    mailing.deliver(Outbox.objects.get(line__object_id=message.pk, kind="mail"))
    assert "2 fichiers sont joints : plan.pdf, budget.csv." in Mail.objects.get().body.replace("\u00a0", " ")


def test_the_archive_of_a_dossier_holds_the_files_said_to_everyone(officer, dossier, person, two, worked):
    bulk.write(dossier, dossier.lead, "Voici.", from_staff=False, files=two[:1])
    bulk.write(dossier, person, "Entre nous.", audience="staff", files=two[1:])
    officer.post(reverse("export_new"), {"format": "zip"})
    with default_storage.open(worked().file_key) as file, zipfile.ZipFile(file) as archive:
        assert [name.partition("/")[2] for name in archive.namelist()] == ["plan.pdf"]


def test_one_s_data_hold_the_files_of_one_s_messages(dossier, two):
    bulk.write(dossier, dossier.lead, "Voici.", from_staff=False, files=two)
    with mydata.archive(dossier.lead) as file, zipfile.ZipFile(file) as made:
        assert [made.read(name) for name in made.namelist() if "fichiers" in name] == [file.content for file in two]


def test_a_dossier_erased_keeps_no_file_of_its_messages(dossier, two):
    bulk.write(dossier, dossier.lead, "Voici.", from_staff=False, files=two)
    erasure.erase_dossier(dossier)
    assert MessageFile.objects.count() == 0


def test_a_file_that_a_message_names_is_not_swept(dossier, two):
    bulk.write(dossier, dossier.lead, "Voici.", from_staff=False, files=two)
    assert {file.sha256 for file in two} <= erasure.named()
