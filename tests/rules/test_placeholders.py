"""Placeholders: only declared names are replaced, nothing is ever run."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as some

from programs import lettertexts, placeholders
from programs.letters import KNOWN, optional
from programs.placeholders import filled, unknown


def test_a_value_takes_the_place_of_its_name_however_it_is_typed():
    assert filled("À {{ Référence }}, {{reference}}.", {"reference": "FER-1"}).text == "À FER-1, FER-1."


def test_a_value_missing_stays_visible_and_is_told():
    assert filled("À {{projet}}.", {"projet": ""}) == ("À [projet].", ["projet"])


def test_a_paragraph_or_a_line_of_a_list_goes_without_its_optional_value():
    text = "Un.\n\nRang {{rang}}.\nSuite.\n\n- a\n- {{rang}}\n\nFin."
    assert filled(text, {}, ("rang",)) == ("Un.\n\n- a\n\nFin.", [])


def test_a_quotation_quotes_each_line_of_its_value():
    assert filled("> {{motifs}}", {"motifs": "Un.\n\nDeux."}).text == "> Un.\n> Deux."


@pytest.mark.parametrize(
    ("text", "found"),
    [("{{motif}}", [("motif", "motifs")]), ("{{xyzzy}}", [("xyzzy", "")]), ("{{motifs", [("{{", "")]), ("{{motifs}}", []), ("{% now %}", [])],
)  # fmt: skip
def test_an_unknown_name_comes_with_the_nearest(text, found):
    assert unknown(text, KNOWN) == found


@given(some.text(max_size=60))
@hypothesis(max_examples=40)
def test_a_value_is_never_read_as_a_template(value):
    typed = "{{projet}}" + value.strip() + "{{rang}}"
    assert filled("{{motifs}}", {"motifs": typed, "projet": "X"}).text.startswith("{{projet}}")


@pytest.mark.parametrize("outcome", lettertexts.DEFAULTS)
def test_the_letters_that_ship_use_known_names_and_say_why(outcome):
    text = lettertexts.DEFAULTS[outcome]
    assert (unknown(text, KNOWN), "motifs" in placeholders.names(text)) == ([], True)
    assert filled(text, dict.fromkeys(KNOWN, "x"), optional(outcome)).missing == []
