"""The states of a dossier are called as everyone agreed to call them."""

import pytest
from django.utils import translation

from programs.models import Dossier

AGREED = {
    "submitted": "déposé", "incomplete": "à compléter", "eligible": "recevable et éligible", "in_review": "en instruction",
    "shortlisted": "présélectionné", "selected": "lauréat", "waitlisted": "liste complémentaire", "rejected": "non retenu",
    "pledged": "accord de principe", "declined": "désistement",
}  # fmt: skip


@pytest.mark.parametrize(("state", "word"), AGREED.items())
def test_a_state_has_its_agreed_word(state, word):
    with translation.override("fr"):
        assert str(Dossier.State(state).label) == word
