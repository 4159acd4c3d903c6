"""What a call led to, once announced: its funnel, its delays, who was selected; counted by the database in one query."""

from datetime import timedelta
from typing import NamedTuple

from django.db import connection

from programs.models import Call
from reports.callfigures import BOUNDS, place, region, sizes

# A dossier counts as told what was in force at the announcement; withdrawn before it, it was told nothing.
FOUND = """
    with own as (
      select d.id, d.state, d.created_at, d.submitted_at,
             coalesce(case when t.kind in ('departement', 'collectivite') then t.code else t.departement end, '') as departement,
             case when t.kind in ('departement', 'collectivite') then t.name else t.departement_name end as departement_name,
             coalesce(nullif(t.region, ''), case when t.kind = 'region' then t.code end, '') as region,
             case when t.id = o.territory_id and t.kind = 'commune' then width_bucket(coalesce(t.population, 0), %(bounds)s) end as size,
             d.state = 'withdrawn' and d.since <= %(told)s as gone
      from programs_dossier d join programs_organization o on o.id = d.organization_id
      left join programs_territory t on t.id = coalesce(o.territory_id, o.attached_to_id) where d.call_id = %(call)s and d.submitted_at is not null),
    lines as (
      select dossier_id, min(at) filter (where name in ('declare_eligible', 'declare_ineligible')) as screened,
             bool_or(name = 'declare_eligible') as eligible, bool_or(name = 'shortlist') as heard, max(at) filter (where name = 'confirm') as confirmed
      from programs_history where machine = 'dossier' and dossier_id in (select id from own)
        and name in ('declare_eligible', 'declare_ineligible', 'shortlist', 'confirm') group by dossier_id),
    made as (
      select dossier_id, max(outcome) filter (where proposed_at <= %(told)s) as told, max(proposed_at) filter (where outcome = 'selected') as chosen
      from programs_decision where (replaced_at is null or replaced_at > %(told)s) and dossier_id in (select id from own) group by dossier_id),
    known as (
      select own.*, r.name as region_name, l.eligible, l.heard, l.screened - own.submitted_at as screening, own.submitted_at - own.created_at as writing,
             l.confirmed - greatest(m.chosen, %(told)s) as confirming, own.state = 'confirmed' as confirmed,
             case when not gone then m.told end as told, not gone and m.chosen is not null as chosen,
             exists(select 1 from programs_review v where v.dossier_id = own.id and v.state = 'submitted') as read
      from own left join lines l on l.dossier_id = own.id left join made m on m.dossier_id = own.id
      left join programs_territory r on r.kind = 'region' and r.code = own.region)
    select case grouping(departement, region, size) when 3 then 'departement' when 5 then 'region' when 6 then 'size' else '' end,
           coalesce(departement, region, size::text), coalesce(max(departement_name), ''), coalesce(max(region_name), ''),
           count(*), count(*) filter (where eligible), count(*) filter (where read), count(*) filter (where heard),
           count(*) filter (where told = 'selected'), count(*) filter (where told = 'waitlisted'), count(*) filter (where told = 'rejected'),
           count(*) filter (where chosen), count(*) filter (where confirmed),
           percentile_cont(array[0.5, 0.9]) within group (order by screening), percentile_cont(array[0.5, 0.9]) within group (order by confirming),
           percentile_cont(0.5) within group (order by writing)
    from known group by grouping sets ((departement), (region), (size), ())"""


class Counts(NamedTuple):
    """How many dossiers came to each point; ``chosen`` adds to ``selected`` those called from the waiting list or on appeal."""

    sent: int = 0
    eligible: int = 0
    read: int = 0
    shortlisted: int = 0
    selected: int = 0
    waiting: int = 0
    rejected: int = 0
    chosen: int = 0
    confirmed: int = 0


class Chosen(NamedTuple):
    """One group of dossiers: how many were submitted, how many of them were selected."""

    label: str
    sent: int
    chosen: int


class Delay(NamedTuple):
    """Half of the dossiers took less than ``median``, nine out of ten less than ``most``."""

    median: timedelta
    most: timedelta


class Outcomes(NamedTuple):
    """What the page shows of a call once it is announced; a delay is None as long as nothing came so far."""

    counts: Counts
    screening: Delay | None
    announcing: timedelta | None
    confirming: Delay | None
    median: timedelta | None  # to write a dossier
    departements: list[Chosen]
    regions: list[Chosen]
    sizes: list[Chosen]


def shown(call: Call) -> bool:
    """Whether its outcomes may be counted: after the hour of its announcement, never before; an idea competes with nobody."""
    return not call.is_contribution and bool(call.announced_at) and call.is_announced


def of(call: Call) -> Outcomes | None:
    """What an announced call led to; None before its hour."""
    if not shown(call):
        return None
    groups = {name: {} for name in ("departement", "region", "size", "")}
    with connection.cursor() as cursor:
        cursor.execute(FOUND, {"bounds": BOUNDS, "told": call.announced_at, "call": call.pk})
        for group, value, departement, name, *found in cursor.fetchall():
            groups[group][value] = (Counts(*found[:9]), *found[9:], name if group == "region" else departement)
    counts, screening, confirming, median, _name = groups[""].get(None, (Counts(), None, None, None, ""))
    announcing = call.announced_at - call.closes_at if call.closes_at else None
    return Outcomes(
        counts, delay(screening), announcing, delay(confirming), median,
        shares(groups["departement"], place), shares(groups["region"], region), [Chosen(*one) for one in sizes(pairs(groups["size"]))],
    )  # fmt: skip


def delay(found):
    """Two percentiles, or None where no dossier came so far."""
    return Delay(*found) if found and None not in found else None


def pairs(rows):
    """{value: (submitted, selected, name)}, all told."""
    return {value: (row[0].sent, row[0].chosen, row[-1]) for value, row in rows.items()}


def shares(rows, label):
    """The groups, most selected first, then most submitted."""
    found = [Chosen(label(value, name), sent, chosen) for value, (sent, chosen, name) in pairs(rows).items()]
    return sorted(found, key=lambda share: (-share.chosen, -share.sent, share.label))
