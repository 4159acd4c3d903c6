"""People named by an @ in a text."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs import mentions

PEOPLE = [SimpleNamespace(name=name) for name in ("Zoé Martin", "Zoé Martin-Lepage", "Éric L’Hostis", "Paul Martin")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@Zoé Martin, merci", [("@Zoé Martin", ["Zoé Martin"])]),
        ("Bonjour @zoe martin-lepage !", [("@zoe martin-lepage", ["Zoé Martin-Lepage"])]),
        ("@eric l'hostis et @Paul", [("@eric l'hostis", ["Éric L’Hostis"]), ("@Paul", ["Paul Martin"])]),
        ("@Martin", [("@Martin", ["Zoé Martin", "Paul Martin"])]),
        ("@Zoé", [("@Zoé", ["Zoé Martin", "Zoé Martin-Lepage"])]),
        ("écrire à paul@martin.fr", []),
        ("@personne, @ et @@Paul", []),
    ],
)
def test_who_is_named(text, found):
    said = [(text[one.start : one.end], [person.name for person in one.people]) for one in mentions.named(text, PEOPLE)]
    assert said == found


@settings(max_examples=40)
@given(st.text(alphabet="@ZoéMartin-Lepg ’'.œıİ", max_size=60))
def test_any_text_is_read_and_places_stay_within_it(text):
    ends = [0, *(place for one in mentions.named(text, PEOPLE) for place in (one.start, one.end)), len(text)]
    assert ends == sorted(ends)
