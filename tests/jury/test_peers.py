"""What a juror sees of the readings of the others: never, after their own, always; with names or without."""

from itertools import product

import pytest
from django.urls import reverse

from programs import peers
from programs.models import Dossier, Review, User
from tests import factories
from tests.jury.stages import hours, phased
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db

OWN = ("assigned", "in_progress", "submitted", "declined", "released")
THEIRS = ("assigned", "in_progress", "submitted", "declined")
SEEN = {
    ("after", "submitted", "submitted"),
    ("always", "in_progress", "submitted"),
    ("always", "submitted", "submitted"),
}


@pytest.fixture
def shared():
    """Two readings of one dossier in a call whose phase in force never shows the readings of the others."""
    mine = factories.review("submitted")
    theirs = factories.review("submitted", of=Dossier.objects.get(pk=mine.dossier_id))
    phased(mine.dossier.call, hours(-1, 5))
    return mine, theirs


def test_the_truth_table_of_the_readings_of_the_others(shared):
    mine, theirs = shared
    seen = set()
    for case in product(("never", "after", "always"), OWN, THEIRS):  # states put by hand: only what shows is judged
        mine.dossier.call.phases.update(others=case[0])
        Review.objects.filter(pk=mine.pk).update(state=case[1])
        Review.objects.filter(pk=theirs.pk).update(state=case[2])
        seen |= {case} if Review.objects.visible_to(mine.reviewer).filter(pk=theirs.pk).exists() else set()
    Review.objects.update(state="submitted")
    assert seen == SEEN


def test_a_juror_sees_no_reading_of_a_dossier_that_they_do_not_read(shared):
    mine, _theirs = shared
    mine.dossier.call.phases.update(others="always")
    stranger = factories.person("reviewer", call=mine.dossier.call)
    assert not Review.objects.visible_to(stranger).exists()


def pages(shared, **switches):
    """The page of one's own reading and that of the other's, in a phase with these switches."""
    mine, theirs = shared
    mine.dossier.call.phases.update(**switches)
    client = client_of(mine.reviewer)
    return [client.get(reverse("review", args=[one.pk])) for one in (mine, theirs)]


def test_never_shows_neither_the_list_nor_the_page(shared):
    own, other = pages(shared, others="never")
    assert ("Lectures des autres" in own.content.decode(), other.status_code) == (False, 404)


def test_after_one_s_own_shows_the_others_with_their_names(shared):
    own, other = pages(shared, others="after")
    name = str(shared[1].reviewer)
    assert (name in own.content.decode(), other.status_code, name in other.content.decode()) == (True, 200, True)


def test_without_names_a_reading_carries_a_number(shared):
    own, other = pages(shared, others="always", jurors_named=False)
    for page in (own, other):
        assert str(shared[1].reviewer) not in page.content.decode()
        assert "Juré" in page.content.decode()


def test_numbers_tell_the_readings_of_a_dossier_apart(shared):
    mine, theirs = shared
    mine.dossier.call.phases.update(others="always", jurors_named=False)
    third = factories.review("submitted", of=Dossier.objects.get(pk=mine.dossier_id))
    named = [name for _review, name in peers.others(mine, User.objects.get(pk=mine.reviewer_id))]
    assert (len(set(named)), theirs.pk != third.pk) == (2, True)


def test_the_chair_and_the_officer_read_the_names_anyway(shared):
    _mine, theirs = shared
    theirs.dossier.call.phases.update(others="always", jurors_named=False)
    theirs = Review.objects.get(pk=theirs.pk)
    chair = factories.person("chair", call=theirs.dossier.call)
    assert {peers.name_of(theirs, one) for one in (chair, factories.person("officer"))} == {str(theirs.reviewer)}


def test_a_juror_writes_nothing_in_the_reading_of_another_nor_learns_who_moved_it(shared):
    mine, theirs = shared
    mine.dossier.call.phases.update(others="always", jurors_named=False)
    client = client_of(mine.reviewer)
    refused = client.post(reverse("review", args=[theirs.pk]), {"opinion": "Non."})
    late = client.post(reverse("step", args=["review", theirs.pk, "submit"]), {"seen": "0"})
    assert (refused.status_code, late.status_code) == (403, 409)
    assert str(theirs.reviewer) not in refused.content.decode() + late.content.decode()
