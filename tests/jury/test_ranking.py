"""The ranking, the proposals for several dossiers, the calls without a jury."""

from decimal import Decimal

import pytest

from programs import ranking
from programs.models import Decision, Dossier
from tests import factories
from tests.jury.conftest import owed, reviewing

pytestmark = pytest.mark.django_db


def test_the_best_mean_comes_first(judged):
    call, (first, second), _jurors = judged
    rows = ranking.ranking(call)
    assert [(r.dossier, r.rank, r.mark, r.spread) for r in rows] == [
        (first, 1, Decimal("70.00"), Decimal("20.00")), (second, 2, Decimal("30.00"), Decimal("20.00")),
    ]  # fmt: skip


def test_equals_share_their_rank_and_no_mark_comes_last(officer):
    call, _dossiers, _jurors = reviewing(officer, marks=((3,), (3,), (1,)))
    unread = factories.Dossier.objects.filter(call=call).first()
    unread.reviews.get().reopen(by=officer, comment="À revoir.")
    assert sorted(row.rank or 0 for row in ranking.ranking(call)) == [0, 1, 2] or [
        r.rank for r in ranking.ranking(call)
    ] == [1, 1, None]


def test_the_ranking_costs_the_same_for_one_and_three_dossiers(officer, django_assert_num_queries):
    for marks in (((3, 3),), ((3, 3), (2, 2), (1, 1))):
        call, _dossiers, _jurors = reviewing(officer, marks=marks)
        ranking.ranking(call)  # worked out once
        with django_assert_num_queries(4):
            ranking.ranking(call)


def test_one_refusal_stops_none_of_the_others(judged, officer):
    call, dossiers, _jurors = judged
    dossiers[1].reviews.first().reopen(by=officer, comment="Une note manque.")
    dossiers[1].reviews.last().reopen(by=officer, comment="Une note manque.")
    fresh = Dossier.objects.filter(call=call).order_by("reference")
    done, refusals = ranking.propose(fresh, "selected", officer, "Bon projet.")
    assert (done, [dossier for dossier, _why in refusals]) == ([dossiers[0]], [dossiers[1]])
    assert list(Decision.objects.values_list("dossier", flat=True)) == [dossiers[0].pk]


def test_a_dossier_moved_meanwhile_is_refused_with_who_moved_it(judged, officer):
    _call, (first, _second), _jurors = judged
    seen = {str(first.pk): first.seq}
    Dossier.objects.get(pk=first.pk).reject(by=factories.person("officer", name="Samira Lopez"), comment="Fragile.")
    fresh = Dossier.objects.get(pk=first.pk)
    fresh.revise_decision(by=officer, comment="Erreur.")
    done, ((_dossier, why),) = ranking.propose([Dossier.objects.get(pk=first.pk)], "selected", officer, seen=seen)
    assert (done, str(officer) in why) == ([], True)


def test_without_a_jury_an_eligible_dossier_is_decided_directly(officer):
    dossier = factories.dossier("eligible", on=factories.call(mode="interest"))
    done, refusals = ranking.propose([dossier], "selected", officer)
    assert (done, refusals) == ([dossier], [])


def test_outside_a_call_the_decision_is_announced_at_once(officer, run, mailoutbox):
    dossier = factories.dossier("eligible", on=factories.call(mode="direct"))
    dossier.select(by=officer, comment="Demande de l’hôpital.")
    run("move", "mail")
    assert dossier.shown_state == "selected"
    assert ("document", f"letter:{dossier.pk}") in owed(line__dossier=dossier)
    assert [m.to for m in mailoutbox if "décision" in m.subject] == [[dossier.lead.email]]
