"""Long work asked by a person: one worker at a time, progress for all to see, taken up again where a killed worker left it."""

from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from programs import clock
from programs.models import Outbox, Task, TaskItem, User
from programs.models.task import KEPT
from programs.workflow import Conflict

BEAT = 1.0  # seconds between two words on the progress
ALIVE = timedelta(seconds=30)  # how long a silent worker is believed to be at work
TRIES = 5


class Busy(Exception):
    """Another worker is at it."""


class Stopped(Exception):
    """The person who asked for it has stopped it."""


@contextmanager
def alone(task):
    """Hold the task as long as this connection lives: the database frees it when its worker dies."""
    name = task.pk.int % 2**63
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [name])
        if not cursor.fetchone()[0]:
            raise Busy
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [name])


def perform(effect: Outbox):
    """Carry out the task of an effect; what fails is tried again, then said to have failed."""
    task = Task.objects.select_related("person").get(pk=effect.line.object_id)
    if task.is_over:
        return
    with alone(task):
        try:
            work(task, Progress(task, effect))
        except (Stopped, Conflict):
            return  # what is done stays done
        except Exception as error:
            if effect.tries < TRIES:
                raise
            task.refresh_from_db()
            task.fail(by=User.objects.system(), comment=f"{type(error).__name__}: {error}"[:2000])


def work(task, progress):
    """Start, do, finish; a task that a killed worker had started is taken up."""
    system = User.objects.system()
    if task.state == Task.State.QUEUED:
        task.start(by=system)
    made = import_string(settings.LONG_WORK[task.kind])(task, progress) or {}
    progress.say(force=True)
    task.finish(by=system, **made)


class Progress:
    """Counts what is done, says it now and then, and learns whether the work was stopped."""

    def __init__(self, task, effect):
        self.task, self.effect, self.said = task, effect, monotonic()

    def add(self, n=1):
        """So many more are done; raises Stopped."""
        self.task.done += n
        self.say()

    def say(self, *, force=False):
        """Write the progress, at most once a second, and that the worker lives."""
        if not force and monotonic() - self.said < BEAT:
            return
        self.said = monotonic()
        Task.objects.filter(pk=self.task.pk).update(done=self.task.done, total=self.task.total)
        Outbox.objects.filter(pk=self.effect.pk).update(retry_at=clock.now() + ALIVE)
        if Task.objects.filter(pk=self.task.pk).exclude(state=Task.State.RUNNING).exists():
            raise Stopped


@contextmanager
def kept_file(task, name):
    """A file to write, kept for the task under this name when nothing went wrong."""
    made = {"file_key": f"tasks/{task.pk}{Path(name).suffix}", "file_name": name}
    with TemporaryFile() as file:
        yield file, made
        made["file_size"] = file.tell()
        file.seek(0)
        default_storage.delete(made["file_key"])  # of a worker killed before it could say so
        default_storage.save(made["file_key"], File(file))


def forget(task, by):
    """Remove the file of a task, from the storage too."""
    key = task.file_key
    task.expire(by=by)
    default_storage.delete(key)


def ask(person, kind, title, order, total=0, items=()):
    """Queue a task for this person; ``items`` are the (dossier, number seen) of a bulk task."""
    task = Task(person=person, kind=kind, title=title[:200], order=order, total=total)
    task.begin(by=person)
    TaskItem.objects.bulk_create([TaskItem(task=task, dossier_id=pk, seen=seen) for pk, seen in items])
    return task


def failed_words(task):
    """Why a task failed, for the person who asked for it."""
    line = task.history.select_related("detail").last()
    return line.comment if line and line.name == "fail" else _("unknown reason")


def days_kept():
    """How many days a file is kept."""
    return KEPT.days
