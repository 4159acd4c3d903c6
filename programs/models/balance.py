"""What a call shares out: its places and, where it has one, its envelope; both must balance before the announcement."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, Q, Sum
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs.models.states import State
from programs.permissions import May
from programs.workflow import Missing

SELECTED = (State.SELECTED, State.PLEDGED, State.CONFIRMED)
DECIDERS = May("officer", "authority")


class Balanced(models.Model):
    """The envelope of a call, and where its places and its euros stand."""

    envelope = models.DecimalField(
        _("envelope in euros"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal("0.01"))],
        help_text=_("If the call grants money: what all the dossiers selected share."),
    )  # fmt: skip

    class Meta:
        abstract = True

    def balance(self) -> dict:
        """How many are selected and wait, what is granted in euros, how many selected have no amount."""
        mine = Q(decisions__replaced_at=None, state__in=SELECTED)
        found = self.dossiers.aggregate(
            selected=Count("pk", filter=Q(state__in=SELECTED), distinct=True),
            waiting=Count("pk", filter=Q(state=State.WAITLISTED), distinct=True),
            granted=Sum("decisions__amount", filter=mine),
            unknown=Count("pk", filter=mine & Q(decisions__amount=None), distinct=True),
        )
        return found | {"granted": found["granted"] or Decimal(0)}

    def missing_to_balance(self):
        """No more places than the call has, unless who decides says why; never more euros than its envelope."""
        if self.places is None and self.envelope is None:
            return
        found = self.balance()
        if self.places is not None and (over := found["selected"] - self.places) > 0:
            text = ngettext("%d dossier selected beyond the places", "%d dossiers selected beyond the places", over)
            yield Missing("places", text % over, DECIDERS)
        if self.envelope is None:
            return
        if found["unknown"]:
            text = ngettext(
                "the amount of %d dossier selected", "the amounts of %d dossiers selected", found["unknown"]
            )
            yield Missing("amounts", text % found["unknown"])
        if (over := found["granted"] - self.envelope) > 0:
            yield Missing(
                "envelope", _("%s € granted beyond the envelope") % number_format(over, 2, force_grouping=True)
            )
