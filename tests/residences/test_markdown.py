"""A sheet as a file: written and read back without a loss, refused in words when it is not one."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from residences import comparing, library, markdown
from residences.models.content import Content, Length, Moment

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40)
TEXT = st.lists(st.one_of(LINE, st.sampled_from(["## Les étapes", "\\## x", "---", "- un", ""])), max_size=5).map(
    "\n".join
)
CONTENT = st.fixed_dictionaries(
    dict.fromkeys(Content.TEXTS, TEXT) | {"title": LINE.filter(str.strip), "duration": LINE, "source": LINE}
    | {"stage": st.sampled_from(Moment.values), "length": st.sampled_from(Length.values), "licence": st.just("cc-by-4.0")}
)  # fmt: skip


@given(CONTENT)
@hypothesis(max_examples=60)
def test_what_is_written_is_read_back_without_a_loss(content):
    plain = {name: markdown.plain(value) for name, value in content.items()}
    assert markdown.read(markdown.write(content, version=3, adresse="https://exemple.fr")) == plain


def test_every_shipped_sheet_tells_enough_to_be_used():
    shipped = library.shipped()
    assert len(shipped) >= 12
    assert [
        slug
        for slug, content in shipped
        if not all(content[name] for name in ("purpose", "duration", "team", "steps", "advice"))
    ] == []


FRONT = "---\ntitre: Marcher\nmoment: comprendre\netendue: heures\nlicence: cc-by-4.0\n---\n"


@pytest.mark.parametrize(("text", "said"), [
    ("Un texte.", "Ce fichier n’est pas une fiche"),
    ("---\nmoment: comprendre\n---\n", "ne dit aucun titre"),
    ("---\n- a\n---\n", "chaque ligne nomme un champ"),
    ("---\ntitre: 'a\n---\n", "La ligne"),
    ("---\ntitre: A\nmoment: danser\n---\n", "est l’un de"),
    (FRONT + "Perdu.\n", "sous l’un de ces titres"),
    (FRONT + "## Le budget\n\nx\n", "sous l’un de ces titres"),
    (FRONT + "## Les étapes\n\nx\n\n## Les étapes\n\ny\n", "sous l’un de ces titres"),
])  # fmt: skip
def test_what_is_not_a_sheet_is_refused_in_words(text, said):
    with pytest.raises(markdown.Unreadable) as refused:
        markdown.read(text)
    assert said in str(refused.value)


def test_what_changed_is_told_word_by_word():
    assert comparing.pieces("trois semaines sur place", "trois jours sur place") == [
        ("same", "trois "), ("gone", "semaines "), ("new", "jours "), ("same", "sur place"),
    ]  # fmt: skip
