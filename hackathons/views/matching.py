"""Proposals of teams: asked for, compared, adjusted by hand; their steps have the page of every step."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hackathons.forms.matching import AdjustForm, MatchingForm
from hackathons.matching import sheet
from hackathons.models import Matching, Placement
from hackathons.models.matching import Variant
from hackathons.teaming import without
from hackathons.views.access import trail
from hackathons.views.teams import camp_teams, welcomed
from programs.views.allocations import seen
from programs.workflow import Conflict

ROWS = 20


@require_http_methods(["GET", "HEAD", "POST"])
def matchings(request, pk):
    """The proposals of a camp; one more is asked for, worked out by the worker."""
    camp = welcomed(request, pk)
    matching = Matching(camp=camp)
    form = MatchingForm(request.POST or None, instance=matching)
    if request.method == "POST" and form.is_valid():
        matching.begin(by=request.user)
        messages.success(request, _("The proposal is being worked out: it is ready in a few seconds."))
        return redirect(matching)
    context = {
        "camp": camp, "form": form, "alone": without(camp).count(), "page": Paginator(camp.matchings.all(), ROWS).get_page(request.GET.get("page")),
        "trail": trail(camp, (_("Teams"), camp_teams(camp))),
    }  # fmt: skip
    return render(request, "hackathons/matching/list.html", context, status=422 if form.errors else 200)


def found(request, pk):
    """A proposal, for those who welcome."""
    obj = get_object_or_404(Matching.objects.visible_to(request.user).select_related(*Matching.joins), pk=pk)
    obj.camp = welcomed(request, obj.camp_id)
    return obj


def above(camp):
    """The way down to a proposal."""
    return trail(
        camp, (_("Teams"), camp_teams(camp)), (_("Proposals of teams"), reverse("camp_matchings", args=[camp.pk]))
    )


@require_safe
def matching(request, pk):
    """A proposal: its variants side by side, then one of them, team by team, each person with the reason."""
    obj = found(request, pk)
    asked = request.GET.get("variante", "")
    variant = asked if asked in Variant.values else obj.chosen or Variant.WISHES
    teams, alone = sheet.lines(obj, variant)
    context = {
        "matching": obj, "camp": obj.camp, "variant": variant, "variants": Variant.choices, "figures": list(sheet.compared(obj)), "teams": teams, "alone": alone,
        "denied": [row for line in teams for row in line.rows if row.denied], "may_adjust": obj.state == "proposed",
        "steps": [step for step in obj.steps_for(request.user) if step.name != "adjust"], "trail": above(obj.camp),
        "label": Variant(variant).label, "kept": [row for line in teams for row in line.rows if row.outcome not in ("", "placed")],
    }  # fmt: skip
    return render(request, "hackathons/matching/matching.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def adjust(request, pk, row):
    """Move someone by hand in a variant."""
    obj = found(request, pk)
    if obj.state != "proposed":
        raise Conflict(obj.history.last())
    placement = get_object_or_404(Placement.objects.select_related("registration", "group"), pk=row, matching=obj)
    placement.matching = obj
    step = obj.step("adjust", request.user)
    if step is None:
        raise Http404
    form = AdjustForm(sheet.choices(placement, obj.camp), request.POST or None, initial={"group": str(placement.group_id or "")})  # fmt: skip
    back = f"{obj.get_absolute_url()}?variante={placement.variant}"
    if request.method == "POST" and form.is_valid() and moved(request, obj, placement, form):
        messages.success(request, _("%s is moved in this proposal.") % placement.registration)
        return redirect(back)
    context = {
        "matching": obj, "camp": obj.camp, "placement": placement, "person": placement.registration, "form": form, "back": back,
        "wishes": list(placement.registration.wishes.select_related("challenge")), "trail": [*above(obj.camp), (str(obj), back)],
    }  # fmt: skip
    return render(request, "hackathons/matching/adjust.html", context, status=422 if form.errors else 200)


def moved(request, matching, placement, form):
    """The change is kept; False when it cannot be, the reason beside the field."""
    try:
        matching.adjust(by=request.user, seen=seen(request, matching), placement=str(placement.pk), group=form.cleaned_data["group"])  # fmt: skip
    except ValidationError as error:
        form.add_error("group", error.messages)
        return False
    return True
