"""The impact of a start-up, read and written: its matrix, its months, the figures kept whatever way they came."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from secrets import token_urlsafe
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.deadlines import add_months
from startups.budgeting import cents
from startups.models import Figure, Measure

# Side, what is measured, its unit: the mandatory matrix of the State's digital services.
PRESET = [
    ("usable", _("Ease of use, as users rate it"), _("out of 10")),
    ("used", _("Active users in the month"), _("users")),
    ("useful", _("Satisfied users"), "%"),
    ("impact", "", ""),
    ("cost", _("Yearly budget divided by the active users of the month"), "€"),
]
CODES = {"usable": "facilite", "used": "usage", "useful": "utilite", "impact": "impact"}  # of files and of the API
OLDEST = 24  # months before this one whose figures may still be given


class Row(NamedTuple):
    """A measure with its figures by month, oldest first."""

    measure: Measure
    points: list[tuple[date, Decimal]]

    @property
    def last(self):
        """The last figure, as (month, figure); None before the first."""
        return self.points[-1] if self.points else None

    @property
    def reached(self):
        """The share of the way from the start to the target, in whole per cent; None as long as it cannot be said."""
        measure = self.measure
        if not self.points or measure.baseline is None or measure.target == measure.baseline:
            return None
        return round(100 * (self.points[-1][1] - measure.baseline) / (measure.target - measure.baseline))


def measures(startup):
    """The five measures, those not chosen yet as the preset proposes them."""
    chosen = {one.kind: one for one in startup.measures.all()}
    return [
        chosen.get(kind) or Measure(startup=startup, kind=kind, order=n, label=str(label), unit=str(unit))
        for n, (kind, label, unit) in enumerate(PRESET, 1)
    ]


def matrix(startup):
    """The measures that were chosen, each with its figures; the cost of a use is worked out of the budget."""
    rows = [
        Row(one, [(figure.month, figure.value) for figure in one.figures.all()])
        for one in startup.measures.prefetch_related("figures")
    ]
    used = next((row.points for row in rows if row.measure.kind == "used"), [])
    yearly = cents(startup.budget * 12 / startup.parameters["months"])
    return [row._replace(points=list(costs(yearly, used))) if row.measure.is_counted else row for row in rows]


def costs(yearly: Decimal, used: Iterable[tuple[date, Decimal]]):
    """What a use costs in each month that has some: the budget of a year over the active users."""
    return ((month, cents(yearly / value)) for month, value in used if value > 0)


def north(rows):
    """The row of the north star; None as long as none is chosen."""
    return next((row for row in rows if row.measure.is_north), None)


def first_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def last_month() -> date:
    """The month that has just ended: the one whose figures are awaited."""
    return add_months(first_of(clock.today()), -1)


def is_open(month: date) -> bool:
    """Whether figures of this month may be given: begun, and not too old."""
    this = first_of(clock.today())
    return month.day == 1 and add_months(this, -OLDEST) <= month <= this


@transaction.atomic
def keep(startup, month, values, way, by=None):
    """Keep the figures of a month, by measure; None takes one away; what was asked for the month is answered."""
    for measure, value in values.items():
        if value is None:
            measure.figures.filter(month=month).delete()
        else:
            told = {"value": value, "way": way, "by": by, "at": clock.now()}
            Figure.objects.update_or_create(measure=measure, month=month, defaults=told)
    if any(value is not None for value in values.values()):
        answered = startup.figure_requests.filter(month=month, action__done_on=None)
        for request in answered.select_related("action"):
            request.action.done_on = clock.today()
            request.action.save(update_fields=["done_on"])


# ------------------------------------------------------------------ tokens


def digest(token):
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


@transaction.atomic
def new_token(startup, by):
    """A token shown once; the former one is revoked."""
    revoke(startup)
    token = token_urlsafe(32)
    startup.tokens.create(digest=digest(token), by=by)
    return token


def revoke(startup):
    """No token of this start-up works any more."""
    startup.tokens.filter(revoked_at=None).update(revoked_at=clock.now())
