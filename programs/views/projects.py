"""What the pages of all projects share: who may open and write them; who, when, which documents, what happened, where to go."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from programs import skies, timeline
from programs.models import FinalReport
from programs.permissions import May
from programs.prepared import Prepared
from programs.projects import Standing

PEOPLE = ("lead", "coach", "member", "resident", "operator", "mentor", "observer")
MOST_POSITIONS = 10
ELSEWHERE = ("dossier", "review", "call")


@cache
def whole(model):
    """The query of a project with what each of its pages reads."""
    return Prepared(lambda pk: model.objects.select_related(*model.joins).order_by().filter(pk=pk))


class Opening(NamedTuple):
    """How a kind of project opens: who does not read it finds nothing, who does not write it is told so."""

    model: Any
    reads: May
    refusal: Callable  # why this person does not write here

    def found(self, request, pk, may=None):
        """The project, if this person reads it; ``may`` says who writes this page of it.

        About to change, it is locked and the right is judged again on what it then is; inside a transaction.
        """
        project = whole(self.model).first(pk=pk)
        if not (project and self.reads(project, request.user)):
            raise Http404
        if may:
            self.judge(may, project, request.user)
        if may and request.method == "POST":
            project = project.lock()
            self.judge(may, project, request.user)
        return project

    def judge(self, may, project, user):
        """Nothing, or the refusal of who may not write here."""
        if not may(project, user):
            raise PermissionDenied(self.refusal(project))


def trail(project, *more):
    """The way down to a page of a project."""
    return [(str(project), project.get_absolute_url()), *more]


def context(project, user, words: Standing):
    """What the page of a project shows whatever its kind; ``words`` are those of its kind."""
    dossier, steps = project.dossier, project.steps_for(user, *offered(project))
    lacking = words.needs(project)
    todo = list(words.todo(project, user, lacking))
    said = list(dossier.checkins.select_related("by")[: skies.MOST])
    return {
        "project": project, "machine": project._meta.model_name, "dossier": dossier, "verdict": words.verdict(project, user, lacking), "todo": [item for item in todo if item["url"]],
        "waiting": [item for item in todo if not item["url"]], "steps": [step for step in steps if step.name != "name_coach"],
        "stages": list(words.stages_of(project)), "people": people(dossier), "coach": dossier.coach, "links": links(project, user, steps),
        "milestones": list(dossier.milestones.filter(done_on=None)[:3]), "checkin": next(iter(said), None), "curve": skies.curve(said),
        "sessions": list(dossier.gatherings.order_by("-starts_at", "id")[:4]), "documents": documents(dossier, user),
        "agreements": list(dossier.attachments.filter(kind="agreement")), "report": FinalReport.objects.filter(dossier=dossier).first(),
        "lines": lines(dossier, user), "may_plan": project.state not in words.over, "may_open_report": words.opens_report(project, user),
        "trail": [(str(dossier), dossier.get_absolute_url())], "positions": list(dossier.positions.exclude(state="cancelled").order_by("reference")[:MOST_POSITIONS]),
    }  # fmt: skip


def offered(project):
    """The steps of the page: the lead changes on that of who has access."""
    return {move.name for move in project.transitions()} - {"hand_over"}


def people(dossier):
    """Those who take part, the lead and the coach first."""
    found = dossier.roles.active().filter(code__in=PEOPLE).select_related("person").order_by("starts_on", "id")
    return sorted(found, key=lambda role: PEOPLE.index(role.code))


def documents(dossier, user):
    """The documents made since, that this person may read."""
    return list(dossier.documents.visible_to(user).filter(state="ready").order_by("-created_at", "id"))


def lines(dossier, user):
    """What happened to the project: the candidature is told on the page of the dossier."""
    return [line for line in timeline.lines(dossier, user) if line.machine not in ELSEWHERE]


def links(project, user, steps):
    """The pages of coaching, where this person may open them."""
    pk, roles = project.dossier_id, project.roles_of(user)
    naming = reverse("step", args=[project._meta.model_name, project.pk, "name_coach"])
    naming = reverse("handover", args=[pk]) if project.dossier.coach else naming
    return {
        "checkin": reverse("checkin_new", args=[pk]) if {"lead", "member"} & roles else "",
        "book": reverse("session_book", args=[pk]) if {"lead", "coach"} & roles else "",
        "coach": naming if "name_coach" in {step.name for step in steps} else "", "milestones": reverse("milestones", args=[pk]),
        "cohort": place.cohort if (place := getattr(project.dossier, "cohort_place", None)) else None,
        "call": reverse("call_log", args=[pk]) if {"coach", "officer"} & roles else "",
        "health": reverse("project_health", args=[pk]) if {"coach", "officer"} & roles else "",
        "notes": reverse("private_notes", args=[pk]) if {"coach", "officer"} & roles else "",
    }  # fmt: skip
