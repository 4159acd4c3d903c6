"""The budget of a start-up, line by line."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.history import key
from startups.models.scoping import OfStartup
from startups.models.startup import Startup

POSITIVE = [MinValueValidator(Decimal(0))]


class BudgetLine(models.Model):
    """Something that the six months cost: how many, over how many months, at what price, and who says so."""

    class Kind(models.TextChoices):
        TEAM = "team", _("team recruited")
        VOLUNTEER = "volunteer", _("volunteers of the collectivity")
        COST = "cost", _("other costs")

    class Basis(models.TextChoices):
        YEAR = "year", _("for a year of work")
        MONTH = "month", _("for a month")
        EACH = "each", _("for one, once")
        SHARE = "share", _("per cent of the gross pay of the team")

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="budget_lines")
    order = models.PositiveSmallIntegerField(default=99, editable=False)
    kind = models.CharField(_("part of the budget"), max_length=10, choices=Kind, default=Kind.COST)
    label = models.CharField(_("what is paid for"), max_length=200)
    quantity = models.DecimalField(_("how many"), max_digits=8, decimal_places=2, default=1, validators=POSITIVE)
    months = models.DecimalField(
        _("over how many months"), max_digits=5, decimal_places=2, null=True, blank=True, validators=POSITIVE
    )
    price = models.DecimalField(_("price in euros"), max_digits=12, decimal_places=2, default=0, validators=POSITIVE)
    basis = models.CharField(_("counted"), max_length=10, choices=Basis, default=Basis.EACH)
    source = models.CharField(_("where this amount comes from"), max_length=300, blank=True)

    objects = OfStartup.as_manager()

    class Meta:
        verbose_name = _("line of the budget")
        ordering = ["order", "label", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=0, price__gte=0) & (Q(months=None) | Q(months__gte=0)), name="budget_line_never_below_zero", violation_error_message=_("A line of the budget is never below zero.")),
            models.CheckConstraint(condition=Q(basis__in=("each", "share")) | Q(months__isnull=False), name="budget_line_by_time_has_its_months", violation_error_message=_("Say over how many months.")),
        ]  # fmt: skip

    def __str__(self):
        return self.label
