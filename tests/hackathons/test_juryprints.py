"""The papers of the jury of a camp: sheets to mark by hand, results once announced."""

import pytest
from django.test import Client
from django.urls import reverse

from hackathons.models import Camp
from reports import juryprints
from tests.hackathons import judged

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared(once):
    return once(judged.camp)


@pytest.fixture
def camp(shared, db):
    return Camp.objects.get(pk=shared.pk)


def announced(camp):
    """The results announced, a prize given."""
    judged.mark(camp, **{"Les Bus": 4, "Les Cars": 3})
    camp.prizes.create(title="Grand prix", team=judged.team(camp, "Les Bus"))
    camp.validate_ranking(by=camp.dossier.lead)
    camp.announce_results(by=camp.dossier.lead)
    return Camp.objects.get(pk=camp.pk)


def test_a_sheet_for_each_that_is_awaited(camp):
    judged.sign(judged.sheets(camp)[0], 3)
    facts = juryprints.sheets_of(camp)
    assert (len(facts.sheets), facts.sheets[0].round, [len(one.words) for one in facts.criteria]) == (
        5,
        "Premier tour",
        [5] * 5,
    )


def test_the_sheets_of_one_juror(camp):
    one = camp.jurors.first()
    assert {sheet.juror for sheet in juryprints.sheets_of(camp, str(one.pk)).sheets} == {one.name}


def test_before_they_are_shared_out_a_sheet_for_each_prototype(camp):
    camp.rounds.all().delete()
    assert [(sheet.team, sheet.juror) for sheet in juryprints.sheets_of(camp).sheets] == [
        ("Les Bus", ""),
        ("Les Cars", ""),
        ("Les Trams", ""),
    ]


def test_the_lead_prints_them(camp, signed_in):
    one = camp.jurors.first()
    answer = signed_in(camp.dossier.lead).get(reverse("camp_sheets_pdf", args=[camp.pk]), {"jure": one.pk})
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


@pytest.mark.parametrize("juror", ["x", "00000000-0000-0000-0000-000000000000"])
def test_without_a_sheet_there_is_nothing_to_print(camp, signed_in, juror):
    assert (
        signed_in(camp.dossier.lead).get(reverse("camp_sheets_pdf", args=[camp.pk]), {"jure": juror}).status_code == 404
    )


def test_the_results_are_printed_once_announced(camp):
    url = reverse("camp_results_pdf", args=[camp.slug])
    before = Client().get(url).status_code
    announced(camp)
    assert (before, Client().get(url).content[:5]) == (404, b"%PDF-")


def test_the_printed_results_say_ranks_and_prizes(camp):
    facts = juryprints.results_of(announced(camp))
    assert [(place.rank, place.team) for place in facts.places] == [(1, "Les Bus"), (2, "Les Cars"), (3, "Les Trams")]
    assert [(prize.title, prize.team) for prize in facts.prizes] == [("Grand prix", "Les Bus")]


def test_alone_a_prototype_is_printed_without_rank_or_mark():
    camp = judged.camp(teams=1)
    camp.announce_results(by=camp.dossier.lead)
    assert [(place.rank, place.mark, place.why) for place in juryprints.results_of(camp).places] == [(None, None, "")]
