"""Codes, tables, maps, plain French, comparisons: what documents are made of, pure."""

from decimal import Decimal

import pytest

from programs import plain
from reports import codes, comparing, francemap, tables
from reports.charts import PALETTES
from reports.data import Table, as_json
from reports.finaldata import Series
from tests.reports import officesamples, samples

DIGEST = "3f" * 32


def test_the_same_facts_have_the_same_code_and_others_another():
    assert (codes.code_of(DIGEST), codes.code_of(DIGEST) == codes.code_of("40" * 32)) == ("H47T6PZ7H47T", False)


@pytest.mark.parametrize(
    ("words", "code"),
    [("h47t-6pz7-h47t", "H47T6PZ7H47T"), (" H47T 6PZ7 H47T ", "H47T6PZ7H47T"), ("H47T", ""), ("H47T-6PZ7-H479", "")],
)
def test_a_code_is_read_as_people_type_it(words, code):
    assert codes.typed(words) == code


def test_a_code_is_printed_in_three_groups():
    assert codes.spaced("H47T6PZ7H47T") == "H47T-6PZ7-H47T"


def test_a_file_says_its_code_even_damaged():
    assert (codes.written_in(b"\x00x essaim:H47T6PZ7H47T y"), codes.written_in(b"nothing")) == ("H47T6PZ7H47T", "")


def test_each_table_and_chart_of_a_report_is_a_csv():
    made = tables.attached(officesamples.yearly())
    assert (made[0].title, made[0].content.decode("utf-8-sig").splitlines()[:2]) == (
        "De l'appel aux projets", ["Appel;Déposés;Lauréats;Confirmés", "Appel 2024;40;9;8"],
    )  # fmt: skip
    assert len(made) == 10


def test_rows_that_are_facts_are_a_csv_under_their_own_names():
    found = {
        one.title: one.content.decode("utf-8-sig").splitlines()[0] for one in tables.attached(samples.final_report())
    }
    assert found["funding"] == "funder;amount;stage;in_kind"


def test_a_table_keeps_its_total_and_no_formula():
    table = Table(columns=("A", "B"), rows=(("=1+1", None),), total=("Total", Decimal(3)))
    assert tables.written(table.columns, (*table.rows, table.total)).decode("utf-8-sig").splitlines() == [
        "A;B",
        "'=1+1;",
        "Total;3",
    ]


def test_a_document_without_a_table_has_no_csv():
    assert tables.attached(officesamples.plain(figures=())) == []


# ------------------------------------------------------------------ the map


def test_the_map_shades_what_has_a_project_and_says_it_in_words():
    drawn = francemap.france(officesamples.places(3), PALETTES["etat"])
    fills = [dict(mark.attributes)["fill"] for mark in drawn.marks if mark.tag == "path"]
    assert (len(fills), fills.count("#000091"), fills.count("#F3F3FE")) == (101, 3, 98)
    assert "Cher 5, Drôme 4, La Réunion 3" in drawn.title
    assert drawn.table.rows[0] == ("Cher (18)", 5)


@pytest.mark.parametrize(("most", "bounds"), [(0, [1]), (1, [1]), (2, [1, 2]), (9, [1, 5])])
def test_the_shades_fit_the_numbers(most, bounds):
    assert [bound for bound, _fill in francemap.shades(PALETTES["etat"], most)] == bounds


def test_the_key_of_the_map_is_in_words():
    words = [
        mark.words
        for mark in francemap.legend(francemap.shades(PALETTES["etat"], 2), PALETTES["etat"], 200)
        if mark.words
    ]
    assert words == ["un projet", "2 projets ou plus"]


# ------------------------------------------------------------------ plain French


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Une équipe vient dans une commune.", ""),
        ("Les agents ont écrit le rapport.", ""),
        ("Le rapport a été écrit par les agents.", "voix passive : dites qui fait quoi"),
        ("La DITP aide les communes.", "abréviation : écrivez le mot entier"),
        ("La moitié, soit 50 %, a répondu.", "signe : écrivez-le en mots"),
        ("La mairie qui répond est celle dont nous parlons.", "plusieurs idées : une idée par phrase"),
        ("On ne peut pas ne pas venir.", "deux négations : dites ce qui est"),
        ("mot " * 16 + ".", "plus de 15 mots : coupez-la en deux"),
    ],
)
def test_a_sentence_that_breaks_a_rule_of_plain_french_is_told(sentence, why):
    assert [str(fault.why).replace("\u00a0", " ") for fault in plain.faults(sentence)] == [why] * bool(why)


def test_each_item_of_a_list_is_a_sentence():
    assert plain.sentences("## Un titre\n\n- un point\n- un autre.\n\nLa fin !") == [
        "Un titre",
        "un point",
        "un autre.",
        "La fin !",
    ]


# ------------------------------------------------------------------ comparing


def test_two_editions_are_compared_figure_by_figure():
    before, now = as_json(officesamples.yearly()), as_json(officesamples.yearly())
    now["essential"]["figures"][0]["value"] = "31"
    first = comparing.compared(before, now)[0]
    assert (first.title, first.rows[0][:3], first.rows[0].change) == (
        "L’essentiel",
        ("projets dans la période", "24", "31"),
        "+\u00a07",
    )
    assert {row.change for row in first.rows[1:]} == {"identique"}


def test_charts_are_compared_by_what_they_count():
    chart = Series(title="Hier", subtitle="Communes", points=(("Cher", 3), ("Nord", 2)))
    later = Series(title="Aujourd'hui", subtitle="Communes", points=(("Cher", 1), ("Drôme", 4)))
    facts = [{"figures": [], "sections": [{"measures": [as_json(one)]}]} for one in (chart, later)]
    rows = comparing.compared(*facts)[0].rows
    assert [(row.label, row.before, row.now, row.change) for row in rows] == [
        ("Cher", "3", "1", "−\u00a02"),
        ("Drôme", "–", "4", ""),
        ("Nord", "2", "–", ""),
    ]


@pytest.mark.parametrize(("value", "written"), [("44000.00", "44\u00a0000"), (12.5, "12,5"), (-3, "\u22123")])
def test_a_number_is_written_in_french(value, written):
    assert comparing.shown(value) == written


@pytest.mark.parametrize(
    ("words", "value"), [("1\u00a0240\u00a0000\u00a0€", 1_240_000.0), ("12,5", 12.5), ("bientôt", None), ("", None)]
)
def test_a_figure_is_read_as_a_number(words, value):
    assert comparing.number(words) == value
