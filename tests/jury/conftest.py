"""What the tests of the jury share: a call under review and its people."""

import pytest

from programs import tasks
from programs.models import Dossier, Outbox
from tests import factories


@pytest.fixture
def officer():
    return factories.officer()


@pytest.fixture
def run():
    """Carry out the effects that are due, as the worker would, until none is left."""

    def carry_out(*kinds):
        for _round in range(4):
            due = tasks.due().filter(kind__in=kinds or ("mail", "move"))
            for pk in list(due.values_list("pk", flat=True)):
                tasks.carry_out(str(pk))

    return carry_out


def reviewing(officer, marks=((4, 3), (2, 1)), **fields):
    """A call under review; each dossier has one reading per mark, by the same jurors. Returns call, dossiers, jurors."""
    call = factories.call(places=1, **fields)
    dossiers = [factories.dossier("eligible", on=call, title=f"Projet {n}") for n in range(len(marks))]
    jurors = [factories.person("reviewer", call=call) for _ in marks[0]]
    call.close(by=officer, comment="Fermé.")
    for dossier, given in zip(dossiers, marks, strict=True):
        for juror, value in zip(jurors, given, strict=True):
            review = factories.review("in_progress", of=Dossier.objects.get(pk=dossier.pk), reviewer=juror)
            factories.mark(review, juror, value)
    call.start_review(by=officer)
    for dossier in dossiers:
        Dossier.objects.get(pk=dossier.pk).start_review(by=officer)
    return call, [Dossier.objects.get(pk=d.pk) for d in dossiers], jurors


@pytest.fixture(scope="module")
def read(once):
    """A call whose two dossiers have two submitted readings each."""
    return once(lambda: reviewing(factories.officer()))


@pytest.fixture
def judged(read):
    """That call, its dossiers and their jurors, as they now are."""
    call, dossiers, jurors = read
    return now(call), [now(dossier) for dossier in dossiers], [now(juror) for juror in jurors]


def now(obj):
    """An object as the database has it."""
    return type(obj).objects.get(pk=obj.pk)


def owed(**about):
    """The effects owed, as (kind, key)."""
    return set(Outbox.objects.filter(**about).values_list("kind", "key"))
