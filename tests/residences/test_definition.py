"""The local definition: chosen element by element, compared with the base, approved in versions; no colleague's text is covered."""

import pytest

from residences import definitions
from residences.forms.framing import DefinitionForm
from residences.models import Method
from tests import factories
from tests.residences import samples

pytestmark = pytest.mark.django_db
TEXTS = {"problem": "Le guichet ferme tôt.", "users": "Les habitants."}


@pytest.fixture
def row(residence):
    return residence.definitions.get()


@pytest.fixture
def bare(once_bare, signed_in):
    """A definition not begun, and its lead's browser."""
    return once_bare.definitions.get(), signed_in(once_bare.dossier.lead)


@pytest.fixture(scope="module")
def once_bare(once):
    return once(factories.residence)


def digest(row):
    return DefinitionForm(instance=row).digest


def test_a_definition_begins_with_every_principle_to_decide(bare):
    row, browser = bare
    page = browser.get(f"/residences/{row.residence_id}/definition/")
    assert (
        len(row.undecided),
        "6 principes du socle commun attendent encore votre choix" in page.content.decode(),
    ) == (6, True)


def test_the_rest_of_the_base_is_taken_in_one_go(bare):
    row, browser = bare
    browser.post(f"/residences/{row.residence_id}/definition/reprendre/")
    assert {item.stance for item in row.items.all()} == {"taken"}
    assert (row.items.count(), definitions.compared(row).counts()) == (6, ["6 éléments repris tels quels"])


@pytest.mark.parametrize(("typed", "wrong"), [
    ({"stance": "adapted", "text": "", "why": ""}, ["text"]), ({"stance": "left", "text": "", "why": ""}, ["why"]), ({"text": "x"}, ["stance"]),
    ({"stance": "adapted", "text": "On observe et on écoute avant de proposer ; le problème se choisit sur le terrain."}, ["text"]),
])  # fmt: skip
def test_a_choice_that_says_too_little_is_refused_beside_its_field(bare, typed, wrong):
    row, browser = bare
    response = browser.post(f"/residences/{row.residence_id}/definition/principes/1/", typed | {"shown": ""})
    assert (response.status_code, list(response.context["form"].errors), row.items.count()) == (422, wrong, 0)


def test_what_is_adapted_shows_the_words_that_change(bare):
    row, browser = bare
    url = f"/residences/{row.residence_id}/definition/principes/4/"
    browser.post(
        url, {"stance": "adapted", "text": "Habitants, agents et élèves fabriquent.", "why": "Une école.", "shown": ""}
    )
    line = definitions.compared(row).principles[3]
    assert next((piece.kind, piece.text) for piece in line.pieces if piece.kind != "same") == (
        "gone",
        "élus fabriquent et essaient avec l’équipe.",
    )
    assert "<del>" in browser.get(f"/residences/{row.residence_id}/definition/").content.decode()


def test_what_is_taken_after_all_keeps_no_text_of_its_own(residence, browser, url, row):
    item = row.items.get(stance="adapted")
    form = browser.get(url("definition", "principes", 1)).context["form"]
    browser.post(
        url("definition", "principes", 1), {"stance": "taken", "text": "Autre", "why": "", "shown": form.digest}
    )
    item.refresh_from_db()
    assert (item.stance, item.text) == ("taken", "")


def test_a_principle_that_the_base_has_not_is_not_found(browser, url):
    assert [browser.get(url("definition", "principes", n)).status_code for n in (0, 7)] == [404, 404]


def test_a_method_of_the_library_is_chosen_once_then_adapted(browser, url, row):
    sheet = samples.published()
    version = sheet.versions.get()
    offered = browser.get(url("definition", "methodes")).context["methods"]
    for _twice in range(2):
        browser.post(url("definition", "methodes"), {"method": str(version.pk)})
    item = row.items.get(sheet=version)
    form = browser.get(url("definition", "choix", item.pk)).context["form"]
    browser.post(
        url("definition", "choix", item.pk),
        {"stance": "adapted", "text": "- Suivre deux fois", "why": "", "shown": form.digest},
    )
    line = definitions.compared(row).methods[0]
    assert (offered, line.item.text, bool(line.pieces)) == ([version], "- Suivre deux fois", True)


@pytest.mark.parametrize("value", ["", "pas-un-identifiant", "00000000-0000-4000-8000-000000000009"])
def test_an_unknown_method_changes_nothing(browser, url, row, value):
    browser.post(url("definition", "methodes"), {"method": value})
    assert row.items.exclude(sheet=None).count() == 0


def test_a_chosen_method_says_when_a_newer_version_is_published(browser, url, row):
    sheet = samples.published()
    definitions.choose(row, sheet.versions.get())
    samples.again(sheet, steps="- Suivre, toujours")
    assert "La version 2 est parue depuis" in browser.get(url("definition")).content.decode()


def test_something_of_their_own_is_added_changed_and_taken_out(browser, url, row):
    browser.post(url("definition", "ajouter"), {"title": "Un car", "text": "Il passe.", "why": "", "shown": ""})
    item = row.items.get(title="Un car")
    form = browser.get(url("definition", "choix", item.pk)).context["form"]
    browser.post(
        url("definition", "choix", item.pk), {"title": "Un bus", "text": "Il passe.", "why": "", "shown": form.digest}
    )
    item.refresh_from_db()
    browser.post(url("definition", "choix", item.pk), {"remove": "1"})
    assert (item.title, item.stance, row.items.filter(pk=item.pk).exists()) == ("Un bus", "added", False)


