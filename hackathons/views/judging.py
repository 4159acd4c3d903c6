"""Judging a camp, for its lead: who has marked what, what lacks, the final, absent jurors, sheets typed from paper."""

from collections import defaultdict

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hackathons import marking, sharing
from hackathons.forms.judging import FinalForm, MarksForm
from hackathons.models import Judgement
from hackathons.permissions import checks
from hackathons.views.access import found, trail
from hackathons.views.juror import keep
from programs import clock

MOST = 60  # sheets printed at once; beyond, juror by juror


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def judging(request, pk):
    """Where the jury stands, juror by juror and prototype by prototype; the lead shares out, notes who is absent."""
    camp = found(request, pk, checks)
    final = FinalForm(request.POST if request.POST.get("do") == "final" else None)
    if request.method == "POST" and acted(request, camp, final):
        return redirect("camp_judging", pk)
    table = marking.table(camp)
    context = {
        "camp": camp, "final": final, "table": table, "jurors": progress(camp), "rounds": list(camp.rounds.all()), "trail": trail(camp),
        "steps": offered(camp, request.user), "may_final": may_final(camp, table),
        "votes": camp.votes.count(), "came": camp.registrations.filter(state="checked_in").count(), "recusals": recusals(camp),
        "hints": list(sharing.hints(camp)),
    }  # fmt: skip
    context["unsigned"] = sum(len(one.waiting) for one in context["jurors"] if one.sits)
    context["unshared"] = not camp.compares and sharing.lacking(camp, [row.team for row in table.rows])
    context["by_name"] = sorted(table.rows, key=lambda row: row.team.name)
    context["may_print"] = (
        not camp.compares and 0 < (context["unsigned"] if context["rounds"] else len(table.rows)) <= MOST
    )
    context["short"] = [] if table.alone else table.missing
    return render(request, "hackathons/judging.html", context, status=422 if final.errors else 200)


def offered(camp, user):
    """The steps of the judging that make sense now: nobody is invited or reminded twice."""
    steps = camp.steps_for(user, "invite_jury", "remind_jury", "open_judging", "open_vote", "close_vote")
    useless = {"invite_jury": "invited", "remind_jury": "late"}
    return [step for step in steps if useless.get(step.name) not in {need.code for need in step.missing}]


def acted(request, camp, final):
    """Share out again, note an absence, open the final; False when the form is to be corrected."""
    doing = request.POST.get("do")
    if doing == "share" and camp.judges_now and not camp.compares:
        sharing.first_round(camp)
        messages.success(request, _("Each prototype has its jurors, as far as there are enough."))
    elif doing == "absent":
        juror = get_object_or_404(camp.jurors, pk=request.POST.get("juror"))
        juror.is_absent = not juror.is_absent
        juror.save(update_fields=["is_absent"])
        said = _("%s is noted absent: their missing marks no longer count.") if juror.is_absent else _("%s is present.")
        messages.success(request, said % juror.name)
    elif doing == "recuse":
        known = {(str(juror.pk), str(team.pk)): (juror, team, why) for juror, team, why in sharing.hints(camp)}
        if found_tie := known.get((request.POST.get("juror"), request.POST.get("team"))):
            sharing.recuse(*found_tie)
            messages.success(
                request, _("%(who)s no longer judges %(team)s.") % {"who": found_tie[0].name, "team": found_tie[1].name}
            )
    elif doing == "final":
        if not final.is_valid() or not may_final(camp, marking.table(camp)):
            return False
        sharing.final(camp, final.cleaned_data["kept"], clock.now())
        messages.success(request, _("The final is open: every juror present marks each finalist."))
    return True


def may_final(camp, table):
    """Whether the final can open: one round so far, every prototype judged enough, more than two of them."""
    return (
        camp.state == "deliberation" and camp.judges_now and not camp.compares and camp.rounds.count() == 1 and len(table.rows) > 2 and not table.missing
    )  # fmt: skip


def recusals(camp):
    """Who stands aside from which team, and why."""
    return [row for juror in camp.jurors.prefetch_related("recusals__team") for row in juror.recusals.all()]


def progress(camp):
    """The jurors, each with the marks signed and those awaited in the rounds, or the comparisons made."""
    given = defaultdict(list)
    counted = Judgement.objects.filter(round__camp=camp, team__submitted_at__isnull=False)
    for sheet in counted.select_related("team", "round").order_by("round__number", "team__name", "id"):
        given[sheet.juror_id].append(sheet)
    made = defaultdict(int)
    for juror in camp.comparisons.exclude(juror=None).values_list("juror", flat=True):
        made[juror] += 1
    for juror in (jurors := list(camp.jurors.prefetch_related("recusals__team"))):
        juror.given, juror.made = given[juror.pk], made[juror.pk]
        juror.signed = [sheet for sheet in juror.given if sheet.stands]
        juror.waiting = [sheet for sheet in juror.given if not sheet.stands and sheet.round.closed_at is None]
    return jurors


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def sheet(request, pk, row):
    """The marks of a juror typed from their paper sheet, signed in their place by who types them."""
    camp = found(request, pk, checks)
    one = get_object_or_404(
        Judgement.objects.select_related("juror", "team__challenge", "round"), pk=row, round__camp=camp
    )
    form = MarksForm(one, camp.grid.all(), *([request.POST.copy()] if request.method == "POST" else []))
    if request.method == "POST" and not (camp.judges_now and one.round.closed_at is None):
        messages.error(request, _("The marks of this round no longer change."))
        return redirect("camp_judging", pk)
    if request.method == "POST" and form.is_valid() and form.wants_all():
        keep(form, signs=True, by=request.user)
        messages.success(
            request, _("Sheet of %(who)s on %(team)s kept.") % {"who": one.juror.name, "team": one.team.name}
        )
        return redirect("camp_judging", pk)
    above = trail(camp, (_("The judging"), reverse("camp_judging", args=[pk])))
    context = {"owner": camp, "form": form, "sheet": one, "trail": above}
    return render(request, "hackathons/sheet.html", context, status=422 if form.errors else 200)
