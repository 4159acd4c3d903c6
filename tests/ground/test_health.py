"""/sante/ tells the truth about each part, and turns when that part fails."""

import json
import signal
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from config.celery import QUEUES
from programs import clock, health, heartbeat
from programs.models import Outbox
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """No answer kept from another test."""
    monkeypatch.setattr(health, "MIGRATED", False)
    health.examined_in.cache_clear()


@pytest.fixture
def alive(bell, settings, tmp_path):
    """Every part works; yields the broker's process."""
    settings.MEDIA_ROOT = tmp_path
    heartbeat.show(*QUEUES, "scheduler")
    return bell


def owe(late):
    """An effect whose hour came ``late`` ago, and that nobody carried out."""
    line = factories.call("draft").history.first()
    Outbox.objects.filter(done_at=None).update(done_at=clock.now())
    Outbox.objects.create(
        line=line, kind="mail", key="late", not_before=clock.now() - late, created_at=clock.now() - late
    )


def test_all_is_well_when_every_part_works(alive):
    assert health.examine()["failing"] == []


def test_a_killed_broker_is_named(alive):
    alive.kill()
    alive.wait()
    assert health.examine()["failing"] == ["broker"]


def test_a_frozen_broker_is_named_within_seconds(alive):
    alive.send_signal(signal.SIGSTOP)
    started = clock.now()
    assert health.examine()["failing"] == ["broker"]
    assert clock.now() - started < timedelta(seconds=5)


def test_a_queue_that_nobody_serves_is_named(alive):
    heartbeat.cache.delete("heartbeat:mail")
    assert health.examine()["failing"] == ["worker"]


def test_a_worker_silent_for_ten_seconds_is_named(alive):
    heartbeat.cache.set("heartbeat:default", clock.now() - timedelta(seconds=10))
    report = health.examine()
    assert report["failing"] == ["worker"]
    assert round(report["parts"]["worker"]["seconds_since_heartbeat"]["default"]) == 10


def test_a_silent_scheduler_is_named(alive):
    heartbeat.cache.delete("heartbeat:scheduler")
    assert health.examine()["failing"] == ["scheduler"]


def test_a_storage_that_refuses_files_is_named(alive, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file"
    assert health.examine()["failing"] == ["storage"]


def test_nothing_is_left_in_the_storage(alive, tmp_path):
    health.examine()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_unapplied_migration_is_named(alive):
    MigrationRecorder.Migration.objects.filter(app="programs").last().delete()
    assert health.examine()["failing"] == ["migrations"]


@pytest.mark.parametrize(("late", "failing"), [(100, []), (130, ["outbox"])])
def test_an_effect_two_minutes_late_is_named(alive, late, failing):
    owe(timedelta(seconds=late))
    assert health.examine()["failing"] == failing


def test_an_effect_whose_hour_has_not_come_is_not_late(alive):
    owe(timedelta(seconds=130))
    Outbox.objects.filter(done_at=None).update(not_before=clock.now() + timedelta(hours=1))
    assert health.examine()["parts"]["outbox"]["due"] == 0


def test_the_page_answers_200_to_anybody_when_all_is_well(alive, client):
    answer = client.get("/sante/")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)
    assert "no-store" in answer["Cache-Control"]


def test_the_page_answers_503_with_the_failing_part_but_no_detail_of_its_error(alive, client):
    alive.kill()
    alive.wait()
    answer = client.get("/sante/")
    assert (answer.status_code, answer.json()["failing"]) == (503, ["broker"])
    assert list(answer.json()["parts"]["broker"]) == ["ok", "error"]


def test_the_page_tries_the_parts_at_most_once_a_second(alive, client, monkeypatch):
    monkeypatch.setattr(health.time, "monotonic", lambda: 1.0)
    first = client.get("/sante/").json()
    alive.kill()
    assert client.get("/sante/").json() == first


@pytest.mark.parametrize(("killed", "status"), [(False, 0), (True, 1)])
def test_an_operator_reads_the_same_at_the_console(alive, capsys, killed, status):
    if killed:
        alive.kill()
        alive.wait()
    with pytest.raises(SystemExit) as end:
        call_command("health")
    assert (end.value.code, json.loads(capsys.readouterr().out)["ready"]) == (status, not killed)
