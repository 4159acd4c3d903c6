"""Long work that a person asks for: bulk steps and messages, exports, archives; with its progress and its report."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from programs.models.people import User
from programs.permissions import SYSTEM, May
from programs.workflow import NEW, Effect, Workflow, state_field, step

KEPT = timedelta(days=7)
STAFF = ("officer", "authority", "admin")


class TaskQuerySet(models.QuerySet):
    """Tasks: each sees their own only."""

    def visible_to(self, user):
        return self.filter(person=user.pk) if user.role_codes & set(STAFF) else self.none()

    def outdated(self):
        """Files kept long enough."""
        return self.filter(state="done", expires_at__lte=clock.now()).exclude(file_key="")


def run(task):
    """The work itself, owed to the line that queued it."""
    yield Effect("task")


class Task(Workflow):
    """One piece of long work: who asked for it, how far it is, what it made."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("under way")
        DONE = "done", _("carried out")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("stopped")
        EXPIRED = "expired", _("file removed")

    class Kind(models.TextChoices):
        STEP = "step", _("bulk step")
        MESSAGE = "message", _("bulk message")
        EXPORT = "export", _("export")
        ARCHIVE = "archive", _("archive of files")
        SIMULATE = "simulate", _("proposal of readings")
        GIVE = "give", _("readings given")
        OPENDATA = "opendata", _("open data")

    holders = {State.QUEUED: "system", State.RUNNING: "system"}

    person = models.ForeignKey(User, models.PROTECT, related_name="tasks", verbose_name=_("asked by"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=200)
    order = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("asked on"), default=clock.now)
    expires_at = models.DateTimeField(_("kept until"), null=True)
    file_key = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_size = models.PositiveBigIntegerField(default=0)
    state = state_field(State)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        ordering = ["-created_at", "id"]
        indexes = [models.Index(fields=["person", "-created_at"], name="tasks_of_a_person")]
        constraints = [
            models.CheckConstraint(condition=Q(file_key="") | Q(expires_at__isnull=False), name="file_kept_until_a_date"),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("task", args=[self.pk])

    def roles_of(self, user):
        """Whatever staff hold, they hold on their own tasks only."""
        if user.is_system:
            return {SYSTEM}
        return user.role_codes if user.pk == self.person_id else set()

    @property
    def is_over(self):
        return self.state not in (self.State.QUEUED, self.State.RUNNING)

    @property
    def percent(self):
        """How far it is, out of 100."""
        return 100 if self.state == self.State.DONE else min(100 * self.done // self.total, 100) if self.total else 0

    @step(
        source=NEW,
        target=State.QUEUED,
        label=_("Ask for it"),
        done=_("Work asked for"),
        allowed=May(*STAFF),
        effects=run,
    )
    def begin(self):
        pass

    @step(source=State.QUEUED, target=State.RUNNING, label=_("Start"), done=_("Work started"), allowed=May("system"))
    def start(self):
        pass

    @step(source=State.RUNNING, target=State.DONE, label=_("Finish"), done=_("Work finished"), allowed=May("system"))
    def finish(self, file_key="", file_name="", file_size=0):
        self.file_key, self.file_name, self.file_size = file_key, file_name, file_size
        self.expires_at = clock.now() + KEPT if file_key else None

    @step(source=State.RUNNING, target=State.FAILED, label=_("Fail"), done=_("Work failed"), allowed=May("system"))
    def fail(self):
        pass

    @step(
        source=State.FAILED,
        target=State.QUEUED,
        label=_("Try again"),
        done=_("Work asked for again"),
        allowed=May(*STAFF),
        effects=run,
    )
    def retry(self):
        pass

    @step(
        source=[State.QUEUED, State.RUNNING], target=State.CANCELLED, label=_("Stop"), done=_("Work stopped"), allowed=May(*STAFF), danger=True,
        help=_("What is already done stays done; the rest is left as it is."),
    )  # fmt: skip
    def cancel(self):
        pass

    @step(
        source=State.DONE,
        target=State.EXPIRED,
        label=_("Remove the file"),
        done=_("File of the work removed"),
        allowed=May("system", *STAFF),
        help=_("You can ask for it again at any time."),
    )
    def expire(self):
        self.file_key = ""


class TaskItem(models.Model):
    """What a bulk task did with one dossier: the report, line by line."""

    class Outcome(models.TextChoices):
        DONE = "done", _("carried out")
        REFUSED = "refused", _("refused")
        OVERTAKEN = "overtaken", _("changed meanwhile")

    id = key()
    task = models.ForeignKey(Task, models.CASCADE, related_name="items")
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="+")
    seen = models.IntegerField()
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    detail = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("line of a task")
        ordering = ["dossier__reference", "id"]
        constraints = [models.UniqueConstraint(fields=["task", "dossier"], name="a_dossier_once_a_task")]

    def __str__(self):
        return f"{self.dossier_id} {self.outcome}"