def test_something_of_their_own_without_a_text_is_refused(browser, url):
    assert browser.post(url("definition", "ajouter"), {"title": "Un car", "text": "", "shown": ""}).status_code == 422


@pytest.mark.parametrize(("path", "typed"), [
    ("probleme", TEXTS | {"problem": "Le guichet ferme le samedi."}), ("principes/1", {"stance": "taken"}), ("ajouter", {"title": "Un car", "text": "Il passe."}),
])  # fmt: skip
def test_any_change_of_an_approved_definition_asks_for_a_new_approval(browser, url, row, path, typed):
    form = browser.get(url("definition", path)).context["form"]
    response = browser.post(url("definition", path), typed | {"shown": form.digest})
    row.refresh_from_db()
    assert (response.url, row.approved_at) == (url("definition"), None)


def test_saving_the_problem_unchanged_keeps_the_approval(browser, url, row):
    browser.post(url("definition", "probleme"), TEXTS | {"shown": digest(row)})
    row.refresh_from_db()
    assert row.approved_at


def test_a_colleague_s_problem_is_shown_rather_than_covered(residence, browser, url, row):
    before = digest(row)
    residence.definitions.update(problem="Écrit par ma collègue.")
    response = browser.post(url("definition", "probleme"), TEXTS | {"problem": "Écrit par moi.", "shown": before})
    assert (response.status_code, "Écrit par ma collègue." in response.content.decode()) == (422, True)


def test_the_coach_approves_what_was_read_and_a_version_keeps_it(residence, signed_in, url, row):
    row.reopen()
    coach = signed_in(residence.dossier.coach)
    coach.post(url("definition", "approuver"), {"shown": coach.get(url("definition")).context["shown"]})
    row.refresh_from_db()
    assert (row.approved_by, [one.number for one in row.versions.all()]) == (residence.dossier.coach, [2, 1])
    assert "Un conseil d’habitants" in coach.get(url("definition", "versions", 1)).content.decode()


@pytest.mark.parametrize("change", [
    lambda row: row.items.filter(stance="added").update(text="Autre chose."), lambda row: type(row).objects.filter(pk=row.pk).update(problem="Autre."),
])  # fmt: skip
def test_a_definition_changed_meanwhile_is_not_approved(residence, signed_in, url, row, change):
    row.reopen()
    coach = signed_in(residence.dossier.coach)
    before = coach.get(url("definition")).context["shown"]
    change(row)
    page = coach.post(url("definition", "approuver"), {"shown": before}, follow=True).content.decode()
    row.refresh_from_db()
    assert ("vient de changer" in page, row.approved_at) == (True, None)


@pytest.mark.parametrize(
    "undo",
    [lambda row: type(row).objects.filter(pk=row.pk).update(users=""), lambda row: row.items.filter(order=2).delete()],
)
def test_an_incomplete_definition_is_not_approved(residence, signed_in, url, row, undo):
    row.reopen()
    undo(row)
    signed_in(residence.dossier.coach).post(url("definition", "approuver"), {"shown": definitions.shown(row)})
    row.refresh_from_db()
    assert row.approved_at is None


def test_going_on_from_a_newer_base_keeps_what_was_written(browser, url, row):
    Method.objects.create(
        version=2, title="Socle", principles=[["Faire avec", "Tous."], ["Ouvrir", "Tout."]], published_on="2026-05-01"
    )
    browser.post(url("definition", "socle"))
    row = type(row).objects.get(pk=row.pk)
    compared = definitions.compared(row)
    assert (row.method.version, row.undecided, len(compared.own), row.approved_at) == (2, ["Ouvrir"], 6, None)


def test_a_reader_reads_the_definition_without_a_form(residence, signed_in, url):
    page = signed_in(factories.person("observer", dossier=residence.dossier)).get(url("definition")).content.decode()
    assert ("Le guichet ferme tôt." in page, "Choisir une méthode" in page) == (True, False)


def test_the_page_costs_the_same_for_one_method_or_three(browser, url, row, django_assert_max_num_queries):
    for n in range(3):
        definitions.choose(row, samples.published(slug=f"s{n}").versions.get())
    with django_assert_max_num_queries(16):
        browser.get(url("definition"))


def test_the_report_prints_each_choice_beside_the_base(row):
    told = {title: (stance, here) for title, stance, here in definitions.told(row)}
    assert told["Partir des usages"] == ("Adapté", "On écoute au marché. Pourquoi\u00a0: Il est plein.")
    assert told["Un conseil d’habitants"] == ("Ajouté", "Il se réunit chaque vendredi.")
    assert told["Faire avec"] == ("Repris tel quel", "Habitants, agents et élus fabriquent et essaient avec l’équipe.")


def test_the_report_prints_a_method_on_one_line_without_marks(row):
    definitions.choose(row, samples.published(slug="s1", title="La marche").versions.get())
    told = {title: (stance, here) for title, stance, here in definitions.told(row)}
    assert told["La marche"] == ("Repris tel quel", "Comme la bibliothèque la décrit.")
    row.items.filter(sheet__isnull=False).update(stance="adapted", text="- Marcher.\n- Écouter.")
    told = {title: here for title, _stance, here in definitions.told(row)}
    assert told["La marche"] == "Marcher. Écouter."
