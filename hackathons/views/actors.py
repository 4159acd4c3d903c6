"""The actors that a camp identified: the list, someone added to it, the agreement of someone who was not registered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import participation
from hackathons.forms.after import ActorForm
from hackathons.models import Actor
from hackathons.permissions import settles
from hackathons.signed import ACTOR
from hackathons.views.access import found, refusal, trail
from hackathons.views.outcomes import offer
from hackathons.views.survey import agreement, said
from programs.models import User

ROWS = 50


@require_safe
def actors(request, pk):
    """Who could move the territory; what each agreed to; details only of those who agreed."""
    camp = found(request, pk)
    if not settles(camp, request.user):
        raise PermissionDenied(refusal(camp))
    rows = camp.actors.standing().select_related("became")
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    shown = list(page)
    offer(shown, camp, request.user)
    context = {
        "camp": camp, "rows": shown, "page": page, "trail": trail(camp), "all": page.paginator.count,
        "agreed": rows.willing().count(), "kinds": participation.kinds(camp), "step": camp.step("identify_actors", request.user),
    }  # fmt: skip
    return render(request, "hackathons/actors.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def edit(request, pk, row=None):
    """Write down someone whom the camp revealed, or change it while they have not agreed."""
    camp = found(request, pk, settles)
    actor = (
        get_object_or_404(camp.actors.filter(state="identified", registration=None), pk=row)
        if row
        else Actor(camp=camp)
    )
    actor.camp = camp
    form = ActorForm(request.POST or None, instance=actor)
    if request.method == "POST" and form.is_valid():
        if row:
            form.save()
        else:
            form.instance.begin(by=request.user)
        messages.success(request, _("Saved: %s.") % form.instance)
        return redirect("camp_actors", pk)
    above = trail(camp, (_("Actors identified"), reverse("camp_actors", args=[pk])))
    context = {"owner": camp, "form": form, "trail": above, "row": actor if row else None}
    return render(request, "hackathons/actor_form.html", context, status=422 if form.errors else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request, pk):
    """What is kept of someone who was not registered, by the link they received: they agree, or are taken off."""
    actor = get_object_or_404(Actor.objects.select_related(*Actor.joins), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if ACTOR.fault(str(pk), key):
        raise Http404
    gone = actor.state not in ("identified", "willing")
    form = None if gone else agreement(request, actor)
    if request.method == "POST" and form and said(request, None, actor, User.objects.bearer(actor), form):
        return redirect(f"{request.path}?cle={key}")
    context = {"actor": actor, "camp": actor.camp, "form": form, "key": key}
    return render(request, "hackathons/consent.html", context, status=422 if form and form.errors else 200)
