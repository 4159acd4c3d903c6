"""Funding: who pays how much, and how sure it is."""

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

    objects = FundingQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding line")
        ordering = ["funder", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="funding_above_zero", violation_error_message=_("An amount is above zero.")),
        ]  # fmt: skip

    def __str__(self):
        return self.funder
