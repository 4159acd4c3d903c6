"""A mission of the lead: what is said of it, doing without it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hackathons.forms.frame import WaiveForm, WordForm
from hackathons.parts import PARTS, missions
from hackathons.permissions import coaches, prepares
from hackathons.views.access import found, refusal, trail


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def mission(request, pk, row):
    """A mission with its words; a word is added, the coach may do without it."""
    camp = found(request, pk, prepares if request.method == "POST" else None)
    shown = get_object_or_404(missions(camp), pk=row)
    waiving, may_waive = request.POST.get("do") == "waive", coaches(camp, request.user)
    word = WordForm(None if waiving else request.POST or None)
    waive = WaiveForm(request.POST if waiving else None, initial={"waived": shown.waived})
    if request.method == "POST" and waiving and not may_waive:
        raise PermissionDenied(refusal(camp))
    if request.method == "POST" and (waive if waiving else word).is_valid():
        done_without(shown, request.user, waive.cleaned_data["waived"]) if waiving else said(shown, request.user, word)
        messages.success(request, _("The mission is done without.") if waiving else _("Your word is added."))
        return redirect("camp_mission", pk, row)
    context = {
        "owner": camp, "mission": shown, "word": word, "waive": waive, "may_waive": may_waive and shown.is_open,
        "may_write": prepares(camp, request.user), "trail": trail(camp, (PARTS["missions"].title, reverse("camp_missions", args=[pk]))),
    }  # fmt: skip
    return render(request, "hackathons/mission.html", context, status=422 if word.errors or waive.errors else 200)


def done_without(mission, user, why):
    """It is no longer expected, for this reason."""
    mission.waived, mission.waived_by, mission.done_on, mission.done_by = why, user, None, None
    mission.save(update_fields=["waived", "waived_by", "done_on", "done_by"])


def said(mission, user, form):
    """Keep a word, signed."""
    mission.notes.create(text=form.cleaned_data["text"], author=user)
