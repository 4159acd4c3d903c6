"""Choosing territories in a form: with a mouse, a keyboard, or no JavaScript at all."""

import re

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from programs.forms.territories import TerritoryField
from programs.models.territory import Territory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def code(load):
    load()


class Form(forms.Form):
    commune = TerritoryField(kinds=["commune"])
    region = TerritoryField(kinds=["region"], required=False)
    perimeter = TerritoryField(multiple=True, required=False)


def filled(**values):
    return Form(MultiValueDict({name.replace("__", "-"): value for name, value in values.items()}))


def errors(**values):
    return [str(error) for error in filled(**values).errors.get("commune", [])]


def test_a_choice_gives_territories_in_the_order_chosen():
    form = filled(commune=["commune-33001"], perimeter=["departement-33", "commune-33002"])

    assert form.errors == {}
    assert form.cleaned_data["commune"].label == "Petit-Bourg (Gironde)"
    assert form.cleaned_data["region"] is None
    assert [one.pk for one in form.cleaned_data["perimeter"]] == ["departement-33", "commune-33002"]


def test_a_text_left_in_the_search_does_not_trouble_a_choice():
    assert errors(commune=["commune-33001"], commune__q=["petit"]) == []


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, "Choisissez un territoire\xa0: tapez son nom ou son code postal, puis cochez-le dans la liste."),
        ({"commune": ["x\x00"]}, "Choisissez un territoire\xa0: tapez son nom ou son code postal, puis cochez-le dans la liste."),
        ({"commune": ["commune-99999"]}, "Un des territoires choisis n’existe pas\xa0: cherchez-le de nouveau."),
        ({"commune": ["commune-33001", "commune-33002"]}, "Choisissez un seul territoire."),
        ({"commune": ["region-75"]}, "Nouvelle-Aquitaine (région) ne peut pas être choisi ici. Attendu\xa0: commune."),
        ({"commune__q": ["bourg"]}, "Cochez votre territoire dans la liste, sous la recherche."),
        (
            {"commune": ["commune-33001"], "commune__q": ["grand"], "commune-search": ["1"]},
            "Cochez votre territoire dans la liste, sous la recherche.",
        ),
        (
            {"commune__q": ["zzz"]},
            "Aucun territoire ne correspond à «\xa0zzz\xa0»\xa0: vérifiez l’orthographe ou tapez le code postal.",
        ),
    ],
)  # fmt: skip
def test_a_wrong_choice_says_what_to_do(values, error):
    assert errors(**values) == [error]


@pytest.mark.parametrize(
    ("successor", "error"),
    [
        (None, "Petit-Bourg (Gironde) n’existe plus depuis 2027\xa0: choisissez le territoire qui l’a remplacé."),
        (
            "commune-33002",
            "Petit-Bourg (Gironde) n’existe plus depuis 2027\xa0: choisissez Grand-Bourg (Gironde), dont elle fait désormais partie.",
        ),
    ],
)  # fmt: skip
def test_a_merged_commune_is_refused_with_its_successor(successor, error):
    Territory.objects.filter(pk="commune-33001").update(until=2026, merged_into=successor)

    assert errors(commune=["commune-33001"]) == [error]


def ticked(html):
    """The territories whose box is ticked."""
    return re.findall(r'value="([^"]+)"[^>]* checked>', html)


def test_a_search_without_javascript_shows_what_it_found_and_loses_nothing():
    form = filled(perimeter=["departement-33"], perimeter__q=["bourg"], **{"perimeter-search": ["1"]})
    html = str(form["perimeter"])

    assert ticked(html) == ["departement-33"]
    assert 'value="bourg"' in html
    assert [code for code in ("33001", "33002") if f'value="commune-{code}"' in html] == ["33001", "33002"]


def test_initial_territories_are_shown_ticked():
    form = Form(initial={"region": "region-75", "perimeter": Territory.objects.filter(kind="departement")})

    assert ticked(str(form["region"])) == ["region-75"]
    assert ticked(str(form["perimeter"])) == ["departement-33"]


def test_an_optional_choice_can_be_taken_back():
    assert "Aucun territoire" in str(Form(initial={"region": "region-75"})["region"])
    assert "Aucun territoire" not in str(Form(initial={"commune": "commune-33001"})["commune"])


def test_the_label_of_the_form_names_the_search_field():
    assert 'id="id_commune"' in str(Form()["commune"])
    assert Form()["commune"].id_for_label == "id_commune"


def test_a_field_knows_whether_it_changed():
    same = Form(MultiValueDict({"commune": ["commune-33001"]}), initial={"commune": "commune-33001"})
    other = Form(MultiValueDict({"commune": ["commune-33002"]}), initial={"commune": "commune-33001"})

    assert (same.changed_data, other.changed_data) == ([], ["commune"])


def test_a_choice_of_several_takes_one_query(django_assert_num_queries):
    form = filled(commune=["commune-33001"], perimeter=["departement-33", "commune-33001", "commune-33002"])

    with django_assert_num_queries(2):
        form.is_valid()
    with django_assert_num_queries(1):
        str(form["perimeter"])
