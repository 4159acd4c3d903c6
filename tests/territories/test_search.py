"""Type-ahead on the whole official code."""

import pytest
from django.db.models import Q
from django.urls import reverse

from programs.models.territory import Territory, fold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_code")]


def labels(typed):
    return [territory.label for territory in Territory.objects.matching(typed)[:10]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sainte colombe gironde", "Sainte-Colombe (Gironde)"),
        ("SAINTE-COLOMBE", "Sainte-Colombe (Rhône)"),
        ("colombe doubs ste", "Sainte-Colombe (Doubs)"),
        ("l hay les roses", "L’Haÿ-les-Roses (Val-de-Marne)"),
        ("L’HAŸ LES R", "L’Haÿ-les-Roses (Val-de-Marne)"),
        ("st etienne", "Saint-Étienne (Loire)"),
        ("evry", "Évry (Yonne)"),
        ("oeuilly", "Œuilly (Marne)"),
        ("blaye' | :* & !", "Blaye (Gironde)"),
        ("33390", "Blaye (Gironde)"),
        ("2a004", "Ajaccio (Corse-du-Sud)"),
        ("gironde", "Gironde (département)"),
        ("communauté de communes faucigny", "CC Faucigny - Glières (Haute-Savoie)"),
        ("nouvelle caledonie", "Nouvelle-Calédonie (collectivité d’outre-mer)"),
    ],
)
def test_what_people_type_finds_what_they_mean(typed, first):
    assert labels(typed)[0] == first


def test_the_exact_name_comes_first_then_the_largest():
    assert labels("evry") == ["Évry (Yonne)", "Évry-Courcouronnes (Essonne)", "Évry-Grégy-sur-Yerre (Seine-et-Marne)"]


@pytest.mark.parametrize("typed", ["", "a", " ' ", "\x00", "%%", "zzzz", "*' | :* & !"])
def test_what_is_too_short_or_no_name_finds_nothing(typed):
    assert labels(typed) == []


def test_folding_forgives_case_accents_hyphens_apostrophes_and_abbreviations():
    assert fold("ST-Œuf de l’Haÿ") == "saint oeuf de l hay"


def test_an_answer_takes_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get(reverse("territory_search"), {"q": "sainte colombe"})

    assert response.status_code == 200


def test_anyone_may_search_and_the_browser_may_keep_the_answer(client):
    response = client.get(reverse("territory_search"), {"q": "blaye"})

    assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=3600")


def test_a_search_only_reads(client):
    assert client.post(reverse("territory_search"), {"q": "blaye"}).status_code == 405


def test_an_answer_shows_name_departement_kind_and_people(client):
    response = client.get(reverse("territory_search"), {"q": "sainte colombe gironde"})

    text = " ".join(response.content.decode().split())
    assert "Sainte-Colombe (Gironde) <span" in text
    assert "Commune, 423 habitants" in text


def test_an_answer_shows_ten_territories_and_says_that_there_are_others(client):
    content = client.get(reverse("territory_search"), {"q": "saint"}).content.decode()

    assert content.count('type="radio"') == 10
    assert "Les 10 premiers territoires" in content


def test_an_answer_keeps_to_the_kinds_asked_and_leaves_out_the_excluded(client):
    asked = {"q": "bordeaux", "kind": "epci", "exclude": "epci-200041762"}
    content = client.get(reverse("territory_search"), asked).content.decode()

    assert "epci-243300316" in content
    assert "epci-200041762" not in content
    assert "commune-33063" not in content


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("a", "Tapez au moins deux lettres."), ("<b>zz", "Aucun territoire ne correspond à «\xa0&lt;b&gt;zz\xa0»")],
)
def test_an_answer_says_what_to_do_when_nothing_is_found(client, typed, sentence):
    assert sentence in client.get(reverse("territory_search"), {"q": typed}).content.decode()


def test_an_answer_lands_in_the_field_that_asks(client):
    asked = {"field": "perimeter", "perimeter-q": "blaye", "multiple": "1"}
    content = client.get(reverse("territory_search"), asked).content.decode()

    assert '<input type="checkbox" id="perimeter-commune-33058" name="perimeter" value="commune-33058"' in content


@pytest.mark.parametrize("typed", ["l'hay-les-roses", "l’haÿ les roses", "L'Haÿ-les-Roses"])
def test_both_apostrophes_find_the_same(typed):
    assert labels(typed) == ["L’Haÿ-les-Roses (Val-de-Marne)"]


def test_no_name_has_the_apostrophe_of_typewriters():
    straight = Q(name__contains="'") | Q(departement_name__contains="'")
    assert list(Territory.objects.filter(straight)) == []
    assert Territory.objects.get(pk="departement-95").name == "Val-d’Oise"
