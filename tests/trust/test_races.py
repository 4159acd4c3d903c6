"""Processes decide at once (twenty at full rounds): one wins, the others are told; without lock and net, many win (the control)."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction

from programs import clock
from programs.integrity import breaches
from programs.models import Dossier, HearingPlan, History, Outbox, Review
from programs.workflow import Conflict, Workflow
from tests import factories
from tests.trust.race import ACTORS, LATE, NET_OFF, ROUNDS, compete, superuser


def judge_or_withdraw(officer):
    def act(number, pk, meet):
        dossier = Dossier.objects.get(pk=pk)
        lead, seen = dossier.lead, dossier.seq
        meet()
        try:
            if number % 2:
                dossier.withdraw(by=lead, seen=seen)
            else:
                dossier.declare_ineligible(by=officer, seen=seen, comment="Hors du périmètre.")
        except Conflict as conflict:
            return "told" if conflict.line and conflict.line.seq == 2 else "lost"
        return "won"

    return act


def unlocked(obj):
    return type(obj).objects.get(pk=obj.pk) if not obj._state.adding else obj


def dossiers(number):
    """That many submitted dossiers of one call."""
    call, organization = factories.call(), factories.organization()
    lead = factories.person(of=organization)
    return [factories.dossier("submitted", on=call, organization=organization, lead=lead).pk for _ in range(number)]


@pytest.mark.parametrize(("lock", "net"), [(True, True), (False, True), (True, False), (False, False)])
def test_one_winner(lock, net, committed, monkeypatch):
    pks, act = dossiers(ROUNDS), judge_or_withdraw(factories.person("officer"))
    if not lock:
        monkeypatch.setattr(Dossier, "lock", unlocked)
    if not net:
        superuser(committed, NET_OFF)
    outcomes = compete(act, pks, late=0 if lock or net else LATE)
    total, several = sum(outcomes, Counter()), sum(o["won"] > 1 for o in outcomes)
    print(f"lock={lock} net={net}: {dict(total)} in {ROUNDS} rounds, {several} with several winners")
    if not lock and not net:
        assert several == ROUNDS
    else:
        assert outcomes == [Counter(won=1, told=ACTORS - 1)] * ROUNDS


def test_lines_are_winners_are_mails(committed):
    pks = dossiers(ROUNDS)
    compete(judge_or_withdraw(factories.person("officer")), pks)
    lines = History.objects.filter(machine="dossier", seq=2)
    told = Outbox.objects.filter(line__in=lines, kind="mail", key="lead")
    assert (lines.count(), told.count(), list(breaches())) == (ROUNDS, ROUNDS, [])


def toggle(dossier, review, officer, parent_first):
    """The dossier and its reading moved in one transaction, in either order."""

    def turn_dossier():
        fresh = Dossier.objects.get(pk=dossier.pk)
        if fresh.state == "in_review":
            fresh.select(by=officer, waive=["reviews"], comment="Proposé.")
        else:
            fresh.revise_decision(by=officer, comment="Repris.")

    def turn_review():
        fresh = Review.objects.get(pk=review.pk)
        if fresh.state == "submitted":
            fresh.reopen(by=officer, comment="À revoir.")
        else:
            fresh.submit(by=review.reviewer)

    with transaction.atomic():
        for turn in [turn_dossier, turn_review][:: 1 if parent_first else -1]:
            turn()


def lock_without_parent(obj):
    return obj if obj._state.adding else type(obj).objects.select_for_update(no_key=True).get(pk=obj.pk)


@pytest.mark.parametrize("order", ["parent first", "control"])
def test_no_deadlock(order, committed, monkeypatch):
    dossier, officer = factories.dossier("in_review"), factories.person("officer")
    review = factories.review("submitted", of=dossier)
    if order == "control":
        monkeypatch.setattr(Workflow, "lock", lock_without_parent)
        superuser(committed, f'alter database "{committed}" set deadlock_timeout = 50')

    def act(number, thing, meet):
        meet()
        try:
            toggle(dossier, review, officer, parent_first=number % 2)
        except Conflict:
            return "told"
        except OperationalError as error:
            return type(error.__cause__).__name__
        return "done"

    total = sum(compete(act, range(ROUNDS), 8), Counter())
    print(f"{order}: {dict(total)}")
    assert bool(total["DeadlockDetected"]) == (order == "control")
    assert list(breaches()) == []


def chooser(number, slot, meet):
    """The lead of one of the dossiers chooses the slot that all the others want."""
    dossier = Dossier.objects.filter(call__hearing_slots=slot).order_by("reference")[number]
    lead = dossier.lead
    meet()
    try:
        dossier.choose_hearing(by=lead, slot=str(slot))
    except ValidationError as error:
        return "told" if "slot" in error.message_dict else "lost"
    return "won"


@pytest.mark.parametrize("held", [True, False])
def test_one_lead_gets_a_slot_that_many_want(held, committed):
    actors, call = 8, factories.call()
    body, officer, now = factories.organization(), factories.person("officer"), clock.now()
    lead = factories.person(of=body)
    HearingPlan.objects.create(call=call, choose_by=now + timedelta(days=1))
    for _ in range(actors):
        factories.dossier("in_review", on=call, organization=body, lead=lead).shortlist(by=officer)
    slots = [call.hearing_slots.create(starts_at=now + timedelta(days=n), ends_at=now + timedelta(days=n, hours=1), place="Paris").pk for n in range(2, 6)]  # fmt: skip
    if not held:
        superuser(committed, "alter table programs_hearing drop constraint programs_hearing_slot_id_key")
    outcomes = compete(chooser, slots, actors, late=0 if held else LATE)
    if held:
        assert outcomes == [Counter(won=1, told=actors - 1)] * len(slots)
    else:
        assert min(one["won"] for one in outcomes) > 1
