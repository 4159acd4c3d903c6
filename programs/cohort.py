"""The projects that a person coaches or supervises, with all that the page of the cohort shows of each."""

from functools import cache

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from programs.models import ActionItem, Checkin, CoachingSession, Dossier, Milestone, Role
from programs.models.dossier import sent_to

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


def with_all(dossiers):
    """With what a card, a task and a line of the calendar show: as many queries for one as for fifty."""
    last = Checkin.objects.filter(dossier=OuterRef("pk")).order_by("-at", "id")
    coached = Role.objects.active().filter(dossier=OuterRef("pk"), code=Role.Code.COACH)
    return (
        dossiers.for_table()
        .select_related("report", *kinds())
        .annotate(**{f"last_{name}": Subquery(last.values(name)[:1]) for name in LAST}, is_coached=Exists(coached))
        .prefetch_related(
            Prefetch("milestones", Milestone.objects.order_by("due_on", "id"), to_attr="dated"),
            Prefetch(
                "sessions",
                CoachingSession.objects.exclude(state="cancelled").select_related("coach").defer("minutes"),
                to_attr="booked",
            ),
            Prefetch("actions", ActionItem.objects.filter(done_on=None).select_related("owner"), to_attr="owed"),
        )
        .order_by("organization__name", "id")
    )
