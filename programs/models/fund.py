"""Funds that several projects share: who puts how much in, and what is left of them."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.models.funding import FundingLine
from programs.models.history import key

CENT = Decimal("0.01")


def total(rows):
    """The sum of the amounts of these rows for each fund, in euros."""
    sums = rows.filter(fund=OuterRef("pk")).order_by().values("fund").annotate(total=Sum("amount")).values("total")
    return Coalesce(Subquery(sums), Decimal(0), output_field=models.DecimalField())


class FundQuerySet(models.QuerySet):
    """Funds, as lists show them."""

    def for_table(self):
        """With what each is worth and what projects have acquired of it."""
        acquired = FundingLine.objects.filter(stage__in=("acquired", "paid"))
        return self.annotate(put_in=total(Contribution.objects), drawn=total(acquired), still=F("put_in") - F("drawn"))


class Fund(models.Model):
    """An envelope that several projects share; it is worth what its contributors put in."""

    id = key()
    name = models.CharField(_("name of the fund"), max_length=150, unique=True)
    purpose = models.CharField(_("what it is for"), max_length=300, blank=True)

    objects = FundQuerySet.as_manager()

    class Meta:
        verbose_name = _("fund")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("fund", args=[self.pk])

    @property
    def envelope(self):
        """What its contributors put in, in euros."""
        return self.contributions.aggregate(total=Sum("amount"))["total"] or Decimal(0)

    @property
    def engaged(self):
        """What projects have acquired of it, in euros."""
        return self.lines.acquired()

    @property
    def left(self):
        """What no project has acquired yet, in euros."""
        return self.envelope - self.engaged


class Contribution(models.Model):
    """What someone puts into a fund, in euros."""

    id = key()
    fund = models.ForeignKey(Fund, models.CASCADE, related_name="contributions")
    contributor = models.CharField(_("contributor"), max_length=200)
    amount = models.DecimalField(
        _("amount in euros"), max_digits=12, decimal_places=2, validators=[MinValueValidator(CENT)]
    )

    class Meta:
        verbose_name = _("contribution to a fund")
        ordering = ["contributor", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="contribution_above_zero", violation_error_message=_("An amount is above zero.")),
        ]  # fmt: skip

    def __str__(self):
        return self.contributor
