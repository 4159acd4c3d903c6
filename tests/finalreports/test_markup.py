"""The light markup: what each mark makes, and that nothing typed becomes HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.markup import Block, blocks, lead_of
from programs.templatetags.markup import markup


@pytest.mark.parametrize(("typed", "made"), [
    ("Un.\nDeux.", [Block("paragraph", ("Un. Deux.",))]),
    ("Un.\r\n\r\nDeux.", [Block("paragraph", ("Un.",)), Block("paragraph", ("Deux.",))]),
    ("## Titre\nTexte", [Block("title", ("Titre",)), Block("paragraph", ("Texte",))]),
    ("- un\n- deux", [Block("list", ("un", "deux"))]),
    ("> On me dit\n> où aller", [Block("quote", ("On me dit où aller",))]),
    ("## A\n## B", [Block("title", ("A",)), Block("title", ("B",))]),
    ("-sans espace", [Block("paragraph", ("-sans espace",))]),
    ("", []),
])  # fmt: skip
def test_each_mark_makes_its_block(typed, made):
    assert blocks(typed) == made


def test_nothing_typed_becomes_html():
    assert "<script" not in markup("## <script>alert(1)</script>\n\n- <img src=x>\n\n> <b>")


@given(st.text(alphabet="ab #->\n\r<&", max_size=80))
def test_no_typed_word_is_lost(typed):
    shown = "".join(item for block in blocks(typed) for item in block.items)
    assert [c for c in shown if c in "ab<&"] == [c for c in typed if c in "ab<&"]


def test_a_short_first_paragraph_is_the_lead():
    assert lead_of("Une phrase.\n\nLa suite.") == ("Une phrase.", "La suite.")


@pytest.mark.parametrize("typed", ["Seule.", "## Titre\n\nSuite", "x" * 241 + "\n\nSuite", "un\ndeux\n\nSuite"])
def test_what_is_not_a_short_first_paragraph_is_no_lead(typed):
    assert lead_of(typed) == ("", typed)
