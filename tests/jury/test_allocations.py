"""Proposals of readings: simulated, compared, adjusted by hand, sent; what is begun never moves."""

import pytest
from django.urls import reverse

from programs import longwork
from programs.assignment import proposals
from programs.models import Allocation, Dossier, JuryMember, Mail, Outbox, Review, Task
from tests import factories
from tests.jury.conftest import now
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db
WISHES = {"readers": 2, "expertise": "usual", "balance": "usual", "move": False}


@pytest.fixture
def staff(officer):
    return client_of(officer)


def seated():
    """A call of three dossiers and three jurors who sit."""
    call = factories.call()
    dossiers = [factories.dossier("eligible", on=call, title=f"Projet {n}") for n in range(3)]
    return call, dossiers, [factories.juror(now(call)) for _n in range(3)]


@pytest.fixture(scope="module")
def sitting(once):
    return once(seated)


@pytest.fixture
def ready(sitting):
    """That call, its dossiers and its jurors, as they now are."""
    call, dossiers, jurors = sitting
    return now(call), [now(dossier) for dossier in dossiers], [now(juror) for juror in jurors]


def work():
    """Do the long work owed, as the worker would."""
    for effect in Outbox.objects.filter(kind="task", done_at=None):
        longwork.perform(effect)
        Outbox.objects.filter(pk=effect.pk).update(done_at=effect.created_at)


def simulated(staff, call, **wishes):
    """A proposal asked by its page and computed."""
    asked = {key: value for key, value in (WISHES | wishes).items() if value is not False}
    response = staff.post(reverse("allocations", args=[call.pk]), asked)
    assert response.status_code == 302
    work()
    return call.allocations.first()


def test_a_proposal_gives_each_dossier_its_readers_and_nothing_is_given_yet(staff, ready):
    call, dossiers, _jurors = ready
    row = simulated(staff, call)
    assert ({pk: len(readers) for pk, readers in row.pairs.items()}, row.missing) == (
        {str(d.pk): 2 for d in dossiers},
        [],
    )
    assert (Review.objects.count(), Task.objects.get().state, row.number) == (0, "done", 1)


def test_what_lacks_is_told_with_its_reasons(staff, ready):
    call, dossiers, jurors = ready
    jurors[0].person.join(dossiers[0].organization)
    JuryMember.objects.filter(pk=jurors[1].pk).update(capacity=0)
    JuryMember.objects.filter(pk=jurors[2].pk).update(available_from="2199-01-01")
    row = simulated(staff, call)
    said = next(one for one in row.missing if one["dossier"] == str(dossiers[0].pk))
    name = jurors[0].person.name
    assert said["n"] == 2
    assert said["why"] == [
        f"1 déport\u00a0: {name} (même organisme)",
        "1 juré n’est pas disponible",
        "1 juré a toutes les lectures qu’il accepte",
    ]
    page = staff.get(row.get_absolute_url()).content.decode()
    assert [words in page for words in ("Il manque 4 lectures", "même organisme")] == [True, True]


def test_a_skill_of_which_the_dossier_speaks_is_a_reason(staff, ready):
    call, dossiers, jurors = ready
    JuryMember.objects.filter(pk=jurors[1].pk).update(skills=["Projet 2"], departements=["18"])
    row = simulated(staff, call, readers=1, expertise="strong", balance="light")
    assert str(jurors[1].person.pk) in row.pairs[str(dossiers[2].pk)]


def test_who_declined_a_dossier_is_not_proposed_for_it_again(staff, ready):
    call, dossiers, jurors = ready
    review = factories.review(of=Dossier.objects.get(pk=dossiers[0].pk), reviewer=jurors[0].person)
    review.decline(by=jurors[0].person, why="unavailable", comment="Pas le temps.")
    row = simulated(staff, call, readers=3)
    assert "1 juré l’a déjà déclinée ou laissée passer" in str(row.missing)


def test_without_a_jury_the_reason_is_said(staff):
    dossier = factories.dossier("eligible")
    row = simulated(staff, dossier.call)
    assert row.missing[0]["why"] == ["personne ne siège au jury comme juré"]


def test_more_readers_than_jurors_is_said(staff, ready):
    row = simulated(staff, ready[0], readers=4)
    assert [(one["n"], one["why"]) for one in row.missing] == [(1, ["tous les jurés le lisent déjà"])] * 3


def test_a_proposal_is_sent_each_reader_gets_one_message(staff, ready, run):
    call, _dossiers, jurors = ready
    row = simulated(staff, call)
    staff.post(reverse("step", args=["allocation", row.pk, "send"]), {"seen": row.seq})
    work()
    run("mail")
    row.refresh_from_db()
    told = sorted(Mail.objects.filter(subject__startswith="Dossiers à lire").values_list("address", flat=True))
    assert (row.state, Review.objects.filter(state="assigned").count(), row.refused) == ("sent", 6, [])
    assert told == sorted(juror.person.email for juror in jurors)
    assert staff.get(row.get_absolute_url()).status_code == 200


def test_a_tie_found_between_the_proposal_and_its_sending_is_refused_and_told(staff, ready):
    call, dossiers, jurors = ready
    row = simulated(staff, call, readers=3)
    jurors[0].person.join(dossiers[0].organization)
    row.send(by=row.history.first().actor)
    work()
    row.refresh_from_db()
    assert (Review.objects.count(), len(row.refused), "même organisme" in row.refused[0]) == (8, 1, True)


