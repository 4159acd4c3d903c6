"""Search: French words in all that was submitted, at once, and nothing of what was not."""

import pytest

from programs import listing, search
from programs.models import Attachment, Dossier
from tests import factories

pytestmark = pytest.mark.django_db


def found(text):
    return sorted(d.title for d in search.matching(Dossier.objects.order_by("id"), text))


def answered(text, **fields):
    """A dossier submitted with this answer."""
    dossier = factories.dossier("draft", **fields)
    dossier.answers = dict.fromkeys(dossier.answers, text)
    dossier.save()
    factories.advance(dossier, "submit", dossier.lead)
    return dossier


@pytest.mark.parametrize(
    "asked",
    ["guichets", "GUICHET", "école", "ecoles", '"ancienne école"', "guich", "guichet -piscine", "piscine or guichet"],
)
def test_a_word_of_an_answer_is_found_whatever_its_form(asked):
    answered("Le guichet de l’ancienne école ferme tôt.", title="Trouvé")
    assert found(asked) == ["Trouvé"]


@pytest.mark.parametrize("asked", ["piscine", '"école ancienne"', "guichet -école", "", "le", "\x00", "':*", "((("])
def test_what_does_not_answer_is_not_found(asked):
    answered("Le guichet de l’ancienne école ferme tôt.", title="Autre")
    assert found(asked) == []


def test_the_reference_is_found_whole_or_by_its_number():
    dossier = answered("Une réponse", title="Trouvé")
    number = dossier.reference.rpartition("-")[2]
    assert (found(dossier.reference), found(number)) == (["Trouvé"], ["Trouvé"])


def test_the_name_of_a_file_is_found_and_no_longer_once_it_is_removed(dossier):
    facts = {"content_type": "application/pdf", "size": 1, "sha256": "0" * 64, "uploaded_by": dossier.lead}
    file = Attachment.objects.create(dossier=dossier, kind="deliberation", name="plan_de_financement-v2.pdf", **facts)
    before = found("financement")
    file.delete()
    assert (before, found("financement")) == ([dossier.title], [])


def test_the_organization_is_found_under_its_new_name(dossier):
    dossier.organization.name = "Syndicat du Marais"
    dossier.organization.save()
    assert found("marais") == [dossier.title]


def test_what_is_not_submitted_is_in_no_index():
    draft = factories.dossier("draft", title="CANARI")
    sent = factories.dossier("submitted")
    Dossier.objects.filter(pk=sent.pk).update(title="CANARI modifié")
    assert (found("canari"), hasattr(draft, "search")) == ([], False)


def test_the_title_counts_more_than_an_answer():
    answered("Une médiathèque pour tous", title="Guichet")
    answered("Autre chose", title="Médiathèque")
    ranked = search.ranked(search.matching(Dossier.objects.all(), "médiathèque"), "médiathèque")
    assert [d.title for d in ranked] == ["Médiathèque", "Guichet"]


@pytest.mark.parametrize("start", [0, 2, 4])
def test_each_part_of_a_list_is_the_same_from_either_end(start):
    call = factories.call()
    for _n in range(5):
        factories.dossier("submitted", on=call)
    rows = Dossier.objects.order_by("-submitted_at", "id")
    assert listing.part(rows, start, 2, 5) == list(rows.values_list("pk", flat=True))[start : start + 2]
