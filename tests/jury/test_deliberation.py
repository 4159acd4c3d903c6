"""A sitting of the jury: its quorum, its agenda, what it proposes, the places and the envelope that must balance."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from programs import clock, deliberating
from programs.models import Call, Deliberation, Dossier, Outbox, Role
from programs.models.deliberation import Point
from programs.workflow import Conflict
from reports import minutes
from tests import factories
from tests.jury.conftest import now, reviewing
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db
# Far enough apart that what is to be discussed does not hang on the drawing of the other orders
MARKS = ((4, 4), (4, 2), (3, 1), (1, 1))


def convened(call, officer):
    """A sitting in three days."""
    sitting = Deliberation(call=call, starts_at=clock.now() + timedelta(days=3), place="Salle 3")
    sitting.begin(by=officer)
    return sitting


@pytest.fixture(scope="module")
def made(once):
    """A call under review with four dossiers, two jurors, a chair, and its sitting; all of them present."""

    def make():
        officer = factories.officer()
        call, _dossiers, jurors = reviewing(officer, MARKS)
        chair = factories.person("chair", call=call)
        sitting = convened(call, officer)
        deliberating.note(sitting, {one.pk: "room" for one in (*jurors, chair)})
        sitting.open(by=officer)
        return sitting, officer, chair, jurors

    return once(make)


@pytest.fixture
def sitting(made):
    return now(made[0])


@pytest.fixture
def chair(made):
    return client_of(now(made[2]))


@pytest.fixture
def staff(made):
    return client_of(now(made[1]))


def dossiers(sitting):
    return list(sitting.call.dossiers.order_by("reference"))


def propose(browser, sitting, *chosen, **said):
    """What the page sends."""
    return browser.post(sitting.get_absolute_url(), {"dossiers": [str(one.pk) for one in chosen], **said})


def test_each_member_is_told_at_once_and_the_day_before(made):
    keys = Outbox.objects.filter(line__machine="deliberation", line__name="begin").values_list("key", "not_before")
    assert [(key, bool(hour)) for key, hour in keys.order_by("key")] == [("members", False), ("members_eve", True)]


def test_who_is_told_is_each_member_once(sitting, made):
    assert set(sitting.addressees("members")) == {made[2], *made[3]}


def test_nobody_is_reminded_of_a_sitting_that_was_put_off(made):
    other = Deliberation(call=made[0].call, starts_at=clock.now() + timedelta(days=20), state="planned")
    assert other.addressees("members_eve") == []


def test_a_call_has_one_sitting_at_a_time(sitting, made):
    with pytest.raises(ValidationError, match="déjà prévue"), transaction.atomic():
        convened(sitting.call, now(made[1]))


def test_without_its_quorum_a_sitting_does_not_open(made):
    officer = now(made[1])
    call, _dossiers, _jurors = reviewing(officer)
    sitting = convened(call, officer)
    with pytest.raises(ValidationError, match="quorum"):
        sitting.open(by=officer)


@pytest.mark.parametrize(("how", "present"), [("room", 3), ("remote", 3), ("excused", 2), ("absent", 2)])
def test_only_who_takes_part_counts(sitting, made, how, present):
    deliberating.note(sitting, {made[2].pk: how})
    assert len(sitting.present) == present


def test_the_quorum_of_a_dossier_leaves_out_who_stands_aside(sitting, made):
    dossier = dossiers(sitting)[0]
    Role.objects.create(person=made[3][0], code="member", dossier=dossier)
    quorum = deliberating.quorums(sitting, [dossier])[dossier.pk]
    assert (quorum.present, quorum.needed, quorum.aside) == (2, 1, [made[3][0]])


def test_below_its_quorum_a_dossier_gets_no_proposal(sitting, made, staff):
    deliberating.note(sitting, {one.pk: "absent" for one in (made[2], *made[3])})
    answer = propose(staff, sitting, dossiers(sitting)[0], outcome="selected")
    assert (answer.status_code, now(dossiers(sitting)[0]).state) == (422, "in_review")
    assert "quorum n’est pas atteint" in answer.content.decode()


def test_the_database_refuses_a_point_below_its_quorum(sitting, made):
    with pytest.raises(IntegrityError), transaction.atomic():
        Point.objects.create(
            deliberation=sitting, dossier=dossiers(sitting)[0], outcome="selected", present=1, needed=2, by=made[1]
        )


def test_a_proposal_is_noted_with_its_quorum_and_the_next_dossier_comes(sitting, staff):
    first = staff.get(sitting.get_absolute_url()).context["row"].place.dossier
    propose(staff, sitting, Dossier.objects.get(pk=first), outcome="selected")
    point, page = sitting.points.get(), staff.get(sitting.get_absolute_url())
    assert (point.dossier_id, point.outcome, point.present, point.needed) == (first, "selected", 3, 2)
    assert page.context["row"].place.dossier != first


def test_a_usual_reason_is_chosen_and_completed(sitting, staff):
    dossier = dossiers(sitting)[3]
    propose(staff, sitting, dossier, outcome="rejected", chosen="0", comment="Revenez l’an prochain.")
    reason = dossier.decisions.get().reason
    assert (reason.startswith("Le besoin est réel"), reason.endswith("Revenez l’an prochain.")) == (True, True)


def test_a_refusal_without_a_reason_is_shown_again_with_what_was_typed(sitting, staff):
    dossier = dossiers(sitting)[3]
    answer = propose(staff, sitting, dossier, outcome="rejected")
    assert (answer.status_code, list(answer.context["form"].errors), answer.context["row"].place.dossier) == (
        422,
        ["comment"],
        dossier.pk,
    )


def test_several_dossiers_are_settled_together(sitting, staff):
    propose(staff, sitting, *dossiers(sitting)[2:], outcome="rejected", comment="Au-delà des places.")
    assert list(sitting.points.values_list("outcome", "together")) == [("rejected", True)] * 2


def test_several_refused_together_are_shown_again_as_they_were(sitting, staff):
    ticked = dossiers(sitting)[3]
    answer = propose(staff, sitting, ticked, outcome="rejected", group="outside", comment="")
    name, _rows, _short, typed = answer.context["settled_together"][1]
    assert (answer.status_code, name, list(typed.errors), answer.context["form"].is_bound) == (
        422,
        "outside",
        ["comment"],
        False,
    )
    assert 'id="why-outside-error"' in answer.content.decode()


def test_without_all_their_readings_several_are_settled_with_a_reason(sitting, staff):
    Call.objects.filter(pk=sitting.call_id).update(min_reviews=3)
    said = {"outcome": "rejected", "group": "outside", "comment": "Un lecteur s’est déporté."}
    refused = propose(staff, sitting, *dossiers(sitting)[2:], **said)
    propose(staff, sitting, *dossiers(sitting)[2:], **said, waive="on")
    assert (refused.status_code, sitting.points.count()) == (422, 2)
    assert "Un lecteur s’est déporté." in refused.content.decode()


def test_a_chair_does_not_find_a_dossier_from_which_they_stand_aside(sitting, made, chair):
    dossier = dossiers(sitting)[0]
    Role.objects.create(person=made[2], code="member", dossier=dossier)
    assert dossier.reference not in chair.get(sitting.get_absolute_url()).content.decode()


def test_a_chair_proposes_only_where_the_phase_says_so(sitting, chair):
    assert propose(chair, sitting, dossiers(sitting)[0], outcome="selected").status_code == 403


def test_a_juror_reads_when_and_where_and_nothing_of_the_dossiers(sitting, made):
    page = client_of(now(made[3][0])).get(sitting.get_absolute_url()).content.decode()
    assert ("Salle 3" in page, [one.reference in page for one in dossiers(sitting)]) == (True, [False] * 4)


def test_presence_is_noted_from_the_page(sitting, made, staff):
    staff.post(sitting.get_absolute_url(), {"presence": "1", str(made[2].pk): "excused"})
    assert sitting.presences.get(person=made[2]).how == "excused"


def test_a_sitting_with_dossiers_left_closes_with_a_reason_only(sitting, made):
    officer = now(made[1])
    with pytest.raises(ValidationError, match="sans proposition"):
        sitting.close(by=officer)
    sitting.close(by=officer, waive=["points"], comment="Suite au prochain jury.")
    assert sitting.state == "closed"


def test_what_is_closed_takes_nothing_more(sitting, made, staff):
    sitting.close(by=now(made[1]), waive=["points"], comment="Fini.")
    assert propose(staff, sitting, dossiers(sitting)[0], outcome="selected").status_code == 409


@pytest.mark.parametrize(("how", "says"), [("absent", "notez qui est là"), ("room", "la séance peut s’ouvrir")])
def test_the_page_says_first_what_a_sitting_to_come_waits_for(made, staff, how, says):
    call, _dossiers, jurors = reviewing(now(made[1]))
    coming = convened(call, now(made[1]))
    deliberating.note(coming, {one.pk: how for one in jurors})
    page = staff.get(coming.get_absolute_url()).content.decode()
    opens = reverse("step", args=["deliberation", coming.pk, "open"])
    assert (says in page, page.count(opens), page.count('href="#presence"')) == (True, how == "room", how == "absent")


def test_a_sitting_of_a_call_still_open_says_what_it_waits_for(made, staff):
    call = factories.call()
    jurors = [factories.person("reviewer", call=call) for _n in range(2)]
    coming = convened(call, now(made[1]))
    deliberating.note(coming, {one.pk: "room" for one in jurors})
    assert "Il manque : un appel fermé" in staff.get(coming.get_absolute_url()).content.decode()


def test_a_chair_reads_who_proposes_in_this_phase(sitting, chair):
    page = chair.get(sitting.get_absolute_url()).content.decode()
    assert "les propositions sont faites par le chargé de mission" in page


@pytest.mark.parametrize(("step", "says"), [("close", "La séance est close."), ("adjourn", "la séance peut s’ouvrir")])
def test_the_page_says_where_a_sitting_stands(sitting, made, staff, step, says):
    waived = {"waive": ["points"]} if step == "close" else {}
    getattr(sitting, step)(by=now(made[1]), comment="Suite demain.", **waived)
    assert says in staff.get(sitting.get_absolute_url()).content.decode()


def test_the_jury_is_convened_from_the_page(made, staff):
    call, _dossiers, _jurors = reviewing(now(made[1]))
    day = (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT10:00")
    answer = staff.post(reverse("sittings", args=[call.pk]), {"starts_at": day, "place": "Salle 2"})
    assert (answer.status_code, call.deliberations.get().place) == (302, "Salle 2")


def test_a_sitting_in_the_past_is_refused_beside_its_form(made, staff):
    call, _dossiers, _jurors = reviewing(now(made[1]))
    answer = staff.post(reverse("sittings", args=[call.pk]), {"starts_at": "2020-01-01T10:00", "place": "Salle 2"})
    assert (answer.status_code, bool(answer.context["form"].errors), call.deliberations.exists()) == (422, True, False)


@pytest.fixture
def rich(sitting):
    """The same, with an envelope of 10,000 euros for one place."""
    Call.objects.filter(pk=sitting.call_id).update(envelope=10000)
    return now(sitting)


def test_the_amount_granted_is_kept_with_the_proposal(rich, staff):
    dossier = dossiers(rich)[0]
    propose(staff, rich, dossier, outcome="selected", amount="6 000")
    assert dossier.decisions.get().amount == Decimal(6000)


def lacking(call):
    return {need.code for need in now(call).missing_to_announce()} - {"undecided", "letters"}


@pytest.mark.parametrize(("amounts", "lacks"), [(["6000"], set()), (["11000"], {"envelope"}), ([""], {"amounts"}), (["6000", "3000"], {"places"}), (["6000", "6000"], {"places", "envelope"})])  # fmt: skip
def test_places_and_envelope_balance_before_the_announcement(rich, staff, amounts, lacks):
    for dossier, amount in zip(dossiers(rich), amounts, strict=False):
        propose(staff, rich, dossier, outcome="selected", amount=amount)
    assert lacking(rich.call) == lacks


def test_amounts_are_corrected_on_their_page(rich, staff):
    dossier = dossiers(rich)[0]
    propose(staff, rich, dossier, outcome="selected", amount="6000")
    page = staff.get(reverse("amounts", args=[rich.call_id]))
    assert page.context["balance"].left == 4000
    staff.post(reverse("amounts", args=[rich.call_id]), {str(dossier.decisions.get().pk): "7 500,50"})
    assert dossier.decisions.get().amount == Decimal("7500.50")


def test_a_wrong_amount_is_shown_again(rich, staff):
    dossier = dossiers(rich)[0]
    propose(staff, rich, dossier, outcome="selected")
    answer = staff.post(reverse("amounts", args=[rich.call_id]), {str(dossier.decisions.get().pk): "beaucoup"})
    assert (answer.status_code, 'value="beaucoup"' in answer.content.decode()) == (422, True)


def test_a_call_without_an_envelope_has_no_page_of_amounts(sitting, staff):
    assert staff.get(reverse("amounts", args=[sitting.call_id])).status_code == 404


def test_the_minutes_tell_who_was_there_and_each_quorum(sitting, made, staff):
    deliberating.note(sitting, {made[2].pk: "excused"})
    propose(staff, sitting, dossiers(sitting)[0], outcome="selected")
    facts = minutes.minutes(now(sitting.call))
    assert sorted(one.present for one in facts.members) == [False, True, True]
    assert [(one.present, one.needed) for one in facts.dossiers] == [(2, 2)]


@pytest.mark.parametrize("name", ["sittings", "deliberation"])
def test_the_pages_cost_the_same_whatever_the_jury(sitting, staff, django_assert_max_num_queries, name):
    key = sitting.pk if name == "deliberation" else sitting.call_id
    with django_assert_max_num_queries(30 if name == "deliberation" else 14):
        staff.get(reverse(name, args=[key]))


def test_a_sitting_closed_meanwhile_takes_no_proposal(sitting, made):
    officer = now(made[1])
    now(sitting).close(by=officer, waive=["points"], comment="Fini.")
    with pytest.raises(Conflict):
        deliberating.settle(sitting, dossiers(sitting)[:1], "selected", officer)
    assert sitting.points.count() == 0
