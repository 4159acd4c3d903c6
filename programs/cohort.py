"""The projects that a person coaches or supervises, with all that the page of the cohort shows of each."""

from functools import cache

from django.apps import apps
from django.conf import settings
from django.db.models import OuterRef, Prefetch, Q, Subquery, Sum

from programs.models import ActionItem, Checkin, CoachingSession, CoachLight, Dossier, FundingLine, Milestone, Role
from programs.models.dossierqueries import sent_to

LAST = ("weather", "at", "help_wanted")  # what is shown of the last check-in


def followed(user):
    """The dossiers with a project that this person coaches, and for an officer those of their scope."""
    roles = user.active_roles
    seen = Q(pk__in=[role.dossier_id for role in roles if role.code == Role.Code.COACH and role.dossier_id])
    for role in roles:
        if role.code == Role.Code.OFFICER:
            seen |= sent_to(role)
    return Dossier.objects.filter(seen).exclude(project_state="")


def coached(user):
    """The dossiers with a project that this very person coaches, those of the colleagues they stand in for included."""
    held = [role.dossier_id for role in user.active_roles if role.code == Role.Code.COACH and role.dossier_id]
    return Dossier.objects.filter(pk__in=held).exclude(project_state="")


def going_on(dossiers):
    """Those whose project is not over."""
    return dossiers.exclude(over())


def ended(dossiers):
    """Those whose project is over."""
    return dossiers.filter(over())


def over():
    """The condition of a project in which nobody has to act any more."""
    condition = Q(pk=None)
    for outcome, stages in ended_stages().items():
        condition |= Q(call__program__outcome=outcome, project_state__in=stages)
    return condition


@cache
def ended_stages():
    """For each kind of project, the states that nobody holds."""
    models = {outcome: apps.get_model(name) for outcome, name in settings.PROJECTS.items()}
    return {outcome: [str(s) for s in model.State if s not in model.holders] for outcome, model in models.items()}


def kinds():
    """The relations from a dossier to each kind of project."""
    return list(settings.PROJECTS)


SESSION = ("dossier", "subject", "starts_at", "ends_at", "place", "state", "coach__name", "coach__email", "coach__erased_at", "coach__is_system")  # fmt: skip
ACTION = ("dossier", "session", "code", "label", "due_on", "done_on", "owner__name", "owner__email", "owner__erased_at", "owner__is_system")  # fmt: skip
SHOWN = (
    "reference", "title", "since", "project_state", "project_label", "call__program__outcome", "call__program__name", "call__program__checkin_days",
    "call__program__health_rules", "organization__name", "organization__kind", "organization__territory__name", "organization__territory__kind",
    "organization__territory__departement_name", "report__state", "report__since", "cohort_place__cohort__name",
)  # fmt: skip


@cache
def read():
    """The fields that the pages of coaching show: neither answers nor forms."""
    models = {outcome: apps.get_model(name) for outcome, name in settings.PROJECTS.items()}
    fields = [
        f"{kind}__{name}"
        for kind, model in models.items()
        for name in ("state", "since", "seq", "budget")
        if holds(model, name)
    ]
    return [*SHOWN, *fields]


@cache
def weighed():
    """The relations, beyond their own columns, that the health of each kind of project reads."""
    models = {outcome: apps.get_model(name) for outcome, name in settings.PROJECTS.items()}
    return [f"{kind}__{name}" for kind, model in models.items() for name in model.weighed]


def holds(model, name):
    """Whether this model has a column of this name."""
    return name in {field.name for field in model._meta.concrete_fields}


def with_all(dossiers):
    """With what a card, a task and a line of the calendar show: as many queries for one as for fifty."""
    last = Checkin.objects.filter(dossier=OuterRef("pk")).order_by("-at", "id")
    felt = CoachLight.objects.filter(dossier=OuterRef("pk")).order_by("-at", "id")
    sure = FundingLine.objects.filter(dossier=OuterRef("pk"), stage__in=("acquired", "paid")).order_by()
    coaches = (
        Role.objects.active()
        .filter(code=Role.Code.COACH)
        .select_related("person")
        .only("dossier", "code", "ends_on", "person__name", "person__email", "person__erased_at", "person__is_system")
        .order_by("starts_on", "id")
    )
    return (
        dossiers.select_related("call__program", "organization__territory", "report", "cohort_place__cohort", *kinds())
        .only(*read())
        .annotate(**{f"last_{name}": Subquery(last.values(name)[:1]) for name in LAST})
        .annotate(
            felt_light=Subquery(felt.values("light")[:1]),
            felt_at=Subquery(felt.values("at")[:1]),
            acquired=Subquery(sure.values("dossier").annotate(total=Sum("amount")).values("total")),
        )
        .prefetch_related(
            *weighed(),
            Prefetch("roles", coaches, to_attr="coaching"),
            Prefetch(
                "milestones",
                Milestone.objects.only("dossier", "label", "due_on", "done_on").order_by("due_on", "id"),
                to_attr="dated",
            ),
            Prefetch(
                "gatherings",
                CoachingSession.objects.exclude(state="cancelled").with_shares().select_related("coach").only(*SESSION),
                to_attr="booked",
            ),
            Prefetch(
                "actions", ActionItem.objects.filter(done_on=None).select_related("owner").only(*ACTION), to_attr="owed"
            ),
        )
        .order_by("organization__name", "id")
    )
