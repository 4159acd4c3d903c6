"""A text of a report, written by several people: nobody's words are covered in silence."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from programs.workflow import Conflict


class Stale(Exception):
    """Somebody wrote first: nothing is overwritten."""


class Manuscript:
    """A report whose parts people write as long as it is open."""

    def held_open(self):
        """Its row, locked and still writable, inside a transaction; raises Conflict once it left the hands of its authors."""
        fresh = type(self).objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
        if not fresh.is_writable:
            raise Conflict(fresh.history.last())
        return fresh

    def changed(self):
        """One of its parts has other words."""


class Written(models.Model):
    """One part of a report, with its title and its words; ``whole`` names the field that leads to the report."""

    whole = ""

    id = key()
    order = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=30)
    title = models.CharField(_("title"), max_length=150)
    help = models.TextField(_("what to write here"), blank=True)
    required = models.BooleanField(default=True)
    body = models.TextField(_("text"), blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    saved_at = models.DateTimeField(null=True, editable=False)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        abstract = True
        ordering = ["order", "id"]

    def __str__(self):
        return self.title

    def read_at(self, seen, body):
        """This text if it is still at revision ``seen``, as rows to write ``body`` in."""
        return type(self).objects.filter(pk=self.pk, revision=seen)

    def write(self, body, by, seen):
        """Keep this text if nobody wrote since revision ``seen``; raises Stale otherwise, Conflict once the report is closed."""
        with transaction.atomic():
            report = getattr(self, self.whole).held_open()
            done = self.read_at(seen, body).update(
                body=body, revision=F("revision") + 1, saved_at=clock.now(), saved_by=by
            )
            if done:
                report.changed()
        self.refresh_from_db(fields=["body", "revision", "saved_at", "saved_by"])
        if not done and self.body != body:
            raise Stale
