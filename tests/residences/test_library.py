"""The library of methods: searched by anyone, written, read again, published in versions that never change."""

import io
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.urls import reverse

from programs.models import User
from residences import library, markdown
from residences.models import Method, MethodSheet, SheetVersion
from tests import factories
from tests.residences import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet():
    return samples.published()


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def desk(signed_in, officer):
    """The officer's browser."""
    return signed_in(officer)


def found(client, **asked):
    return [one.title for one in client.get(reverse("methods"), asked).context["page"]]


@pytest.mark.parametrize(("asked", "titles"), [
    ({}, ["La tournée du facteur", "Le vote"]), ({"q": "agents"}, ["La tournée du facteur"]), ({"q": "tourn"}, ["La tournée du facteur"]),
    ({"q": "introuvable"}, []), ({"stage": "sharing"}, ["Le vote"]), ({"length": "day"}, ["Le vote"]), ({"licence": "etalab-2.0"}, ["Le vote"]),
    ({"q": "a\x00b"}, ["La tournée du facteur", "Le vote"]), ({"q": " "}, ["La tournée du facteur", "Le vote"]),
])  # fmt: skip
def test_methods_are_found_by_words_moment_length_and_licence(client, sheet, asked, titles):
    samples.published(
        slug="vote", title="Le vote", purpose="Choisir.", stage="sharing", length="day", licence="etalab-2.0"
    )
    assert found(client, **asked) == titles


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_sheet_or_three(client, django_assert_num_queries, number):
    for n in range(number):
        samples.published(slug=f"s{n}")
    client.get(reverse("methods"))
    with django_assert_num_queries(3):
        client.get(reverse("methods"))


def test_a_sheet_being_rewritten_stays_on_the_site_as_it_was_published(client, sheet):
    sheet.revise(by=User.objects.system())
    MethodSheet.objects.filter(pk=sheet.pk).update(title="Brouillon")
    assert "La tournée du facteur" in client.get(sheet.public_url).content.decode()
    assert found(client) == ["La tournée du facteur"]


def test_a_new_version_says_what_changed_and_the_former_stays(client, sheet):
    samples.again(sheet, duration="Une journée")
    page = client.get(sheet.public_url)
    assert [name for name, _pieces in page.context["changes"]] == ["durée en toutes lettres"]
    assert client.get(reverse("method_version", args=[sheet.slug, 1])).context["method"].duration == "Une matinée"


def test_a_published_version_is_written_again_by_nobody(sheet):
    version = sheet.versions.get()
    with pytest.raises(ValidationError):
        version.save()
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("update residences_sheetversion set title = 'x'")


def test_a_withdrawn_sheet_leaves_the_site_and_comes_back(client, sheet, officer):
    sheet.retire(by=officer, comment="Doublon.")
    gone = (
        client.get(sheet.public_url).status_code,
        client.get(reverse("method_version", args=[sheet.slug, 1])).status_code,
        found(client),
    )
    sheet.restore(by=officer)
    assert (gone, client.get(sheet.public_url).status_code) == ((404, 404, []), 200)


def test_a_team_proposes_then_the_officer_publishes(residence, browser, desk, client):
    response = browser.post(reverse("residence_sheet_new", args=[residence.pk]), samples.TYPED)
    sheet = MethodSheet.objects.get()
    sheet.propose(by=User.objects.get(pk=residence.dossier.lead.pk), change="Première version")
    desk.post(reverse("step", args=["methodsheet", sheet.pk, "publish"]), {"seen": 1})
    page = client.get(sheet.public_url).content.decode()
    assert (response.url, "Proposée par la résidence" in page, sheet.versions.get().note) == (
        sheet.get_absolute_url(),
        True,
        "Première version",
    )


def test_an_unfinished_sheet_is_not_proposed(officer):
    sheet = MethodSheet.open_for(officer, samples.program(), title="Marcher")
    with pytest.raises(ValidationError) as refused:
        sheet.propose(by=officer)
    assert refused.value.messages == ["à quoi elle sert, combien de temps elle prend, l’équipe et les étapes"]


def test_its_author_does_not_publish_it(residence):
    lead = User.objects.get(pk=residence.dossier.lead.pk)
    sheet = MethodSheet.open_for(lead, residence.dossier.call.program, dossier=residence.dossier, **samples.TOLD)
    sheet.propose(by=lead)
    with pytest.raises(PermissionDenied):
        sheet.publish(by=lead)


