"""Calibration: examples that every juror of a call marks before their readings, so that a level means the same to all."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock, scoring
from programs.models.history import key


class ExampleQuerySet(models.QuerySet):
    """Examples, as each may see them."""

    def visible_to(self, user):
        """Those of the juries on which one sits now, and of the calls that one runs, decides or administers."""
        return self.filter(within(user, SEE))

    def waiting_for(self, user):
        """Those that this person has still to mark, while their jury reads."""
        mine = self.filter(within(user, ("reviewer",)), call__state__in=("scheduled", "open", "closed", "reviewing"))
        return mine.exclude(marks__reviewer=user)


SEE = ("reviewer", "chair", "officer", "authority", "admin")


def within(user, codes):
    """The examples in the scope of what this person holds among these roles, as a condition."""
    found = models.Q(pk__in=[])
    for role in user.active_roles:
        if role.code in codes and role.call_id:
            found |= models.Q(call=role.call_id)
        elif role.code in codes:
            found |= models.Q(call__program=role.program_id) if role.program_id else models.Q(pk__isnull=False)
    return found


class Example(models.Model):
    """A dossier, real and former or written for the purpose, that a jury marks together before its readings."""

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="examples", verbose_name=_("call"))
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title of the example"), max_length=200)
    text = models.TextField(_("text of the example"), blank=True)
    dossier = models.ForeignKey(
        "Dossier", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("former dossier")
    )
    comment = models.TextField(_("your comment"), blank=True)

    objects = ExampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("example to mark")
        verbose_name_plural = _("examples to mark")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text="") | models.Q(dossier__isnull=False), name="example_shows_something", violation_error_message=_("Write the example, or give the reference of a former dossier.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("example", args=[self.pk])

    @property
    def version(self):
        """What was last submitted of the former dossier; None for an example that is written."""
        return self.dossier and self.dossier.versions.last()


class ExampleMark(models.Model):
    """What a juror thinks of an example, given once."""

    id = key()
    example = models.ForeignKey(Example, models.CASCADE, related_name="marks", verbose_name=_("example to mark"))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="example_marks", verbose_name=_("reviewer")
    )
    scores = models.JSONField(_("marks"), default=dict)
    remark = models.TextField(_("your remark"), blank=True)
    mark = models.DecimalField(_("mark out of 100"), max_digits=5, decimal_places=2, editable=False)
    given_at = models.DateTimeField(_("given on"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("mark of an example")
        ordering = ["example", "reviewer__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["example", "reviewer"], name="one_mark_of_an_example", violation_error_message=_("You have already marked this example.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.example} — {self.reviewer}"

    def weigh(self, criteria):
        """Work out the mark out of 100; raises ValidationError while a criterion is not marked."""
        self.mark = scoring.weighted(self.scores, criteria)
        if self.mark is None:
            raise ValidationError(_("Give a mark to each criterion."))
