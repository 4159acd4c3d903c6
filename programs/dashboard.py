"""What awaits each person: the things to do now, the late ones first."""

from typing import NamedTuple

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import blind, clock, pipeline, wording
from programs.models import ActionItem, Call, Dossier, FinalReport, Review, Visa
from programs.models.candidature import State

MOST = 50


class Todo(NamedTuple):
    """One thing to do: about whom, what, where, by when."""

    title: str
    url: str
    label: str
    about: str = ""
    detail: str = ""
    late: bool = False


def todos(user, roles):
    """The things that await this person in these roles, late first."""
    found = [
        *applicant(user, roles),
        *visas(user),
        *juror(user, roles),
        *actions(user),
        *staff(user, roles),
        *reports(user, roles),
        *recruitment(user, roles),
    ]
    return sorted(found, key=lambda todo: not todo.late)


def own_dossiers(user):
    """The dossiers in which this person holds a role, or that their organization signs, most recent first."""
    pks = [role.dossier_id for role in user.active_roles if role.dossier_id]
    signed = [role.organization_id for role in user.active_roles if role.code == "signatory" and role.organization_id]
    found = Dossier.objects.filter(Q(pk__in=pks) | Q(organization__in=signed))
    return found.for_table().order_by("-created_at", "id")[:MOST]


def juries(user, roles):
    """The calls whose jury this person chairs, most recent first."""
    held = [role.call for role in user.active_roles if role.code == "chair" and role.call_id]
    return sorted(held, key=lambda call: str(call.opens_at), reverse=True) if "chair" in roles else []


def applicant(user, roles):
    """Dossiers that wait for their lead or signatory."""
    if not roles & {"lead", "signatory"}:
        return
    for dossier in (
        Dossier.objects.visible_to(user)
        .filter(state__in=("draft", "incomplete", "selected", "pledged"))
        .for_table()[:MOST]
    ):
        if dossier.holder not in dossier.roles_of(user) or dossier.shown_state != dossier.state:
            continue
        deadline = dossier.completion_due or dossier.confirm_by
        _label, verdict, comes = wording.applicant(dossier.call, State(dossier.state))
        late = bool(deadline and deadline < clock.today())
        yield Todo(
            str(verdict), dossier.get_absolute_url(), _("Open"), dossier.title or dossier.reference, str(comes), late
        )


def visas(user):
    """Visas asked of this person, at their address."""
    for visa in Visa.objects.filter(email=user.email, state="asked").select_related("dossier__organization")[:MOST]:
        yield Todo(_("your visa is asked."), reverse("visa", args=[visa.pk]), _("Read"), visa.dossier.title)


def juror(user, roles):
    """Reviews to accept or to write."""
    if "reviewer" not in roles:
        return
    mine = Review.objects.filter(reviewer=user, state__in=("assigned", "in_progress")).for_list()[:MOST]
    for review in blind.covered(mine, user):
        title = _("a reading to accept") if review.state == "assigned" else _("a reading to finish")
        yield Todo(title, review.get_absolute_url(), _("Read"), review.dossier.title or review.dossier.reference)


def actions(user):
    """Actions owed by this person."""
    for action in ActionItem.objects.filter(owner=user, done_on=None).select_related("dossier")[:MOST]:
        yield Todo(
            action.label, reverse("action_done", args=[action.pk]), _("See"), action.dossier.title, "", action.is_late
        )


def staff(user, roles):
    """Calls whose dossiers wait for the officer or the authority."""
    if not roles & {"officer", "authority"}:
        return
    screened = Count("dossiers", filter=Q(dossiers__state="submitted"))
    calls = Call.objects.visible_to(user).filter(state__in=("open", "closed", "reviewing")).annotate(waiting=screened)
    for call in calls.order_by("closes_at", "id")[:MOST]:
        if call.waiting and "officer" in roles:
            text = ngettext("%d dossier to screen", "%d dossiers to screen", call.waiting) % call.waiting
            yield Todo(text, f"{reverse('dossier_list')}?call={call.pk}&state=submitted", _("Screen"), call.title)
        for step in call.steps_for(user, "start_review", "announce"):
            if not step.missing:
                yield Todo(
                    str(step.label), reverse("step", args=["call", call.pk, step.name]), str(step.label), call.title
                )


def reports(user, roles):
    """Final reports that wait for this person."""
    for report in (
        FinalReport.objects.visible_to(user)
        .exclude(state__in=("published", "withheld"))
        .select_related("dossier__call")[:MOST]
    ):
        if report.holder in roles & report.roles_of(user):
            title = _("final report: %s") % report.get_state_display()
            yield Todo(title, report.get_absolute_url(), _("Open"), report.dossier.title)


def recruitment(user, roles):
    """Applications to read, offers whose day is over, of the positions that this person recruits for."""
    if "recruiter" not in roles:
        return
    for position in pipeline.desk(user)[:MOST]:
        url = reverse("pipeline", args=[position.pk])
        if position.waiting:
            text = ngettext("%d application to read", "%d applications to read", position.waiting) % position.waiting
            yield Todo(text, url, _("Read"), str(position))
        if position.late:
            yield Todo(_("an offer has had no answer"), url, _("See"), str(position), "", late=True)
