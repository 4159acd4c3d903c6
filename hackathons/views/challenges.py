"""Challenges of a camp: proposed by anyone who has its link, accepted or not, with their data."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import proposing
from hackathons.forms.rows import ChallengeForm, DataSetForm
from hackathons.models import Camp, CampTeam, Challenge
from hackathons.permissions import prepares
from hackathons.views.access import found, trail
from programs.models import User


@require_safe
def challenges(request, pk):
    """The challenges of a camp, those to decide first; and the link to send to whoever may propose one."""
    camp = found(request, pk)
    rows = sorted(
        camp.challenges.prefetch_related("data_sets", Prefetch("teams", CampTeam.objects.alive(), "working")),
        key=lambda one: (ORDER.index(one.state), one.title),
    )
    context = {
        "camp": camp,
        "rows": rows,
        "may_write": prepares(camp, request.user),
        "trail": trail(camp),
        "link": proposing.link(camp),
    }
    return render(request, "hackathons/challenges.html", context)


ORDER = ["proposed", "accepted", "answered", "unanswered", "rejected", "withdrawn"]


@require_safe
def challenge(request, pk):
    """A challenge, whole, for those who prepare the camp."""
    obj = get_object_or_404(Challenge.objects.select_related(*Challenge.joins), pk=pk)
    camp = found(request, obj.camp_id)
    context = {
        "challenge": obj, "camp": camp, "data_sets": list(obj.data_sets.all()), "steps": obj.steps_for(request.user), "may_write": prepares(camp, request.user),
        "trail": trail(camp, (_("Challenges"), proposing.page(camp))), "lines": list(obj.history.select_related("actor", "detail")),
    }  # fmt: skip
    return render(request, "hackathons/challenge.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def edit(request, pk, row=None):
    """Write a challenge, or change it."""
    camp = found(request, pk, prepares)
    obj = get_object_or_404(camp.challenges, pk=row) if row else Challenge(camp=camp)
    form = ChallengeForm(request.POST or None, instance=obj)
    if request.method == "POST" and form.is_valid():
        if row:
            form.save()
        else:
            form.instance.begin(by=request.user)
        messages.success(request, _("Saved: %s.") % form.instance)
        return redirect(form.instance)
    context = {
        "owner": camp,
        "form": form,
        "trail": trail(camp, (_("Challenges"), proposing.page(camp))),
        "title": obj if row else _("A new challenge"),
    }
    return render(request, "hackathons/challenge_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def data(request, pk, row=None):
    """Add data to a challenge, or change what is said of it."""
    obj = get_object_or_404(Challenge.objects.select_related(*Challenge.joins), pk=pk)
    camp = found(request, obj.camp_id, prepares)
    shown = get_object_or_404(obj.data_sets, pk=row) if row else None
    form = DataSetForm(request.POST or None, instance=shown or obj.data_sets.model(challenge=obj))
    if request.method == "POST" and shown and "remove" in request.POST:
        shown.delete()
        messages.success(request, _("Removed: %s.") % shown)
        return redirect(obj)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % form.instance)
        return redirect(obj)
    context = {
        "owner": camp,
        "challenge": obj,
        "form": form,
        "row": shown,
        "trail": trail(camp, (str(obj), obj.get_absolute_url())),
    }
    return render(request, "hackathons/data.html", context, status=422 if form.errors else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request, pk):
    """Propose a challenge without an account: the camp's link opens the form, the decision comes by mail."""
    camp = get_object_or_404(Camp.objects.select_related(*Camp.joins), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if not proposing.opens(camp, key):
        raise Http404
    form = ChallengeForm(request.POST or None, instance=Challenge(camp=camp))
    if request.method == "POST" and form.is_valid() and proposed(request, form):
        return render(
            request,
            "hackathons/proposed.html",
            {"camp": camp, "challenge": form.instance, "again": proposing.link(camp)},
        )
    context = {"camp": camp, "form": form, "key": key}
    return render(request, "hackathons/propose.html", context, status=422 if form.errors else 200)


def proposed(request, form):
    """The challenge is proposed; False when it cannot be, the reason in the form."""
    try:
        form.instance.begin(by=User.objects.bearer(form.instance), received_at=request.received_at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
