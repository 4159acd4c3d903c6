"""The ranking of a camp before it is announced: the lead and the chair check it, decide, validate, give the prizes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import marking, voting
from hackathons.forms.judging import PrizesForm
from hackathons.permissions import checks
from hackathons.views.access import found, trail
from hackathons.views.judging import recusals
from hackathons.views.juror import held
from programs.models import User
from programs.views.steps import StepForm

STEPS = ("break_tie", "validate_ranking", "equalise", "rank_raw", "reopen_ranking")

ORDER = ("announce_results", *STEPS)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def ranking(request, pk):
    """The full table, what is to decide, the prizes; nobody else sees it before the announcement."""
    camp = found(request, pk, checks)
    form = PrizesForm(camp.prizes.all(), marking.handed_in(camp), request.POST if request.method == "POST" else None)
    if request.method == "POST" and camp.announced_at:
        raise PermissionDenied(_("The results are announced: the prizes no longer change."))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % _("the prizes"))
        return redirect("camp_ranking", pk)
    context = {"form": form, "trail": trail(camp), "steps": offered(camp, request.user, *STEPS, "announce_results")}
    return render(request, "hackathons/ranking.html", {**shown(camp), **context}, status=422 if form.errors else 200)


def offered(camp, user, *names):
    """The steps of the ranking that make sense now."""
    steps = {step.name: step for step in camp.steps_for(user, *names)}
    for name, needed in (("break_tie", "tie"), ("reopen_ranking", "validated"), ("validate_ranking", "open"), ("equalise", "raw"), ("equalise", "comparable"), ("announce_results", "ranking")):  # fmt: skip
        if name in steps and any(need.code == needed for need in steps[name].missing):
            del steps[name]
    if not camp.equalises:
        steps.pop("rank_raw", None)
    if camp.ranking_validated_at:
        for name in ("rank_raw", "equalise", "break_tie"):
            steps.pop(name, None)
    return sorted(steps.values(), key=lambda step: ORDER.index(step.name))


def shown(camp):
    """The table and all that explains it, for those who check it."""
    table = marking.table(camp)
    votes = [] if camp.vote_opened_at is None or camp.votes_now else voting.counted(camp)
    return {
        "camp": camp, "table": table, "recusals": recusals(camp), "absent": list(camp.jurors.filter(is_absent=True)), "votes": votes,
        "favourites": voting.favourites(camp) if votes else [], "stop": marking.refusal(table.stop) if table.stop else "", "detail": detail(camp, table),
    }  # fmt: skip


def detail(camp, table):
    """The mark of each juror for each prototype, in the order of the ranking."""
    if camp.compares:
        return []
    grid, marks = list(camp.grid.all()), {}
    for one in camp.rounds.order_by("number"):
        for sheet in one.judgements.counted().select_related("juror").order_by("juror__name", "id"):
            marks.setdefault(sheet.team_id, []).append((one, sheet.juror, sheet.mark(grid)))
    return [(row.team, marks.get(row.team.pk, [])) for row in table.rows]


# ------------------------------------------------------------------ the chair, by the link received


def chaired(request, pk):
    """The chair of a jury and its camp, for who holds the link; 404 for the other jurors, and before the deliberation."""
    juror, key = held(request, pk)
    if not (juror.is_chair and juror.sits and juror.camp.state in ("deliberation", "follow_up", "closed")):
        raise Http404
    return juror, key


@login_not_required
@require_safe
def chair(request, pk):
    """The same table, for the chair."""
    juror, key = chaired(request, pk)
    steps = offered(juror.camp, User.objects.bearer(juror), *STEPS)
    return render(request, "hackathons/chair.html", {**shown(juror.camp), "juror": juror, "key": key, "steps": steps})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def chair_step(request, pk, name):
    """A step of the ranking, taken by the chair: what it asks, what it lacks."""
    juror, key = chaired(request, pk)
    actor, camp = User.objects.bearer(juror), juror.camp
    step = camp.step(name, actor) if name in STEPS else None
    if step is None:
        raise Http404
    form = StepForm(step, camp, actor, request.POST or None)
    back = f"{reverse('camp_chair', args=[pk])}?cle={key}"
    if request.method == "POST" and form.is_valid() and taken(request, juror, step, form, actor):
        messages.success(request, _("Done: %s.") % step.label)
        return redirect(back)
    context = {
        "step": step, "form": form, "back": back, "action": f"{request.path}?cle={key}", "camp": camp,
        "first": next((need._replace(url="") for need in step.missing if need not in form.waivable), None),
    }  # fmt: skip
    return render(request, "hackathons/chair_step.html", context, status=422 if form.errors else 200)


def taken(request, juror, step, form, actor):
    """Take the step in the name of the chair; a refusal is written beside its field."""
    answers = {name: form.cleaned_data[name] for name in step.asks}
    told = {"said_by": juror.name}
    if step.name == "break_tie":
        told["whom"] = dict(form.fields["team"].choices).get(answers["team"], "")
    try:
        getattr(juror.camp, step.name)(by=actor, seen=form.cleaned_data["seen"], received_at=request.received_at, data=told, **answers)  # fmt: skip
    except ValidationError as error:
        form.refuse(error)
        return False
    return True
