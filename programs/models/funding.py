"""Funding: who pays how much, and how sure it is; what it costs."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from programs.models.coaching import OfDossier
from programs.models.history import key


class FundingQuerySet(OfDossier):
    """Funding lines and their totals."""

    def acquired(self):
        """What is certain: acquired or paid."""
        return self.filter(stage__in=("acquired", "paid")).aggregate(total=Sum("amount"))["total"] or Decimal(0)

    def total(self):
        return self.aggregate(total=Sum("amount"))["total"] or Decimal(0)


class FundingLine(models.Model):
    """One funder and its amount, in euros."""

    class Stage(models.TextChoices):
        ASKED = "asked", _("asked for")
        AGREED = "agreed", _("agreed in principle")
        ACQUIRED = "acquired", _("acquired")
        PAID = "paid", _("paid")

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="funding")
    funder = models.CharField(_("funder"), max_length=200)
    amount = models.DecimalField(
        _("amount in euros"), max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    in_kind = models.BooleanField(_("in kind"), default=False)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.ASKED)
    note = models.CharField(_("note"), max_length=300, blank=True)
    expected_on = models.DateField(_("paid, or expected, on"), null=True, blank=True)
    proof = models.ForeignKey(
        "Attachment", models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("proof")
    )
    fund = models.ForeignKey(
        "Fund", models.PROTECT, null=True, blank=True, related_name="lines", verbose_name=_("out of a shared fund")
    )

    objects = FundingQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding line")
        ordering = ["funder", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="funding_above_zero", violation_error_message=_("An amount is above zero.")),
        ]  # fmt: skip

    def __str__(self):
        return self.funder


class ExpenseQuerySet(OfDossier):
    """Expenses and their totals."""

    def planned(self):
        """What they should cost."""
        return self.aggregate(total=Sum("planned"))["total"] or Decimal(0)

    def spent(self):
        """What they cost, as far as it is known."""
        return self.aggregate(total=Sum("spent"))["total"] or Decimal(0)


class Expense(models.Model):
    """Something to pay for: what was planned, and what it cost in the end."""

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="expenses")
    label = models.CharField(_("expense"), max_length=200)
    planned = models.DecimalField(
        _("planned, in euros"), max_digits=12, decimal_places=2, default=Decimal(0), validators=[MinValueValidator(Decimal(0))]
    )  # fmt: skip
    spent = models.DecimalField(
        _("spent, in euros"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )  # fmt: skip

    objects = ExpenseQuerySet.as_manager()

    class Meta:
        verbose_name = _("expense")
        ordering = ["label", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(planned__gte=0) & (Q(spent=None) | Q(spent__gte=0)), name="expense_never_below_zero", violation_error_message=_("An expense is never below zero.")),
        ]  # fmt: skip

    def __str__(self):
        return self.label
