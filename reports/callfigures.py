"""The figures of a call while it runs: counted by the database in three queries, whatever the number of dossiers."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Sum
from django.utils.translation import gettext as _

from programs import clock, idle
from programs.models import Call, Organization

BOUNDS = [500, 2_000, 10_000, 50_000]  # inhabitants, as INSEE and the associations of mayors cut them
COUNTED = """
    with answers as (
      select (d.created_at at time zone 'Europe/Paris')::date as begun,
             (d.submitted_at at time zone 'Europe/Paris')::date as sent,
             coalesce(case when t.kind in ('departement', 'collectivite') then t.code else t.departement end, '') as departement,
             case when t.kind in ('departement', 'collectivite') then t.name else t.departement_name end as departement_name, o.kind,
             case when t.id = o.territory_id and t.kind = 'commune' then width_bucket(coalesce(t.population, 0), %s) end as size
      from programs_dossier d join programs_organization o on o.id = d.organization_id
      left join programs_territory t on t.id = coalesce(o.territory_id, o.attached_to_id) where d.call_id = %s)
    select case grouping(begun, sent, departement, kind, size)
             when 15 then 'begun' when 23 then 'sent' when 27 then 'departement' when 29 then 'kind' when 30 then 'size' else '' end,
           coalesce(begun::text, sent::text, departement, kind, size::text), max(departement_name),
           count(*), count(sent)
    from answers group by grouping sets ((begun), (sent), (departement), (kind), (size), ())"""
HALF = """
    select percentile_cont(0.5) within group (order by submitted_at - created_at)
    from programs_dossier where call_id = %s and submitted_at is not null"""
IDLE = "select count(*) from programs_dossier where call_id = %s and state = 'draft' and written_at < %s"


class Share(NamedTuple):
    """One group of dossiers: how many were begun, how many submitted."""

    label: str
    begun: int
    sent: int


class Day(NamedTuple):
    """One day, or the first of a week: visits of the page, drafts begun, dossiers submitted."""

    day: date
    visits: int
    begun: int
    sent: int


class Figures(NamedTuple):
    """All that the page shows."""

    visits: int
    begun: int
    sent: int
    idle: int
    median: timedelta | None
    days: list[Day]
    by_week: bool
    departements: list[Share]
    kinds: list[Share]
    sizes: list[Share]


def of(call: Call, outcomes=None) -> Figures:
    """The figures of a call at this moment; its outcomes, once announced, know the median and that no draft is left."""
    groups = grouped(call)
    visits = dict(call.visits.order_by().values_list("day").annotate(Sum("count")))
    begun = {date.fromisoformat(day): row[0] for day, row in groups["begun"].items()}
    sent = {date.fromisoformat(day): row[1] for day, row in groups["sent"].items() if day}
    total = groups[""].get(None, (0, 0, ""))
    median, still = (outcomes.median, 0) if outcomes else half(call)
    days = [Day(day, visits.get(day, 0), begun.get(day, 0), sent.get(day, 0)) for day in lasting(visits, begun, sent)]
    return Figures(
        sum(visits.values()), *total[:2], still, median, weekly(days) if len(days) > LONG else days, len(days) > LONG,
        shares(groups["departement"], place), shares(groups["kind"], kind), sizes(groups["size"]),
    )  # fmt: skip


LONG = 45  # days that a screen shows one by one


def grouped(call):
    """{group: {value: (begun, sent, name)}}."""
    found = {name: {} for name in ("begun", "sent", "departement", "kind", "size", "")}
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [BOUNDS, call.pk])
        for group, value, name, *counts in cursor.fetchall():
            found[group][value] = (*counts, name)
    return found


def half(call):
    """The time that half of those who submitted took (None before the first), and how many drafts do not move."""
    with connection.cursor() as cursor:
        cursor.execute(f"select ({HALF}), ({IDLE})", [call.pk, call.pk, clock.now() - idle.AFTER])
        return cursor.fetchone()


def lasting(*counted):
    """Every day from the first to the last on which something happened."""
    days = sorted({day for days in counted for day in days})
    return [days[0] + timedelta(n) for n in range((days[-1] - days[0]).days + 1)] if days else []


def weekly(days):
    """The days added up from Monday to Sunday."""
    weeks = {}
    for day in days:
        monday = day.day - timedelta(day.day.weekday())
        before = weeks.get(monday, Day(monday, 0, 0, 0))
        weeks[monday] = Day(monday, *(a + b for a, b in zip(before[1:], day[1:], strict=True)))
    return list(weeks.values())


def shares(rows, label):
    """The groups, most submitted first."""
    found = [Share(label(value, row[2]), row[0], row[1]) for value, row in rows.items()]
    return sorted(found, key=lambda share: (-share.sent, -share.begun, share.label))


def place(code, name):
    return f"{name} ({code})" if code and name else _("Outside a département")


def region(code, name):
    return name or code or _("Outside a région")


def kind(code, _name):
    labels = dict(Organization.Kind.choices)
    return str(labels.get(code, code)).capitalize()


def sizes(rows):
    """Communes by size, in order, the empty classes too; other organizations are left out."""
    counted = {int(value): row for value, row in rows.items() if value is not None}
    return [Share(label, *counted.get(n, (0, 0))[:2]) for n, label in enumerate(classes())] if counted else []


def classes():
    """The classes of size, in words."""
    return [
        _("under 500 inhabitants"), _("500 to 1,999"), _("2,000 to 9,999"), _("10,000 to 49,999"), _("50,000 or more"),
    ]  # fmt: skip
