"""Coaching sessions: booking one, its page, its minutes while they are written."""

import hashlib

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import clock, cohort
from programs.forms.coaching import TAKEN, MinutesForm, SessionForm
from programs.forms.presence import PresenceForm
from programs.models import CoachingSession, CoachSlot
from programs.timeline import worded
from programs.views import coaching
from programs.workflow import Conflict


@require_http_methods(["GET", "HEAD", "POST"])
def session_book(request, pk):
    """The coach or the lead books a session; a coach may write one down after the fact."""
    dossier = coaching.found(request, pk)
    coaching.allowed(dossier, request.user, "coach", "lead")
    coach = dossier.coach or (request.user if "coach" in dossier.roles_of(request.user) else None)
    session = CoachingSession(dossier=dossier, coach=coach)
    coaches = "coach" in dossier.roles_of(request.user)
    form = SessionForm(
        request.POST or None, instance=session, later_only=not coaches, projects=others(dossier, request.user) if coaches else None
    )  # fmt: skip
    if request.method == "POST" and coach and form.is_valid() and booked(form, request.user):
        messages.success(request, _("The session is booked. Everyone concerned gets a message."))
        return redirect(session)
    context = {
        "dossier": dossier, "coach": coach, "form": form, "crumbs": coaching.crumbs(dossier),
        "slots": CoachSlot.objects.free().filter(coach=coach).count() if coach else 0,
    }  # fmt: skip
    return render(request, "programs/coaching/book.html", context, status=422 if form.errors else 200)


def others(dossier, user):
    """The other projects going on that this person follows: those that a session may gather with this one."""
    found = cohort.going_on(cohort.followed(user)).exclude(pk=dossier.pk)
    return found.select_related("organization__territory", "organization__attached_to").order_by(
        "organization__name", "id"
    )


def booked(form, user):
    """Whether the session was booked; the database refuses a coach in two places, and the form says so."""
    try:
        form.instance.book(by=user)
    except ValidationError:
        form.add_error("starts_at", TAKEN)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def session(request, pk):
    """A session: when, where, its minutes, its actions, and what may be done; a POST saves the minutes."""
    joined = CoachingSession.objects.visible_to(request.user).select_related(
        "dossier__call__program", "dossier__organization", "coach"
    )
    shown = get_object_or_404(joined, pk=pk)
    roles = set().union(*held(shown, request.user).values())
    if not coaching.INSIDE & roles:
        raise Http404
    context = page(shown, request.user, shown.dossier.roles_of(request.user))
    if request.method == "POST":
        return save(request, shown, context)
    return render(request, "programs/coaching/session.html", context)


def held(shown, user):
    """The roles of a person on each project that a session gathers, by identifier."""
    return {one.pk: one.roles_of(user) for one in shown.gathered}


def parts(shown, user):
    """Each project of a session as one sees it: who came, what was decided for it; actions are read by those of the project."""
    mine, places = held(shown, user), {one.dossier_id: one for one in shown.places.prefetch_related("present")}
    actions = list(shown.actions.select_related("owner"))
    return [
        {
            "dossier": one, "place": places.get(one.pk), "inside": bool(mine[one.pk] & coaching.INSIDE),
            "may_add": bool({"coach", "lead"} & mine[one.pk]), "actions": [action for action in actions if action.dossier_id == one.pk],
        }
        for one in shown.gathered
    ]  # fmt: skip


def page(shown, user, roles):
    """What the page of a session shows; the minutes are read once published."""
    lines = shown.history.select_related("actor", "on_behalf_of", "detail").order_by("-seq")
    writes = "coach" in roles and shown.state == shown.State.SCHEDULED
    return {
        "session": shown, "dossier": shown.dossier, "crumbs": coaching.crumbs(shown.dossier), "writes": writes,
        "form": MinutesForm(initial={"minutes": shown.minutes or shown.dossier.call.program.minutes_template, "shown": digest(shown.minutes)}) if writes else None, "steps": [step for step in shown.steps_for(user) if step.name not in hidden(shown)],
        "former": shown.former_minutes.select_related("by"), "movable": shown.step("move", user) is not None,
        "parts": parts(shown, user), "several": len(shown.gathered) > 1, "may_count": "coach" in roles and shown.starts_at < clock.now() and shown.state != shown.State.CANCELLED, "lines": [worded(line) for line in lines], "is_past": shown.ends_at < clock.now(),
    }  # fmt: skip


def hidden(session):
    """The steps without a button of their own: publishing, beside the minutes; saying that nobody came, before the hour."""
    return {"hold"} if session.starts_at < clock.now() else {"hold", "miss"}


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request, pk):
    """The coach notes who of each project came to a session that has begun."""
    shown = get_object_or_404(CoachingSession.objects.visible_to(request.user).exclude(state="cancelled"), pk=pk)
    if "coach" not in shown.dossier.roles_of(request.user):
        raise PermissionDenied(_("Only the coach notes who came."))
    if shown.starts_at > clock.now():
        raise PermissionDenied(_("Who came is noted once the session has begun."))
    form = PresenceForm(request.POST or None, session=shown)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The attendance is noted."))
        return redirect(shown)
    context = {"form": form, "session": shown, "crumbs": [*coaching.crumbs(shown.dossier), (shown.subject, shown.get_absolute_url())]}  # fmt: skip
    return render(request, "programs/coaching/presence.html", context, status=422 if form.errors else 200)


def digest(text):
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def save(request, shown, context):
    """Keep the minutes, unless someone else has just written others: then both are shown."""
    if not context["writes"]:
        raise PermissionDenied(_("The minutes are written by the coach, until they are published."))
    form = MinutesForm(request.POST)
    context["form"] = form
    status = 422 if not form.is_valid() else write(shown, form)
    if status == 200 and not request.htmx:
        messages.success(request, _("The minutes are saved."))
        return redirect("step", "coachingsession", shown.pk, "hold") if "publish" in request.POST else redirect(shown)
    name = "_minutes_saved" if request.htmx else "session"
    return render(
        request,
        f"programs/coaching/{name}.html",
        context | {"theirs": shown.minutes if status == 409 else "", "shown": digest(shown.minutes)},
        status=status,
    )


def write(shown, form):
    """Write the minutes under a lock; 409 when they are no longer those that the page showed."""
    typed = form.cleaned_data["minutes"]
    with transaction.atomic():
        fresh = CoachingSession.objects.select_for_update(of=("self",), no_key=True).get(pk=shown.pk)
        if fresh.state != fresh.State.SCHEDULED:
            raise Conflict(fresh.history.last())
        shown.minutes = fresh.minutes
        if form.cleaned_data["shown"] != digest(fresh.minutes) and fresh.minutes != typed:
            form.data = form.data | {"shown": digest(fresh.minutes)}
            return 409
        fresh.minutes = shown.minutes = typed
        fresh.save(update_fields=["minutes"])
    return 200
