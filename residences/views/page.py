"""The page of a residence: where it stands, what to do, who, when, with what money, what happened."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from programs import timeline
from programs.models import FinalReport
from residences import calendar, money, standing
from residences.models import Residence
from residences.permissions import OVER, opens_report, writes
from residences.views.access import found

PEOPLE = ("lead", "coach", "member", "resident", "operator", "mentor", "observer")
ELSEWHERE = ("dossier", "review", "call")


@require_safe
def residence(request, pk):
    """Where a residence stands, for all those who take part in it."""
    obj = found(request, pk)
    dossier, user = obj.dossier, request.user
    lacking = standing.needs(obj)
    todo = list(standing.todo(obj, user, lacking))
    phases, steps = list(obj.phases.all()), obj.steps_for(user, *offered())
    return render(request, "residences/residence.html", {
        "residence": obj, "dossier": dossier, "verdict": standing.verdict(obj, user, lacking), "todo": [item for item in todo if item["url"]],
        "waiting": [item for item in todo if not item["url"]], "steps": [step for step in steps if step.name != "name_coach"], "stages": list(standing.stages(obj)),
        "calendar": calendar.drawn(phases), "phases": phases, "money": money.standing(obj), "definition": obj.definitions.first(), "people": people(dossier), "coach": dossier.coach,
        "milestones": list(dossier.milestones.filter(done_on=None)[:3]), "checkin": dossier.checkins.select_related("by").first(), "links": links(obj, user, steps),
        "sessions": list(dossier.sessions.order_by("-starts_at")[:4]), "residents": list(obj.residents.all()),
        "documents": documents(dossier, user), "agreements": list(dossier.attachments.filter(kind="agreement")),
        "report": FinalReport.objects.filter(dossier=dossier).first(), "lines": lines(dossier, user),
        "may_plan": obj.state not in OVER, "may_write": writes(obj, user), "may_open_report": opens_report(obj, user), "trail": [(str(dossier), dossier.get_absolute_url())],
    })  # fmt: skip


def offered():
    """The steps of the page: the lead changes on that of who has access."""
    return {move.name for move in Residence.transitions()} - {"hand_over"}


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


def links(residence, user, steps):
    """The pages of coaching, where this person may open them."""
    naming = reverse("step", args=["residence", residence.pk, "name_coach"])
    pk, roles = residence.dossier_id, residence.roles_of(user)
    return {
        "checkin": standing.link("checkin_new", pk) if {"lead", "member"} & roles else "",
        "book": standing.link("session_book", pk) if {"lead", "coach"} & roles else "",
        "coach": naming if "name_coach" in {step.name for step in steps} else "",
        "milestones": standing.link("milestones", pk), "notes": standing.link("private_notes", pk) if {"coach", "officer"} & roles else "",
    }  # fmt: skip
