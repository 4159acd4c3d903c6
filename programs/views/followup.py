"""Between two sessions: the weather, the milestones, the actions."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import checkins, clock
from programs.forms.coaching import ActionForm, CheckinForm
from programs.models import ActionItem
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
    return next((session for session in dossier.gatherings.all() if str(session.pk) == pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
def action_done(request, pk):
    """Whoever owes an action, the coach or the lead says that it is done, or that it was not after all."""
    action = get_object_or_404(ActionItem.objects.visible_to(request.user).select_related("owner", "session"), pk=pk)
    dossier = coaching.found(request, action.dossier_id)
    if action.owner_id != request.user.pk and not dossier.roles_of(request.user) & set(KEEPERS):
        raise Http404
    if action.code == ActionItem.NEWS and action.owner_id == request.user.pk and not action.done_on:
        return redirect("checkin_new", dossier.pk)
    page = dossier.project.page_of(action)
    if page and action.owner_id == request.user.pk and not action.done_on:
        return redirect(page)
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
