"""How a project goes in the eyes of its coach; what became of its milestones."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key

User = settings.AUTH_USER_MODEL


class CoachLight(models.Model):
    """The coach's own light on a project, with a word; the collectivity never sees it. The last one counts."""

    class Light(models.TextChoices):
        GREEN = "green", _("it goes well")
        AMBER = "amber", _("to be watched")
        RED = "red", _("in danger")

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="coach_lights")
    light = models.CharField(_("your own light"), max_length=10, choices=Light)
    note = models.TextField(_("why"), blank=True, max_length=2000)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("light of the coach")
        ordering = ["-at", "id"]

    def __str__(self):
        return self.get_light_display()


class MilestoneChange(models.Model):
    """A change of a milestone, kept for ever: which date it had, which one it has."""

    class Kind(models.TextChoices):
        ADDED = "added", _("added")
        MOVED = "moved", _("moved")
        DONE = "done", _("met")
        REOPENED = "reopened", _("no longer met")

    id = key()
    milestone = models.ForeignKey("Milestone", models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind)
    before = models.DateField(null=True)
    after = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("change of a milestone")
        ordering = ["-at", "id"]

    def __str__(self):
        return f"{self.milestone} – {self.get_kind_display()}"
