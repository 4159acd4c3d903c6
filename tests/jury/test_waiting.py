"""The waiting list is by merit: numbered at the announcement, called in its order, unless the officer says why."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs import clock
from programs.models import Dossier, waiting
from tests import factories
from tests.jury.conftest import now

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def announced(once):
    return once(announcement)


@pytest.fixture
def listed(announced):
    """A call of one place announced: one selected, then three waiting, the last submitted being the best."""
    call, dossiers = announced
    return now(call), [now(dossier) for dossier in dossiers]


def announcement():
    call, dossiers = deliberated()
    factories.announce(call)
    return call, dossiers


def deliberated(bridge=None):
    """The same, not announced; a bridge reads every dossier beside its own reader."""
    call = factories.call(places=1, waitlist_until=clock.today() + timedelta(days=90))
    dossiers = [factories.dossier("in_review", on=call) for _n in range(4)]
    for dossier, mark in zip(dossiers, (95, 40, 60, 80), strict=True):
        for reader in filter(None, (factories.person("reviewer", call=call), bridge)):
            factories.review("submitted", of=dossier, reviewer=reader)
        dossier.reviews.update(mark=mark)
    by = factories.person("officer")
    call.close(by=by, comment="Fermé.")
    call.start_review(by=by, waive=["readers"], comment="Sans lecture.")
    for dossier, name in zip(dossiers, ["select", *["waitlist"] * 3], strict=True):
        factories.advance(dossier, name, None)
        dossier.decisions.update(approved_at=clock.now(), approved_by=by)
    return call, dossiers


def promote(dossier, **more):
    fresh = Dossier.objects.get(pk=dossier.pk)
    fresh.promote(by=factories.person("officer"), confirm_by=clock.today() + timedelta(days=9), **more)


def numbers(dossiers):
    return [dossier.decisions.latest("proposed_at").position for dossier in dossiers]


def test_before_the_announcement_the_order_is_that_of_the_marks_and_nothing_is_written():
    call, dossiers = deliberated()
    found = waiting.positions(call)
    assert ([found.get(one.pk) for one in dossiers], numbers(dossiers)) == ([None, 3, 2, 1], [None] * 4)


def test_the_announcement_gives_each_its_number_for_good(listed):
    call, dossiers = listed
    dossiers[3].reviews.update(mark=1)
    assert (numbers(dossiers), waiting.positions(call)[dossiers[3].pk]) == ([None, 3, 2, 1], 1)


def test_the_next_place_is_for_the_first_who_still_waits(listed):
    call, dossiers = listed
    factories.advance(dossiers[3], "withdraw", dossiers[3].lead)
    assert waiting.turn(call).dossier == dossiers[2]


def test_nobody_is_called_before_those_ahead(listed):
    _call, dossiers = listed
    factories.advance(dossiers[0], "decline", dossiers[0].lead)
    with pytest.raises(ValidationError) as refusal:
        promote(dossiers[1])
    assert refusal.value.messages == [f"le tour de {dossiers[3]}, numéro 1 de la liste complémentaire"]


def test_the_first_is_called_then_the_turn_passes(listed):
    call, dossiers = listed
    factories.advance(dossiers[0], "decline", dossiers[0].lead)
    promote(dossiers[3])
    assert (waiting.turn(call).dossier, waiting.positions(call)[dossiers[3].pk]) == (dossiers[2], 1)


def test_the_officer_may_call_another_and_says_why(listed):
    _call, dossiers = listed
    factories.advance(dossiers[0], "decline", dossiers[0].lead)
    promote(dossiers[1], waive=["turn"], comment="Les deux premiers ont demandé un délai.")
    line = dossiers[1].history.last()
    assert (line.waived, line.target) == (["turn"], "selected")


def test_without_a_reason_the_order_holds(listed):
    _call, dossiers = listed
    factories.advance(dossiers[0], "decline", dossiers[0].lead)
    with pytest.raises(ValidationError):
        promote(dossiers[1], waive=["turn"])


def test_equalised_marks_order_the_list_where_they_rank_the_call(monkeypatch):
    call, dossiers = deliberated(bridge=factories.person("reviewer"))
    call.ranked_by = "equalised"
    monkeypatch.setattr(waiting, "LEAST", 2)
    assert [waiting.merits(call).get(one.pk) for one in dossiers] == [None, 3, 2, 1]


def test_too_few_dossiers_to_equalise_the_raw_marks_order():
    call, dossiers = deliberated()
    call.ranked_by = "equalised"
    assert waiting.merits(call)[dossiers[3].pk] == 1


def test_who_joins_the_list_after_the_announcement_comes_last(listed):
    _call, dossiers = listed
    late = Dossier.objects.get(pk=dossiers[0].pk)
    late.state = "waitlisted"
    assert waiting.next_number(late) == 4


def test_a_list_without_marks_is_in_no_order():
    call, dossiers = factories.decided("selected", "waitlisted", "waitlisted")
    assert (numbers(dossiers), waiting.turn(call)) == ([None] * 3, None)


def page(signed_in, call, query=""):
    return signed_in(factories.officer()).get(reverse("decisions", args=[call.pk]) + query).content.decode()


def test_when_a_place_is_freed_the_page_says_whose_turn_it_is(signed_in, listed):
    call, dossiers = listed
    factories.advance(dossiers[0], "decline", dossiers[0].lead)
    text = page(signed_in, call)
    assert ("1 place est libre." in text, reverse("step", args=["dossier", dossiers[3].pk, "promote"]) in text) == (True, True)  # fmt: skip


def test_as_long_as_every_place_is_taken_nobody_is_called(signed_in, listed):
    assert "place est libre" not in page(signed_in, listed[0])


def test_once_the_list_is_over_nobody_is_called(listed):
    call, _dossiers = listed
    call.waitlist_until = clock.today() - timedelta(days=1)
    assert waiting.next_called(call, 0) is None


@pytest.mark.parametrize("announced", [False, True])
def test_the_list_shows_in_its_order(signed_in, announced):
    call, dossiers = deliberated()
    if announced:
        factories.announce(call)
    text = page(signed_in, call, "?outcome=waitlisted")
    found = [text.index(dossier.reference) for dossier in (dossiers[3], dossiers[2], dossiers[1])]
    assert (found, text.count("N°&nbsp;")) == (sorted(found), 3)
