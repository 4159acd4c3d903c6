"""Statistics of an announced call: nothing before its hour, then what came of each dossier, and how long it took."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from programs import clock
from programs.models import Call, Dossier, History
from reports import outcomecharts, outcomefigures
from tests import factories

pytestmark = pytest.mark.django_db
STATES = ("selected", "selected", "waitlisted", "rejected")


@pytest.fixture(scope="module")
def decided(once):
    """A call announced with two dossiers selected, one waiting, one not selected."""
    return once(factories.decided, *STATES)


@pytest.fixture
def announced(decided):
    """That call and its dossiers, as they now are."""
    call, dossiers = decided
    return Call.objects.get(pk=call.pk), [Dossier.objects.get(pk=dossier.pk) for dossier in dossiers]


def confirmed(dossier):
    dossier = Dossier.objects.get(pk=dossier.pk)
    dossier.confirm(by=factories.person("signatory", organization=dossier.organization))


def page(signed_in, call):
    return signed_in(factories.officer()).get(reverse("call_statistics", args=[call.pk])).content.decode()


def test_before_its_hour_nothing_of_the_decisions_is_counted(signed_in):
    call, _dossiers = factories.decided(*STATES, hours=3)
    text = page(signed_in, call)
    assert (outcomefigures.of(call), "Lauréats" in text, "à partir de l’heure de l’annonce" in text) == (None, False, True)  # fmt: skip


def test_at_its_hour_it_is():
    call, _dossiers = factories.decided(*STATES, hours=3)
    with clock.at(call.announced_at):
        assert outcomefigures.of(call).counts[4:7] == (2, 1, 1)


def test_the_funnel_goes_on_past_submission(announced):
    call, first = announced[0], announced[1][0]
    confirmed(first)
    assert outcomefigures.of(call).counts == (4, 4, 0, 0, 2, 1, 1, 2, 1)


def test_readings_and_hearings_count_when_they_took_place():
    call = factories.call()
    factories.review("submitted", of=factories.dossier("shortlisted", on=call))
    call.announced_at = clock.now()
    assert outcomefigures.of(call).counts[:4] == (1, 1, 1, 1)


def test_called_from_the_waiting_list_counts_as_selected_later(announced):
    call, (first, _second, waiting, _last) = announced
    factories.advance(first, "decline", first.lead)
    factories.advance(waiting, "promote", None, confirm_by=clock.today() + timedelta(days=9))
    counts = outcomefigures.of(call).counts
    assert (counts.selected, counts.waiting, counts.chosen) == (2, 1, 3)


def test_withdrawn_before_the_announcement_it_was_told_nothing():
    call, (first, second) = factories.deliberated("selected", "selected")
    factories.advance(first, "withdraw", first.lead)
    factories.announce(call)
    factories.advance(second, "withdraw", second.lead)
    counts = outcomefigures.of(call).counts
    assert (counts.sent, counts.selected, counts.chosen) == (2, 1, 1)


def test_delays_are_medians_and_ninth_deciles(announced):
    call, dossiers = announced
    for days, dossier in zip((1, 2, 4, 11), dossiers, strict=True):
        line = History.objects.get(object_id=dossier.pk, name="declare_eligible")
        Dossier.objects.filter(pk=dossier.pk).update(submitted_at=line.at - timedelta(days=days))
    screening = outcomefigures.of(call).screening
    assert (outcomecharts.days(screening.median), outcomecharts.days(screening.most)) == ("3 jours", "9 jours")


def test_confirming_is_counted_from_the_announcement(announced):
    call, first = announced[0], announced[1][0]
    with clock.at(clock.now() + timedelta(days=5)):
        confirmed(first)
        found = outcomefigures.of(call)
    assert (found.confirming.median.days, found.screening is None) == (5, False)


def test_nobody_having_confirmed_there_is_no_delay(announced):
    assert [row[1] for row in outcomecharts.delays(outcomefigures.of(announced[0]))][-1] is None


def test_selected_against_submitted_by_territory_and_size():
    call, dossiers = factories.deliberated("selected", "rejected")
    for n, dossier in enumerate(dossiers):
        place = dossier.organization.territory
        place.region, place.departement, place.population = "53", f"2{n}", 400
        place.save()
    factories.announce(call)
    found = outcomefigures.of(call)
    assert ([one[1:] for one in found.regions], [one[1:] for one in found.departements], found.sizes[0][1:]) == ([(2, 1)], [(1, 1), (1, 0)], (2, 1))  # fmt: skip


def test_a_council_counts_in_its_own_departement():
    call, dossiers = factories.deliberated("selected", "rejected")
    council = factories.organization("Cher", "departement", territory=factories.departement())
    Dossier.objects.filter(pk=dossiers[0].pk).update(organization=council)
    factories.announce(call)
    assert ("Cher (18)", 2, 1) in outcomefigures.of(call).departements


def test_an_association_has_neither_territory_nor_size():
    found = outcomefigures.shares({"": (outcomefigures.Counts(sent=3), "")}, outcomefigures.region)
    assert found == [("Hors région", 3, 0)]


def test_a_call_announced_without_a_dossier_says_so(signed_in):
    call, _none = factories.decided()
    assert "rien n’a été décidé" in page(signed_in, call)


def test_an_idea_competes_with_nobody():
    call = factories.call(mode="contribution")
    call.announced_at = timezone.now()
    assert outcomefigures.of(call) is None


def test_each_drawing_has_its_table(signed_in, announced):
    text = page(signed_in, announced[0])
    assert (text.count("<svg"), text.count("<table")) == (8, 8)


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_is_that_of_a_call_under_way(signed_in, many):
    call, _dossiers = factories.decided(*["rejected"] * many)
    browser = signed_in(factories.officer())
    with CaptureQueriesContext(connection) as queries:
        browser.get(reverse("call_statistics", args=[call.pk]))
    assert len(queries) == 8


def test_a_drawing_says_each_group_in_words():
    group = outcomefigures.Chosen("Bretagne", 3, 1)
    assert "Bretagne, 1 lauréat sur 3" in outcomecharts.said("Régions", [group])