def test_a_sending_taken_up_again_gives_nothing_twice(staff, ready):
    call, dossiers, jurors = ready
    row = simulated(staff, call, readers=3)
    Review(dossier=Dossier.objects.get(pk=dossiers[0].pk), reviewer=jurors[0].person).give(by=row.history.first().actor)
    row.send(by=row.history.first().actor)
    work()
    proposals.give(Task.objects.filter(kind="give").get(), None)
    row.refresh_from_db()
    assert (Review.objects.count(), row.refused, row.state) == (9, [], "sent")


def test_a_new_run_moves_what_is_not_begun_and_never_what_is(staff, ready):
    call, dossiers, jurors = ready
    fresh = [Dossier.objects.get(pk=dossier.pk) for dossier in dossiers]
    begun = [factories.review("in_progress", of=one, reviewer=jurors[0].person) for one in fresh[:2]]
    waits = factories.review(of=fresh[2], reviewer=jurors[0].person)
    JuryMember.objects.filter(pk=jurors[0].pk).update(capacity=2)
    row = simulated(staff, call, move="on")
    row.send(by=row.history.first().actor)
    work()
    assert [Review.objects.get(pk=one.pk).state for one in (*begun, waits)] == [
        "in_progress",
        "in_progress",
        "released",
    ]
    assert sorted(one.reviews.filter(state__in=("assigned", "in_progress")).count() for one in dossiers) == [2, 2, 2]


def test_a_reading_of_who_left_the_jury_still_counts(staff, ready):
    call, dossiers, jurors = ready
    review = factories.review("submitted", of=Dossier.objects.get(pk=dossiers[0].pk), reviewer=jurors[0].person)
    JuryMember.objects.get(pk=jurors[0].pk).stand_down(by=review.reviewer, comment="Je pars.")
    row = simulated(staff, call)
    assert len(row.pairs[str(dossiers[0].pk)]) == 1


def test_the_readers_of_a_dossier_are_changed_by_hand(staff, ready):
    call, dossiers, jurors = ready
    jurors[2].person.join(dossiers[0].organization)
    row = simulated(staff, call)
    url, wanted = reverse("allocation_dossier", args=[row.pk, dossiers[0].pk]), [str(jurors[1].person.pk)]
    assert "même organisme" in staff.get(url).content.decode()
    refused = staff.post(url, {"readers": [str(jurors[2].person.pk)], "seen": row.seq})
    staff.post(url, {"readers": wanted, "seen": row.seq})
    row.refresh_from_db()
    assert (refused.status_code, row.pairs[str(dossiers[0].pk)], row.adjusted) == (422, wanted, 1)


def test_a_proposal_changed_in_another_window_is_not_covered(staff, ready):
    call, dossiers, _jurors = ready
    row = simulated(staff, call)
    url = reverse("allocation_dossier", args=[row.pk, dossiers[0].pk])
    assert [staff.post(url, {"readers": [], "seen": row.seq}).status_code for _n in range(2)] == [302, 409]


def test_a_proposal_set_aside_no_longer_changes(staff, ready, officer):
    call, dossiers, _jurors = ready
    row = simulated(staff, call)
    row.drop(by=officer)
    assert staff.get(reverse("allocation_dossier", args=[row.pk, dossiers[0].pk])).status_code == 409
    assert list(staff.get(reverse("allocations", args=[call.pk])).context["page"]) == []


def test_two_proposals_are_compared(staff, ready):
    call = ready[0]
    one, other = simulated(staff, call, readers=1), simulated(staff, call)
    page = staff.get(reverse("allocation_compare", args=[one.pk, other.pk]))
    assert (one.size, page.context["count"], page.context["figures"][0][1:]) == (3, 3, (3, 6))
    assert "Comparer les deux dernières" in staff.get(reverse("allocations", args=[call.pk])).content.decode()


def test_proposals_of_two_calls_are_not_compared(staff, ready):
    mine, theirs = simulated(staff, ready[0]), simulated(staff, factories.dossier("eligible").call)
    assert staff.get(reverse("allocation_compare", args=[mine.pk, theirs.pk])).status_code == 404


def test_an_impossible_wish_is_refused_beside_its_field(staff, ready):
    response = staff.post(reverse("allocations", args=[ready[0].pk]), WISHES | {"readers": 0})
    assert (response.status_code, Task.objects.count()) == (422, 0)


def test_an_empty_proposal_is_not_sent(officer):
    call = factories.call()
    row = Allocation(call=call, number=1)
    row.begin(by=officer)
    assert [need.code for need in row.step("send", officer).missing] == ["pairs"]


def test_a_proposal_costs_the_same_for_one_and_three_dossiers(staff, ready, django_assert_num_queries):
    call, dossiers, _jurors = ready
    row = simulated(staff, call)
    for kept in (1, 3):
        Allocation.objects.filter(pk=row.pk).update(pairs={str(d.pk): row.pairs[str(d.pk)] for d in dossiers[:kept]})
        with django_assert_num_queries(13):
            assert staff.get(row.get_absolute_url()).status_code == 200


def test_the_page_of_a_task_leads_to_the_proposals(staff, ready):
    simulated(staff, ready[0])
    assert (
        reverse("allocations", args=[ready[0].pk]) in staff.get(Task.objects.get().get_absolute_url()).content.decode()
    )
