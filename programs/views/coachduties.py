"""Who coaches whom: the proposal for a cohort, the handover of a project, what a coach takes on, their absences."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programs import coaches, cohort
from programs.forms.cohorts import AbsenceForm, AssignForm, DutyForm, HandoverForm
from programs.models import CoachAbsence, CoachProfile, User
from programs.views import coaching, cohorts
from programs.workflow import Conflict

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@dataclass
class Row:
    """A project to give a coach: who has it, whom the page chooses and why, among whom."""

    dossier: Any
    present: Any
    chosen: Any
    reason: str
    choices: list
    field: Any = None
    seen: Any = None


@reads_and_writes
def assign(request, pk):
    """A coach for each project of a cohort: proposed with its reason, changed at will, then applied."""
    shown = cohorts.found(request, pk, to_write=True)
    everyone = "all" in request.GET
    rows, team = proposal(shown, everyone)
    form = AssignForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        tell(request, *applied(request.user, form, rows))
        return redirect("cohort", pk)
    context = {
        "cohort": shown,
        "rows": rows,
        "team": team,
        "form": form,
        "everyone": everyone,
        "trail": cohorts.below(shown),
    }
    return render(request, "programs/cohorts/assign.html", context, status=422 if form.errors else 200)


def proposal(shown, everyone):
    """The rows of the page: those who have a coach keep them, unless everyone is to be shared out again."""
    dossiers = list(coaches.with_coaches(cohort.going_on(shown.dossiers.all())))
    by_program, team = coaches.pools(dossiers)
    free = [one for one in dossiers if everyone or not one.coaching]
    found = {one.dossier.pk: one for one in coaches.proposed(free, by_program, team)}
    rows = []
    for one in dossiers:
        present = one.coaching[0].person if one.coaching else None
        offered = found.get(one.pk)
        choices = [
            (str(duty.person.pk), duty.words) for duty in team if duty.person.pk in by_program[one.call.program_id]
        ]
        reason = offered.reason if offered else _("Keeps their coach.")
        rows.append(Row(one, present, offered.coach if offered else present, reason, choices))
    return rows, team


def applied(user, form, rows):
    """Name each coach that changes, by its own step; return how many are named, and what was refused in words."""
    named, refused = 0, []
    for row in rows:
        chosen = form.cleaned_data[f"coach-{row.dossier.pk}"]
        if not chosen or (row.present and chosen == str(row.present.pk)):
            continue
        try:
            row.dossier.project.name_coach(by=user, coach=chosen, seen=form.cleaned_data[f"seen-{row.dossier.pk}"])
            named += 1
        except (Conflict, ValidationError, PermissionDenied):
            refused.append(str(row.dossier.organization))
    return named, refused


def tell(request, named, refused):
    """Say what was done, and what was not."""
    if named:
        words = ngettext(
            "%(n)s coach is named; they are told by e-mail.", "%(n)s coaches are named; they are told by e-mail.", named
        )
        messages.success(request, words % {"n": named})
    if refused:
        messages.warning(request, _("Somebody changed this meanwhile, look again: %s.") % ", ".join(refused))
    if not named and not refused:
        messages.info(request, _("Nothing changes: every project keeps its coach."))


@reads_and_writes
def handover(request, pk):
    """The coach of a project, or the officer, passes it on to another coach with a note."""
    dossier = coaching.found(request, pk)
    coaching.allowed(dossier, request.user, "coach")
    project = dossier.project
    offered = project.coaches()
    form = HandoverForm(request.POST or None, initial={"seen": project.seq})
    form.fields["coach"].choices = [(str(one.person.pk), one.words) for one in coaches.duties(offered)]
    if request.method == "POST" and form.is_valid() and passed_on(request, dossier, form):
        messages.success(
            request, _("The project is passed on with your note; they and the project lead are told by e-mail.")
        )
        return redirect("coaching")
    context = {"dossier": dossier, "form": form, "offered": offered, "crumbs": coaching.crumbs(dossier)}
    return render(request, "programs/coaching/handover.html", context, status=422 if form.errors else 200)


@transaction.atomic
def passed_on(request, dossier, form):
    """Name the coach and keep the note among those of the coaches; False when the choice is refused."""
    given = form.cleaned_data
    try:
        dossier.project.name_coach(by=request.user, coach=given["coach"], seen=given["seen"])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    dossier.private_notes.create(author=request.user, text=_("Handover note.") + "\n\n" + given["note"])
    return True


def coach_of(request, pk):
    """A coach whose duties this person may write: themselves, or any for an officer."""
    if pk != request.user.pk and "officer" not in request.user.role_codes:
        raise Http404
    person = get_object_or_404(User, pk=pk, is_active=True)
    if "coach" not in person.role_codes:
        raise Http404
    return person


@reads_and_writes
def duty(request, pk):
    """What a coach takes on: how many projects, which régions; their absences."""
    person = coach_of(request, pk)
    profile = CoachProfile.objects.filter(person=person).first() or CoachProfile(person=person)
    form = DutyForm(request.POST or None, instance=profile)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: the next proposals will know it."))
        return redirect("coach_duty", pk)
    (shown,) = coaches.duties([person])
    absences = person.absences.to_come().select_related("cover")
    context = {"person": person, "duty": shown, "form": form, "absences": absences, "own": person == request.user}
    return render(request, "programs/coaching/duty.html", context, status=422 if form.errors else 200)


@reads_and_writes
def absence(request, pk):
    """Days away, and the colleague who coaches the same projects meanwhile."""
    person = coach_of(request, pk)
    form = AbsenceForm(request.POST or None, instance=CoachAbsence(coach=person))
    if request.method == "POST" and form.is_valid() and begun(form, request.user):
        messages.success(
            request,
            _("%(who)s stands in from the first day on, and gives the projects back at the end.")
            % {"who": form.instance.cover},
        )
        return redirect("coach_duty", pk)
    context = {"person": person, "form": form, "own": person == request.user}
    return render(request, "programs/coaching/absence.html", context, status=422 if form.errors else 200)


def begun(form, user):
    """Whether the absence is recorded; two recorded at once for the same days are one too many."""
    try:
        form.instance.begin(by=user)
    except IntegrityError:
        form.add_error("starts_on", _("Another absence is already recorded for these days."))
        return False
    return True


@reads_and_writes
def absence_end(request, pk):
    """The absence is over sooner, or does not take place."""
    one = get_object_or_404(CoachAbsence.objects.to_come().select_related("coach", "cover"), pk=pk)
    person = coach_of(request, one.coach_id)
    if request.method == "POST":
        one.end()
        messages.success(request, _("The projects are back with %(who)s.") % {"who": person})
        return redirect("coach_duty", person.pk)
    return render(request, "programs/coaching/absence_end.html", {"absence": one, "person": person})
