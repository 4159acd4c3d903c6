"""What is known of a programme over a period, gathered in the same few queries whatever the number of projects."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, DurationField, ExpressionWrapper, F, OuterRef, Q, Subquery, Sum
from django.utils.text import capfirst
from django.utils.timezone import localtime

from programs import clock, cohort
from programs.models import Call, CoachingSession, Dossier, FundingLine, History, Role
from programs.models.organization import placed
from reports import callfigures

OF = "organization__"
WHERE = {"departement": placed(OF), "departement_name": placed(OF, "departement_name", told="name")}
FIELDS = ("reference", "title", "project_state", "project_label", "call__title", "organization__name", "organization__kind", "call__program__outcome", "cohort_place__cohort__name", "cohort_place__cohort__edition__title", "organization__territory__name", "organization__territory__kind", "departement", "departement_name", "organization__territory__population", "report__state", "report__promise", "report__worked", "report__fragile")  # fmt: skip
STOPPED = ("abandoned", "stopped", "cancelled")
SURE = ("acquired", "paid")


class Project(NamedTuple):
    """A project as the yearly report tells it."""

    pk: object
    reference: str
    title: str
    organization: str
    kind: str
    departement: str
    departement_name: str
    size: int | None  # its class of population, for a commune
    cohort: str
    edition: str
    stage: str
    fate: str  # running, ended, stopped
    opened: date
    closed: date | None
    learned: str
    worked: str
    fragile: str


class Found(NamedTuple):
    """All that was gathered."""

    projects: list
    everything: list  # since the first edition
    calls: list
    funding: list
    people: dict
    sessions: int
    hours: int
    coaches: int


def gathered(publication) -> Found:
    """What the yearly report of this scope says."""
    everything = list(projects(publication))
    first, last = publication.starts_on, publication.ends_on
    told = [one for one in everything if within(one, first, last)]
    keys = [one.pk for one in told]
    number, time, coaches = coaching(keys, first, last)
    return Found(
        told, everything, list(calls(publication)), list(funding(keys)), people(keys), number, round((time.total_seconds() if time else 0) / 3600), coaches
    )  # fmt: skip


def within(one, first, last):
    """Whether a project lived in the period: opened before its end, not over before its beginning."""
    return (last is None or one.opened <= last) and (first is None or one.closed is None or one.closed >= first)


def scope(publication):
    """The dossiers with a project in the scope."""
    found = Dossier.objects.filter(call__program=publication.program).exclude(project_state="")
    if publication.call_id:
        found = found.filter(call=publication.call)
    if publication.cohort_id:
        found = found.filter(cohort_place__cohort=publication.cohort)
    place = publication.territory
    if place:
        within = placed(OF, "region", ("region",)) if place.kind == "region" else placed(OF)
        found = found.annotate(within=within).filter(within=place.code)
    return found


def projects(publication):
    """Every project of the scope since the first edition, oldest first: one query."""
    opened = History.objects.filter(dossier=OuterRef("pk"), machine="dossier", name="confirm").order_by("-at")
    names = [
        *FIELDS,
        *(f"{kind}__since" for kind in cohort.kinds()),
        *(f"{kind}__lessons" for kind in ("residence", "startup")),
    ]
    rows = (
        scope(publication).annotate(opened=Subquery(opened.values("at")[:1]), **WHERE).order_by("opened", "reference")
    )
    for row in rows.values("pk", "opened", "created_at", *names):
        yield project(row)


def project(row):
    """A project from its row."""
    outcome, state = row["call__program__outcome"], row["project_state"]
    over = state in cohort.ended_stages()[outcome]
    fate = "stopped" if state in STOPPED else "ended" if over else "running"
    commune = row["organization__territory__kind"] == "commune"
    return Project(
        row["pk"], row["reference"], row["title"], row["organization__name"], row["organization__kind"], row["departement"],
        row["departement_name"], size(row["organization__territory__population"]) if commune else None,
        row["cohort_place__cohort__name"] or "", row["cohort_place__cohort__edition__title"] or "", str(capfirst(row["project_label"])), fate,
        day(row["opened"] or row["created_at"]), day(row[f"{outcome}__since"]) if over else None, (row["residence__lessons"] or row["startup__lessons"] or ""),
        *(row[f"report__{name}"] if row["report__state"] in ("sealed", "published") else "" for name in ("worked", "fragile")),
    )  # fmt: skip


def size(people):
    """The class of a population, as the statistics of calls cut them."""
    return sum((people or 0) >= bound for bound in callfigures.BOUNDS)


def day(moment: datetime | None) -> date | None:
    return localtime(moment).date() if moment else None


def calls(publication):
    """The calls of the programme: submitted, selected once it is announced, confirmed; one query."""
    told = Q(announced_at__lte=clock.now()) | Q(mode="contribution")
    sent, chosen = Q(dossiers__submitted_at__isnull=False), Q(dossiers__state__in=("selected", "pledged", "confirmed"))
    found = Call.objects.filter(program=publication.program).exclude(mode="direct").exclude(state="draft")
    found = found.filter(pk=publication.call_id) if publication.call_id else found
    counts = {
        "sent": Count("dossiers", sent),
        "chosen": Count("dossiers", chosen & told),
        "confirmed": Count("dossiers", Q(dossiers__state="confirmed")),
    }
    return found.annotate(**counts).order_by("opens_at", "id").values("title", "opens_at", "announced_at", *counts)


def funding(keys):
    """What each funder pays, by stage, in kind or not: one query."""
    rows = (
        FundingLine.objects.filter(dossier__in=keys)
        .order_by()
        .values("funder", "stage")
        .annotate(amount=Sum("amount"), projects=Count("dossier", distinct=True))
    )
    return sorted(rows, key=lambda row: (-row["amount"], row["funder"], row["stage"]))


def people(keys):
    """How many people hold each role on the projects: one query."""
    rows = Role.objects.filter(dossier__in=keys).order_by().values("code").annotate(n=Count("person", distinct=True))
    return {row["code"]: row["n"] for row in rows}


def coaching(keys, first, last):
    """The sessions held in the period, the time they took, how many coaches: one query."""
    held = CoachingSession.objects.filter(dossier__in=keys, state="held")
    held = held.filter(starts_at__date__gte=first) if first else held
    held = held.filter(starts_at__date__lte=last) if last else held
    span = ExpressionWrapper(F("ends_at") - F("starts_at"), output_field=DurationField())
    found = held.aggregate(n=Count("pk"), time=Sum(span), coaches=Count("coach", distinct=True))
    return found["n"], found["time"], found["coaches"]


# ------------------------------------------------------------------ pure: what is counted of them


def by_departement(projects):
    """(code, name, projects), the most first."""
    found = Counter((one.departement, one.departement_name) for one in projects)
    return sorted(((code, name, n) for (code, name), n in found.items()), key=lambda row: (-row[2], row[1]))


def by_funder(rows):
    """(funder, what is sure, all that is written), the surest first."""
    sure, total = Counter(), Counter()
    for row in rows:
        total[row["funder"]] += row["amount"]
        sure[row["funder"]] += row["amount"] if row["stage"] in SURE else Decimal(0)
    return sorted(((name, sure[name], total[name]) for name in total), key=lambda row: (-row[1], -row[2], row[0]))
