"""What a call asks and judges: sections, questions, criteria."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.models.history import key


class Section(models.Model):
    """A part of a call's form, on one screen."""

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    help = models.TextField(_("explanation"), blank=True)

    class Meta:
        verbose_name = _("section")
        ordering = ["order", "id"]

    def __str__(self):
        return self.title

    def as_data(self):
        return {"title": self.title, "help": self.help, "questions": [q.as_data() for q in self.questions.all()]}


class Question(models.Model):
    """A question of a call's form."""

    class Kind(models.TextChoices):
        TEXT = "text", _("short text")
        LONG = "long", _("long text")
        NUMBER = "number", _("number")
        EUROS = "euros", _("amount in euros")
        DATE = "date", _("date")
        CHOICE = "choice", _("one choice among several")
        CHOICES = "choices", _("several choices")
        YESNO = "yesno", _("yes or no")
        FILE = "file", _("file")
        TERRITORY = "territory", _("territory")

    id = key()
    section = models.ForeignKey(Section, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind of answer"), max_length=20, choices=Kind, default=Kind.LONG)
    label = models.CharField(_("question"), max_length=300)
    help = models.TextField(_("explanation or example"), blank=True)
    required = models.BooleanField(_("an answer is required"), default=True)
    limit = models.PositiveIntegerField(_("at most (characters, or value)"), null=True, blank=True)
    choices = models.TextField(_("choices, one a line"), blank=True)

    class Meta:
        verbose_name = _("question")
        ordering = ["order", "id"]

    def __str__(self):
        return self.label

    def clean(self):
        if self.kind in (self.Kind.CHOICE, self.Kind.CHOICES) and len(set(self.as_data()["choices"])) < 2:
            raise asks.refused("choices", _("Write at least two choices, one a line."))

    def as_data(self):
        choices = [line.strip() for line in self.choices.splitlines() if line.strip()]
        shown = {name: getattr(self, name) for name in ("kind", "label", "help", "required", "limit")}
        return {"code": str(self.pk), "choices": choices, **shown}


class Criterion(models.Model):
    """What a jury judges, and how much it weighs (out of 100)."""

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("criterion"), max_length=200)
    help = models.TextField(_("what the jury looks at"), blank=True)
    weight = models.PositiveSmallIntegerField(_("weight out of 100"))
    best = models.PositiveSmallIntegerField(_("best mark"), default=5)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="criterion_weight_in_bounds", violation_error_message=_("A weight is between 1 and 100.")),
            models.CheckConstraint(condition=Q(best__gte=1, best__lte=20), name="criterion_best_in_bounds", violation_error_message=_("The best mark is between 1 and 20.")),
        ]  # fmt: skip

    def __str__(self):
        return self.label
