"""What happened, for ever: lines that are only added, their erasable details, the effects they call for."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models.functions import Now, NullIf
from django.utils.translation import gettext_lazy as _

from programs import clock


def key():
    """A UUID primary key, made by the application."""
    return models.UUIDField(primary_key=True, default=uuid4, editable=False)


def written_by_trigger():
    return models.CharField(max_length=64, null=True, editable=False)


class Edge(models.Model):
    """A move that the code allows, or allowed once (retired)."""

    machine = models.CharField(max_length=50)
    name = models.CharField(max_length=50)
    source = models.CharField(max_length=50, blank=True)
    target = models.CharField(max_length=50)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["machine", "name", "source", "target"], name="one_edge")]


class History(models.Model):
    """One step taken by one person: never changed, never removed."""

    id = key()
    machine = models.CharField(max_length=50)
    object_id = models.UUIDField()
    seq = models.IntegerField()
    previous = models.GeneratedField(
        expression=NullIf("seq", 0) - 1, output_field=models.IntegerField(), db_persist=True
    )
    name = models.CharField(max_length=50)
    source = models.CharField(max_length=50, blank=True)
    target = models.CharField(max_length=50)
    dossier = models.ForeignKey("Dossier", models.RESTRICT, null=True, related_name="timeline")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, related_name="+")
    on_behalf_of = models.ForeignKey(settings.AUTH_USER_MODEL, models.RESTRICT, null=True, related_name="+")
    waived = models.JSONField(default=list)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    details = written_by_trigger()
    previous_hash = written_by_trigger()
    hash = written_by_trigger()

    class Meta:
        verbose_name = _("history line")
        indexes = [models.Index(fields=["dossier", "at"], name="history_of_dossier")]
        constraints = [
            models.UniqueConstraint(fields=["machine", "object_id", "seq"], name="one_line_per_number"),
            models.UniqueConstraint(fields=["machine", "object_id", "seq", "target"], name="one_state_per_line"),
            models.CheckConstraint(condition=models.Q(seq__gte=0), name="number_from_zero"),
            models.CheckConstraint(
                condition=models.Q(seq=0, source="") | models.Q(seq__gt=0) & ~models.Q(source=""), name="born_once"
            ),
        ]

    def __str__(self):
        return f"{self.machine} {self.name} → {self.target}"

    @property
    def comment(self):
        """The comment of the person who took the step; empty once erased."""
        return self.detail.comment if hasattr(self, "detail") else ""

    @property
    def data(self):
        """What the step recorded beside the comment; empty once erased."""
        return (self.detail.data if hasattr(self, "detail") else None) or {}

    @classmethod
    def append(cls, obj, name, source, *, comment, data, **who):
        """Write the next line of an object that a step has just moved."""
        line = cls(
            machine=obj._meta.model_name, object_id=obj.pk, seq=obj.seq, name=name, source=source, target=obj.state,
            dossier_id=obj.spine and getattr(obj, obj.spine), **who,
        )  # fmt: skip
        if comment or data:
            Detail.objects.create(line=line, comment=comment, data=data)  # first: the line seals it
        line.save(force_insert=True)
        return line

    def queue(self, effects):
        """Owe these effects, executed after the commit and not before their hour."""
        Outbox.objects.bulk_create([Outbox(line=self, **effect._asdict()) for effect in effects])


class Detail(models.Model):
    """The comment and the personal data of a line, which may be erased: the line keeps a salted digest."""

    line = models.OneToOneField(History, models.RESTRICT, primary_key=True, related_name="detail")
    salt = models.UUIDField(default=uuid4, editable=False)
    comment = models.TextField(blank=True)
    data = models.JSONField(null=True)


class Outbox(models.Model):
    """An effect owed to a line: mail, document, move of children; done once, after the commit."""

    id = key()
    line = models.ForeignKey(History, models.RESTRICT, related_name="effects")
    kind = models.CharField(max_length=50)
    key = models.CharField(max_length=200, blank=True)
    not_before = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    rung_at = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "kind", "key"], name="one_effect")]
        indexes = [models.Index(fields=["created_at"], condition=models.Q(done_at=None), name="outbox_due")]

    def __str__(self):
        return f"{self.kind} {self.key}".strip()


class Seal(models.Model):
    """A root over the lines not yet sealed and over the seal before; its root is published elsewhere."""

    number = models.IntegerField(primary_key=True)
    lines = models.IntegerField()
    root = models.CharField(max_length=64)
    at = models.DateTimeField(db_default=Now())


class SealedLine(models.Model):
    """Which seal holds a line."""

    line = models.OneToOneField(History, models.RESTRICT, primary_key=True)
    seal = models.ForeignKey(Seal, models.RESTRICT)
