"""How figures are counted: three queries, whatever the number of dossiers, each told by year, programme and territory."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.cache import cache
from django.db import connection

from programs import clock
from programs.models.states import PLACED
from reports.callfigures import BOUNDS
from reports.figures.scope import Scope

DIMENSIONS = ("year", "program", "region", "departement", "size")
WORKING = 120  # seconds that one reader counts while the others read the figures of before

# A dossier is told once its decision is public: nothing of its outcome is counted before the hour of its announcement.
# One that its jury reads without names is not counted at all before that hour: its département would name it.
OWN = """
    with own as (
      select d.id, d.call_id, d.organization_id, d.project_state, p.code as program, p.name as program_name,
             extract(year from d.submitted_at at time zone 'Europe/Paris')::int as year,
             coalesce(case when t.kind in ('departement', 'collectivite') then t.code else t.departement end, '') as departement,
             case when t.kind in ('departement', 'collectivite') then t.name else t.departement_name end as departement_name,
             coalesce(nullif(t.region, ''), case when t.kind in ('region', 'collectivite') then t.code end, '') as region,
             coalesce(case when t.kind = 'commune' then width_bucket(coalesce(t.population, 0), %(bounds)s) end, -1) as size,
             c.mode <> 'contribution' and (c.mode = 'direct' or c.announced_at <= %(now)s) as told,
             d.state = any(%(placed)s) as placed, d.state = 'confirmed' as confirmed
      from programs_dossier d join programs_call c on c.id = d.call_id join programs_program p on p.id = c.program_id
      join programs_organization o on o.id = d.organization_id
      left join programs_territory t on t.id = coalesce(o.territory_id, o.attached_to_id)
      where d.submitted_at is not null and (
        c.announced_at <= %(now)s or not exists (select from programs_reviewphase b where b.call_id = c.id and b.blind)
      ){where})"""
SETS = """
    select case grouping(own.year, own.program, own.region, own.departement, own.size)
             when 15 then 'year' when 23 then 'program' when 27 then 'region' when 29 then 'departement' when 30 then 'size' else '' end,
           coalesce(own.year::text, own.program, own.region, own.departement, own.size::text, ''),
           coalesce(case grouping(own.year, own.program, own.region, own.departement, own.size)
             when 23 then max(program_name) when 27 then max(r.name) when 29 then max(own.departement_name) end, ''), {columns}
    from own left join programs_territory r on r.kind in ('region', 'collectivite') and r.code = own.region {joins}
    group by grouping sets ((own.year), (own.program), (own.region), (own.departement), (own.size), ())"""
OVER = "('closed', 'continued', 'transferred')"
STOPPED = "('abandoned', 'stopped', 'cancelled')"
OPENED = "told and confirmed and project_state <> ''"


class Group(NamedTuple):
    """What one query counts: its name, its columns in SQL, the rows it joins, how old it may be."""

    name: str
    columns: dict[str, str]
    joins: str
    fresh: timedelta


GROUPS = {
    one.name: one
    for one in (
        Group("dossiers", {
            "submitted": "count(*)", "organizations": "count(distinct own.organization_id)", "calls": "count(distinct own.call_id)",
            "decided": "count(*) filter (where told)", "selected": "count(*) filter (where told and placed)",
            "opened": f"count(*) filter (where {OPENED})", "over": f"count(*) filter (where {OPENED} and project_state in {OVER})",
            "stopped": f"count(*) filter (where {OPENED} and project_state in {STOPPED})",
            "published": f"count(*) filter (where {OPENED} and f.published_on is not null)",
        }, "left join programs_finalreport f on f.dossier_id = own.id", timedelta(hours=1)),
        Group("money", {
            "acquired": "coalesce(sum(l.amount), 0)", "paid": "coalesce(sum(l.amount) filter (where l.stage = 'paid'), 0)",
            "funded": "count(distinct own.id)", "funders": "count(distinct lower(btrim(l.funder)))",
        }, f"join programs_fundingline l on l.dossier_id = own.id and l.stage in ('acquired', 'paid') where {OPENED}", timedelta(hours=1)),
        Group("field", {
            "came": "coalesce(sum(x.came), 0)", "prototypes": "coalesce(sum(x.prototypes), 0)", "minutes": "coalesce(sum(x.minutes), 0)",
        }, f"""cross join lateral (select
                 (select count(*) from hackathons_registration g join hackathons_camp k on k.id = g.camp_id where k.dossier_id = own.id and g.state = 'checked_in') as came,
                 (select count(*) from hackathons_campteam m join hackathons_camp k on k.id = m.camp_id
                   where k.dossier_id = own.id and m.submitted_at is not null and m.state <> 'disbanded')
                 + (select count(*) from residences_prototype y join residences_residence e on e.id = y.residence_id where e.dossier_id = own.id) as prototypes,
                 (select sum(extract(epoch from s.ends_at - s.starts_at) / 60) from programs_coachingsession s where s.dossier_id = own.id and s.state = 'held') as minutes
               ) x where {OPENED}""", timedelta(hours=24)),
    )
}  # fmt: skip


class Row(NamedTuple):
    """One part of what is counted: its code, its name as the code of territories has it, its columns."""

    code: str
    name: str
    counts: dict


class Counted(NamedTuple):
    """What a query counted: when, and its rows by dimension; the empty dimension is the whole."""

    at: datetime
    rows: dict[str, list[Row]]

    @property
    def whole(self) -> dict:
        """The columns of all that is counted; nothing is zero."""
        return self.rows[""][0].counts if self.rows.get("") else {}


def counted(scope: Scope, group: Group) -> Counted:
    """Count now, in one query."""
    sql = OWN.replace("{where}", scope.where) + SETS.format(
        columns=", ".join(group.columns.values()), joins=group.joins
    )
    values = {"bounds": BOUNDS, "now": clock.now(), "placed": [str(one) for one in PLACED]}
    found = Counted(values["now"], {name: [] for name in (*DIMENSIONS, "")})
    with connection.cursor() as cursor:
        cursor.execute(sql, values | {name: list(v) if name == "within" else v for name, v in scope.asked.items()})
        for dimension, code, name, *numbers in cursor.fetchall():
            found.rows[dimension].append(Row(code, name, dict(zip(group.columns, numbers, strict=True))))
    return found


def known(scope: Scope) -> dict[str, Counted]:
    """Each group as last counted, counted again when it is too old; who comes meanwhile reads the figures of before."""
    keys = {f"figures:{name}:{scope.key}": name for name in GROUPS}
    kept = {keys[key]: held for key, held in cache.get_many(keys).items()}
    for key, name in keys.items():
        old = kept.get(name)
        if old is None or (clock.now() - old.at > GROUPS[name].fresh and cache.add(f"{key}:working", 1, WORKING)):
            kept[name] = counted(scope, GROUPS[name])
            cache.set(key, kept[name], None)
            cache.delete(f"{key}:working")
    return kept


def refresh(scope: Scope) -> None:
    """Count again what will soon be too old, so that readers do not wait."""
    for name, group in GROUPS.items():
        key = f"figures:{name}:{scope.key}"
        held = cache.get(key)
        if held is None or clock.now() - held.at > group.fresh / 2:
            cache.set(key, counted(scope, group), None)
