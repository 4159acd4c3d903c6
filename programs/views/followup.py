"""Between two sessions: the weather, the milestones, the actions."""

from datetime import timedelta

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programs import checkins, clock
from programs.forms.coaching import ActionForm, CheckinForm, MilestoneForms, NewMilestoneForm, ShiftForm
from programs.models import ActionItem, Milestone
from programs.views import coaching

KEEPERS = ("coach", "lead")


@require_http_methods(["GET", "HEAD", "POST"])
def checkin_new(request, pk):
    """The lead or a co-author says how it goes, in one minute."""
    dossier = coaching.found(request, pk)
    coaching.allowed(dossier, request.user, "lead", "member")
    form = CheckinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        checkins.give(form.instance, dossier, request.user)
        messages.success(request, _("Thank you. Your coach sees this weather at once."))
        return redirect(dossier.project)
    context = {"dossier": dossier, "form": form, "last": dossier.checkins.first(), "crumbs": coaching.crumbs(dossier)}
    return render(request, "programs/coaching/checkin.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def checkin_ask(request, pk):
    """The coach asks the lead for a word; the lead gets a message and finds the question in their space."""
    dossier = coaching.found(request, pk)
    coaching.allowed(dossier, request.user, "coach")
    if request.method == "POST" and dossier.lead:
        try:
            checkins.ask(dossier, request.user)
            messages.success(request, _("%(lead)s is asked for the weather.") % {"lead": dossier.lead})
        except OSError:
            messages.warning(
                request,
                _("The message could not leave, but %(lead)s finds your request in their space.")
                % {"lead": dossier.lead},
            )
        return redirect("coaching")
    context = {
        "dossier": dossier,
        "last": dossier.checkins.first(),
        "days": checkins.DAYS,
        "crumbs": coaching.crumbs(dossier),
    }
    return render(request, "programs/coaching/ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def milestones(request, pk):
    """The milestones of a project: read by all its people, dated by its coach and its lead."""
    dossier = coaching.found(request, pk)
    may_write = bool(dossier.roles_of(request.user) & set(KEEPERS))
    forms = {
        "forms": MilestoneForms(queryset=dossier.milestones.all(), prefix="rows"),
        "new": NewMilestoneForm(prefix="new"), "shift": ShiftForm(dossier=dossier),
    }  # fmt: skip
    if request.method == "POST":
        coaching.allowed(dossier, request.user, *KEEPERS)
        name, bound = typed(request, dossier)
        if bound.is_valid():
            messages.success(request, SAVED[name](dossier, bound))
            return redirect("milestones", pk)
        forms[name] = bound
    late = sum(one.is_late for one in dossier.milestones.all())
    context = {
        "dossier": dossier,
        "may_write": may_write,
        "late": late,
        "milestones": dossier.milestones.all(),
        "crumbs": coaching.crumbs(dossier),
        **forms,
    }
    return render(
        request, "programs/coaching/milestones.html", context, status=422 if request.method == "POST" else 200
    )


def typed(request, dossier):
    """Which of the three forms of the page was sent, bound."""
    if "new" in request.POST:
        return "new", NewMilestoneForm(request.POST, prefix="new")
    if "shift" in request.POST:
        return "shift", ShiftForm(request.POST, dossier=dossier)
    held = dossier.milestones.select_for_update(of=("self",))  # two savings are judged one after the other
    return "forms", MilestoneForms(request.POST, queryset=held, prefix="rows")


def save_rows(dossier, forms):
    """Keep the dates typed."""
    forms.save()
    return _("The milestones are saved.")


def save_new(dossier, form):
    """Add a milestone to those of the preset."""
    form.instance.dossier = dossier
    form.instance.planned_on = form.cleaned_data["due_on"]
    form.save()
    return _("Added: %s.") % form.instance


def save_shift(dossier, form):
    """Move what is left, from one milestone on, in one stroke."""
    start, days = form.cleaned_data["start"], form.cleaned_data["days"]
    moved = list(dossier.milestones.select_for_update().filter(done_on=None, due_on__gte=start.due_on))
    for one in moved:
        one.due_on += timedelta(days=days)
    Milestone.objects.bulk_update(moved, ["due_on"])
    return ngettext("%(n)s milestone is moved.", "%(n)s milestones are moved.", len(moved)) % {"n": len(moved)}


SAVED = {"forms": save_rows, "new": save_new, "shift": save_shift}


@require_http_methods(["GET", "HEAD", "POST"])
def action_new(request, pk):
    """The coach or the lead writes who does what by when, for a session or not."""
    dossier = coaching.found(request, pk)
    coaching.allowed(dossier, request.user, *KEEPERS)
    session = chosen(dossier, request.GET.get("session", ""))
    form = ActionForm(request.POST or None, dossier=dossier)
    if request.method == "POST" and form.is_valid():
        form.instance.dossier, form.instance.session = dossier, session
        form.save()
        messages.success(request, _("Added: %s.") % form.instance)
        return redirect(session or dossier.project)
    context = {"dossier": dossier, "session": session, "form": form, "crumbs": coaching.crumbs(dossier)}
    return render(request, "programs/coaching/action.html", context, status=422 if form.errors else 200)


def chosen(dossier, pk):
    """The session of this dossier that an address names, or None."""
    return next((session for session in dossier.sessions.all() if str(session.pk) == pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
def action_done(request, pk):
    """Whoever owes an action, the coach or the lead says that it is done, or that it was not after all."""
    action = get_object_or_404(ActionItem.objects.visible_to(request.user).select_related("owner", "session"), pk=pk)
    dossier = coaching.found(request, action.dossier_id)
    if action.owner_id != request.user.pk and not dossier.roles_of(request.user) & set(KEEPERS):
        raise Http404
    if action.code == ActionItem.NEWS and action.owner_id == request.user.pk and not action.done_on:
        return redirect("checkin_new", dossier.pk)
    if request.method == "POST":
        action.done_on = None if action.done_on else clock.today()
        action.save(update_fields=["done_on"])
        messages.success(request, _("Done: %s.") % action if action.done_on else _("To do again: %s.") % action)
        return redirect(action.session or dossier.project)
    return render(
        request,
        "programs/coaching/done.html",
        {"action": action, "dossier": dossier, "crumbs": coaching.crumbs(dossier)},
    )
