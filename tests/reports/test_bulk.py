"""A large demonstration: legal histories, the same ones for the same seed, nothing left owing."""

from random import Random

import pytest
from django.db import transaction

from programs.integrity import breaches
from programs.models import Dossier, History, Outbox, Review, Role
from reports.demo import bulk
from tests import factories

NUMBER = 60
pytestmark = pytest.mark.usefixtures("places")


@pytest.fixture
def places(db):
    """Enough communes to answer, in intercommunalities of three, and that of the demonstration's accounts."""
    factories.territory("Lignières", "18")
    for n in range(81):
        factories.territory(f"Bourg-{n}", "63", epci=f"{200000000 + n // 3}")


def told(seed=1):
    """The dossiers of a run, as what is said of each."""
    bulk.more(NUMBER, Random(seed))
    return list(Dossier.objects.order_by("reference").values_list("reference", "title", "state"))


def test_a_large_demonstration_has_legal_histories():
    told()
    assert list(breaches()) == []


def test_a_large_demonstration_has_the_number_asked():
    assert len(told()) == NUMBER


def test_a_large_demonstration_shows_most_states():
    assert len({state for _reference, _title, state in told()}) >= 8


def test_a_large_demonstration_owes_no_mail_and_no_document():
    told()
    assert not Outbox.objects.filter(done_at=None).exists()


def test_dossiers_of_a_large_demonstration_have_two_people_and_three_places():
    told()
    dossier = Dossier.objects.first()
    assert (Role.objects.filter(dossier=dossier).count(), dossier.perimeter.count()) == (2, 3)


def test_dossiers_under_review_have_two_readings():
    told()
    read = Dossier.objects.filter(state="in_review", call__mode="competition").first()
    assert Review.objects.filter(dossier=read).count() == 2


def test_times_of_a_history_only_go_forward():
    told()
    for dossier in Dossier.objects.all():
        moments = list(History.objects.filter(object_id=dossier.pk).order_by("seq").values_list("at", flat=True))
        assert moments == sorted(moments)


def test_the_same_seed_tells_the_same_story():
    before = transaction.savepoint()
    first = told()
    transaction.savepoint_rollback(before)
    assert told() == first


def test_a_second_run_adds_to_the_first():
    told()
    bulk.more(10, Random(1))
    assert (Dossier.objects.count(), list(breaches())) == (NUMBER + 10, [])
