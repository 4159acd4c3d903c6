"""What a call asks and judges: sections, questions, criteria."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.models.history import key

PLAIN = ("kind", "label", "help", "example", "required", "least", "limit", "balanced", "condition")


class Section(models.Model):
    """A part of a call's form, on one screen."""

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    help = models.TextField(_("explanation"), blank=True)
    condition = models.JSONField(_("condition"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("section")
        ordering = ["order", "id"]

    def __str__(self):
        return self.title

    def as_data(self):
        asked = [question.as_data() for question in self.questions.all()]
        return {
            "code": str(self.pk),
            "title": self.title,
            "help": self.help,
            "condition": self.condition,
            "questions": asked,
        }


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
        PARTNERS = "partners", _("table of partners")
        BUDGET = "budget", _("table of the budget")

    id = key()
    section = models.ForeignKey(Section, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("kind of answer"), max_length=20, choices=Kind, default=Kind.LONG)
    label = models.CharField(_("question"), max_length=300)
    help = models.TextField(_("explanation"), blank=True)
    example = models.TextField(_("example of an answer"), blank=True)
    required = models.BooleanField(_("an answer is required"), default=True)
    least = models.PositiveIntegerField(_("at least"), null=True, blank=True)
    limit = models.PositiveIntegerField(_("at most"), null=True, blank=True)
    earliest = models.DateField(_("not before"), null=True, blank=True)
    latest = models.DateField(_("not after"), null=True, blank=True)
    balanced = models.BooleanField(_("expenses and resources must be equal"), default=False)
    choices = models.TextField(_("choices, one a line"), blank=True)
    condition = models.JSONField(_("condition"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("question")
        ordering = ["order", "id"]

    def __str__(self):
        return self.label

    def clean(self):
        if self.kind in (self.Kind.CHOICE, self.Kind.CHOICES) and len(set(self.as_data()["choices"])) < 2:
            raise asks.refused("choices", _("Write at least two choices, one a line."))
        if self.least is not None and self.limit is not None and self.least > self.limit:
            raise asks.refused("least", _("The least is above the most."))
        if self.earliest and self.latest and self.earliest > self.latest:
            raise asks.refused("latest", _("The last day comes before the first."))

    def as_data(self):
        """The question as plain data: a code that never changes, what it asks, its bounds, when it shows."""
        choices = [line.strip() for line in self.choices.splitlines() if line.strip()]
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in ("earliest", "latest")}
        return {"code": str(self.pk), "choices": choices, **days, **{name: getattr(self, name) for name in PLAIN}}


class Criterion(models.Model):
    """What a jury judges, and how much it weighs (out of 100)."""

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("criterion"), max_length=200)
    help = models.TextField(_("what the jury looks at"), blank=True)
    weight = models.PositiveSmallIntegerField(_("weight out of 100"))
    best = models.PositiveSmallIntegerField(_("best mark"), default=5)
    levels = models.JSONField(_("words of the levels, one a line"), default=list, blank=True)

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

    def clean(self):
        if self.levels and self.best is not None and len(self.levels) != self.best + 1:
            text = _("Write %(wanted)d levels, from 0 to %(best)d, one a line (now %(now)d), or none.")
            raise asks.refused("levels", text % {"wanted": self.best + 1, "best": self.best, "now": len(self.levels)})

    @property
    def words(self):
        """The word of each level, from 0 to the best: its own, else the usual ones; empty for those that have none."""
        if self.levels:
            return self.levels
        if self.best == len(LEVELS) - 1:
            return [str(word) for word in LEVELS]
        return [str(LEVELS[0]), *[""] * (self.best - 1), str(LEVELS[-1])]


# what a jury means by each mark, for a criterion out of five that says nothing else
LEVELS = [_("nothing shows it"), _("insufficient"), _("partial"), _("satisfactory"), _("good"), _("exemplary")]


class EligibilityRule(models.Model):
    """What a dossier must have to be eligible: judged by itself, confirmed or put aside by a person."""

    class Subject(models.TextChoices):
        ANSWER = "answer", _("an answer to the form")
        KIND = "kind", _("the kind of the organization")
        POPULATION = "population", _("the population of the organization")
        DEPARTEMENT = "departement", _("the département of the organization")
        REGION = "region", _("the région of the organization")
        PARTNERS = "partners", _("the number of partners")
        PARTNERS_PRIVATE = "partners_private", _("the number of partners under private law")
        PARTNERS_ESS = "partners_ess", _("the number of partners of the social and solidarity economy")
        PARTNERS_LOCAL = "partners_local", _("the number of partners that are collectivities")
        PARTNERS_SCHOOL = "partners_school", _("the number of partners in teaching or research")

    class Test(models.TextChoices):
        LEAST = "least", _("is at least")
        MOST = "most", _("is at most")
        ONE_OF = "one_of", _("is one of")
        CONTAINS = "contains", _("contains")

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="rules")
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("rule, as people read it"), max_length=300, blank=True)
    subject = models.CharField(_("what is looked at"), max_length=20, choices=Subject, default=Subject.ANSWER)
    question = models.ForeignKey(
        Question, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("question")
    )
    test = models.CharField(_("must be so"), max_length=10, choices=Test, default=Test.LEAST)
    value = models.TextField(_("value"), max_length=2000)

    class Meta:
        verbose_name = _("rule of eligibility")
        verbose_name_plural = _("rules of eligibility")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(subject="answer", question__isnull=False) | ~Q(subject="answer") & Q(question=None), name="rule_on_an_answer_names_it", violation_error_message=_("Choose the question that this rule is about.")),
        ]  # fmt: skip

    def __str__(self):
        return self.label or self.get_subject_display()

    def as_data(self):
        return {
            "subject": self.subject,
            "question": self.question_id and str(self.question_id),
            "test": self.test,
            "value": self.value,
            "label": self.label,
        }
