"""The shipped file holds the whole official code, and can be made again."""

from collections import Counter

import pytest

from programs import territories
from programs.models.organization import luhn


@pytest.fixture(scope="module")
def shipped():
    return territories.read()


def test_the_shipped_file_holds_the_whole_official_code(shipped):
    counts = Counter(row["kind"] for row in shipped)

    expected = {"commune": 34_969, "epci": 1_255, "departement": 101, "region": 18, "collectivite": 8}
    assert counts == expected


def test_every_siren_shipped_keeps_the_rule_of_luhn(shipped):
    numbers = [row["siren"] for row in shipped if row["siren"]]

    assert len(numbers) == 34_875 + 1_255
    assert [number for number in numbers if len(number) != 9 or not luhn(number)] == []


def test_only_overseas_communes_have_no_siren(shipped):
    without = {row["departement"] for row in shipped if row["kind"] == "commune" and not row["siren"]}

    assert without == {"975", "977", "978", "984", "986", "987", "988", "989"}


def test_the_shipped_file_weighs_less_than_a_megabyte():
    assert territories.SHIPPED.stat().st_size < 1_000_000


def test_what_is_not_a_territory_of_its_own_is_left_out(tables):
    rows = [(row["kind"], row["code"]) for row in territories.rows(tables)]

    assert rows == [
        ("region", "75"), ("departement", "33"), ("collectivite", "988"), ("epci", "200000172"),
        ("commune", "33001"), ("commune", "33002"), ("commune", "98801"),
    ]  # fmt: skip


def test_a_grouping_has_the_people_of_its_communes_and_their_departement(tables):
    grouping = next(row for row in territories.rows(tables) if row["kind"] == "epci")

    assert (grouping["name"], grouping["departement"], grouping["population"]) == ("CC des Bourgs", "33", 1000)


def test_the_same_source_gives_the_same_bytes(tables, tmp_path):
    territories.build(tables, tmp_path / "one")
    tables["communes"].reverse()
    territories.build(tables, tmp_path / "two")

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_wrong_siren_stops_the_making(tables, tmp_path):
    tables["communes"][0]["siren"] = "213300024"

    with pytest.raises(ValueError, match="commune 33002: 213300024 is not a SIREN"):
        territories.build(tables, tmp_path / "code")
    assert not (tmp_path / "code").exists()