def test_a_stranger_finds_no_sheet_in_progress(signed_in, sheet):
    client = signed_in(factories.person())
    assert (client.get(sheet.get_absolute_url()).status_code, client.get(reverse("sheets")).status_code) == (404, 404)


def test_a_published_sheet_is_corrected_only_through_a_new_version(desk, sheet):
    assert desk.get(reverse("sheet_edit", args=[sheet.pk])).status_code == 404


def test_the_officer_corrects_a_proposed_sheet(desk, officer):
    sheet = MethodSheet.open_for(officer, samples.program(), **samples.TOLD)
    sheet.propose(by=officer)
    form = desk.get(reverse("sheet_edit", args=[sheet.pk])).context["form"]
    desk.post(reverse("sheet_edit", args=[sheet.pk]), samples.TYPED | {"title": "La tournée", "shown": form.digest})
    sheet.refresh_from_db()
    assert (sheet.title, desk.get(sheet.get_absolute_url()).context["may_write"]) == ("La tournée", True)


def test_two_sheets_of_one_name_have_two_addresses(officer):
    made = [
        MethodSheet.open_for(officer, samples.program(), title=title).slug
        for title in ("Marcher", "Marcher", "Socle", "!!!")
    ]
    assert made == ["marcher", "marcher-2", "socle-2", "methode"]


def test_an_idea_that_is_agreed_becomes_the_draft_of_a_sheet_once(desk, client, agreed_idea):
    for _twice in range(2):
        response = desk.post(reverse("sheet_from_idea", args=[agreed_idea.pk]))
    sheet = MethodSheet.objects.get()
    assert (sheet.idea, sheet.title, response.url) == (agreed_idea, agreed_idea.title, sheet.get_absolute_url())
    samples.finish(sheet)
    assert (
        sheet.title in client.get(agreed_idea.get_absolute_url()).content.decode(),
        agreed_idea.title in client.get(reverse("common_base")).content.decode(),
    ) == (True, True)


def test_the_file_of_a_sheet_comes_back_as_it_left(client, desk, sheet):
    exported = client.get(reverse("method_file", args=[sheet.slug]))
    assert exported["Content-Disposition"] == 'attachment; filename="tournee.md"'
    desk.post(reverse("sheet_load"), {"file": SimpleUploadedFile("tournee.md", exported.content)})
    copy = MethodSheet.objects.exclude(pk=sheet.pk).get()
    assert copy.content() == sheet.content()


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"Bonjour",
        ("---\ntitre: " + "x" * 130 + "\nmoment: cadrer\netendue: jour\nlicence: cc-by-4.0\n---\n").encode(),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_beside_its_field(desk, content):
    response = desk.post(reverse("sheet_load"), {"file": SimpleUploadedFile("a.md", content)})
    assert (response.status_code, list(response.context["form"].errors), MethodSheet.objects.count()) == (
        422,
        ["file"],
        0,
    )


def test_the_whole_library_leaves_as_one_archive(client, sheet):
    packed = ZipFile(io.BytesIO(client.get(reverse("methods_archive")).content))
    assert packed.namelist() == ["methodes/tournee.md"]
    assert markdown.read(packed.read("methodes/tournee.md").decode())["title"] == sheet.title


def test_the_starting_base_is_published_once():
    assert (library.load(), library.load()) == (len(library.shipped()), 0)
    assert SheetVersion.objects.current().count() == len(library.shipped())


def base(desk, text, title="Socle"):
    return desk.post(reverse("common_base_new"), {"title": title, "principles": text})


def test_a_new_version_of_the_base_shows_what_changed(desk, client):
    base(desk, "## Faire avec\nTous ensemble.\n\n## Rendre compte\nEn public.")
    page = client.get(reverse("common_base"))
    assert (page.context["base"].version, [name for name, _p in page.context["changes"]][:2]) == (
        2,
        ["Faire avec", "Rendre compte"],
    )
    assert client.get(reverse("common_base_version", args=[1])).context["former"] is None


def test_an_unchanged_base_makes_no_version(desk):
    form = desk.get(reverse("common_base_new")).context["form"]
    base(desk, form["principles"].value(), form["title"].value())
    assert Method.objects.count() == 1


@pytest.mark.parametrize("text", ["Sans titre", "## Vide\n", "## A\nx\n\n## A\ny"])
def test_a_base_whose_principles_are_not_told_is_refused(desk, text):
    assert (base(desk, text).status_code, Method.objects.count()) == (422, 1)
