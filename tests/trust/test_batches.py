"""A worker killed for good in the middle of a batch of documents: all of them are ready, none is made twice, and a naive worker loses some."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from programs import longwork
from programs.integrity import breaches
from programs.models import Document, History, Outbox, Task
from tests import factories
from tests.trust import test_faults
from tests.trust.test_faults import kill, running, wait

NUMBER = 60 if "ROUNDS" in os.environ else 8
world = test_faults.world
WORK = """
import django, time
django.setup()
from programs.models import Outbox
from programs.tasks import carry_out
until = time.monotonic() + 300
while time.monotonic() < until:
    for pk in Outbox.objects.filter(done_at=None, retry_at=None).order_by("created_at").values_list("pk", flat=True)[:4]:
        carry_out(str(pk))
    time.sleep(0.05)
"""
NAIVE = """
import django
django.setup()
from programs.models import Outbox
from programs import clock
from reports.tasks import produce
for effect in Outbox.objects.filter(kind="document", done_at=None).select_related("line").order_by("created_at"):
    Outbox.objects.filter(pk=effect.pk).update(done_at=clock.now())
    produce(effect)
"""


def asked(number):
    """A batch of so many filled dossiers, asked for by an officer."""
    call, organization = factories.call(), factories.organization()
    lead = factories.person(of=organization)
    for _n in range(number):
        factories.dossier("submitted", on=call, organization=organization, lead=lead)
    Outbox.objects.all().delete()
    task = longwork.ask(factories.officer(), "archive", "PDF", {"format": "dossier", "query": ""}, number)
    connection.close()
    return task


def worker(env, script=WORK):
    """A process that carries out what is due, as a worker does between two rings."""
    return running(
        [sys.executable, "-c", script], env | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": os.getcwd()}
    )


def ready():
    return Document.objects.filter(state="ready").count()


def lost():
    """Documents that nobody will make any more: their effect says that it is done."""
    return Document.objects.filter(state__in=("queued", "rendering"), effect__done_at__isnull=False).count()


def test_a_worker_killed_in_a_batch_leaves_all_ready_and_none_twice(world):
    task = asked(NUMBER)
    with worker(world) as first:
        assert wait(lambda: ready() >= 2)
        kill(first)
    half, gone = ready(), lost()
    Outbox.objects.update(retry_at=None)
    with worker(world), worker(world):
        assert wait(lambda: Task.objects.get(pk=task.pk).state == "done", 300)
    finished = History.objects.filter(machine="document", name="finish")
    print(f"{NUMBER} asked, {half} ready when killed, {gone} lost, {ready()} ready in the end")
    assert (half < NUMBER, gone, ready(), finished.count(), list(breaches())) == (True, 0, NUMBER, NUMBER, [])


@pytest.mark.skipif("ROUNDS" not in os.environ, reason="the full proofs only")
def test_control_a_worker_that_says_done_before_it_is_loses_one(world):
    task = asked(NUMBER)
    script = f"{NAIVE.split('for effect')[0]}from reports import batches\nfrom programs.models import Task\nlist(batches.asked(Task.objects.get(pk='{task.pk}'), 'dossier'))"
    subprocess.run(
        [sys.executable, "-c", script], env=world | {"DJANGO_SETTINGS_MODULE": "config.settings"}, check=True
    )
    with worker(world, NAIVE) as naive:
        assert wait(lambda: ready() >= 2 and Document.objects.filter(state="rendering").exists())
        kill(naive)
    print(f"control: {lost()} of {NUMBER} lost")
    assert lost() >= 1
