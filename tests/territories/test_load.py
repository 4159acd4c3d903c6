"""Loading brings the table to the file, and keeps what the official code no longer has."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from programs.models.territory import Territory

pytestmark = pytest.mark.django_db


def test_the_command_loads_the_whole_code(capsys):
    call_command("territories", "load")

    assert capsys.readouterr().out.startswith("36351 territories written in ")
    assert Territory.objects.current().count() == 36_351


def test_loading_twice_changes_nothing(load):
    assert [load(), load()] == [7, 0]


def test_a_commune_knows_its_departement_grouping_and_people(load):
    load()

    commune = Territory.objects.get(pk="commune-33002")
    assert str(commune) == "Grand-Bourg (Gironde)"
    assert (commune.epci, commune.region, commune.siren, commune.population) == ("200000172", "75", "213300023", 900)


def test_a_changed_territory_is_written_anew(load, tables):
    load()
    tables["communes"][0]["population"] = 950
    changed = load()

    assert changed == 4  # the commune, its grouping, its département, its région
    assert Territory.objects.get(pk="commune-33002").population == 950


def test_a_merged_commune_is_kept_with_its_end_and_its_successor(load, tables):
    load()
    merged = tables["communes"].pop(1)
    tables["epci"][0]["membres"] = [{"code": "33002"}]
    tables["communes"][0]["anciensCodes"] = [merged["code"]]
    load()

    kept = Territory.objects.get(pk="commune-33001")
    assert (kept.name, kept.until, kept.merged_into_id) == ("Petit-Bourg", 2026, "commune-33002")
    assert not Territory.objects.current().filter(pk=kept.pk).exists()


def test_a_commune_that_comes_back_is_current_again(load, tables):
    load()
    grouping, communes = tables["epci"], tables["communes"]
    tables["epci"], tables["communes"] = [], [{**communes[0], "anciensCodes": ["33001"]}]
    load()
    tables["epci"], tables["communes"] = grouping, communes
    load()

    assert Territory.objects.filter(until=None, merged_into=None).count() == 7


def test_the_database_refuses_a_successor_without_an_end(load):
    load()

    with pytest.raises(IntegrityError, match="territory_merged_has_end"):
        Territory.objects.filter(pk="commune-33001").update(merged_into="commune-33002")


@pytest.mark.parametrize(
    ("identifier", "label"),
    [
        ("departement-33", "Gironde (département)"),
        ("region-75", "Nouvelle-Aquitaine (région)"),
        ("collectivite-988", "Nouvelle-Calédonie (collectivité d’outre-mer)"),
        ("epci-200000172", "CC des Bourgs (Gironde)"),
        ("commune-98801", "Bélep (Nouvelle-Calédonie)"),
    ],
)
def test_a_name_is_never_alone(load, identifier, label):
    load()

    assert Territory.objects.get(pk=identifier).label == label
