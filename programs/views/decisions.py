"""What the jury compares, what is proposed, the letters that tell it."""

import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import blind, comparing, deliberating, phases, standing
from programs import ranking as order
from programs.forms.jury import ProposalForm
from programs.models import Decision, waiting
from programs.models.balance import SELECTED
from programs.models.candidature import DECIDABLE
from programs.tables.jury import CandidateTable, DecisionTable
from programs.tables.ranking import RankingTable
from programs.views.jury import DECIDES, RUNS, SEES, call_of, menu

ROWS = 50
BOX = ("choose",)  # the column of boxes, left out where nothing can be done of what is ticked


def ranking(request, pk):
    """The dossiers in the order of the jury; the officer proposes for several at once."""
    call = call_of(request, pk, SEES)
    if not call.has_jury:
        raise Http404
    form, refusals = proposing(request, call)
    if form is None:
        return redirect(request.get_full_path())
    found = standing.of(call)
    hidden = deliberating.closed(call, request.user)
    known = [place for place in found.places if place.dossier not in hidden]
    table = ranked(request, call, found, known)
    return render(request, "programs/jury/ranking.html", {
        **menu(call, request.user), "table": table, "form": form, "refusals": refusals, "proposes": phases.proposes(call, request.user), **method(call, found, request.user),
        "criteria": call.criteria.all(), "show": request.GET.get("show", ""), **places(call, sum(one.state in SELECTED for one in found.places)), **counts(known),
    }, status=422 if refusals or form.errors else 200)  # fmt: skip


def ranked(request, call, found, known):
    """The page of the ranking that is asked for: only its rows are read in full."""
    shown = [place for place in known if SHOWN.get(request.GET.get("show"), everything)(place)]
    acts = phases.proposes(call, request.user) and any(place.is_undecided for place in shown)
    left_out = () if acts else BOX
    if found.stop:
        left_out += ("equalised",)
    table = RankingTable(shown, found, request.POST.getlist("dossiers"), exclude=left_out)
    tables.RequestConfig(request, paginate={"per_page": ROWS}).configure(table)
    rows = order.filled(call, [order.Ranked(call, row.record) for row in table.page.object_list])
    list(blind.covered(rows, request.user))  # each row then holds what this person may see
    table.filled = {row.place: row for row in rows}
    return table


def method(call, found, user):
    """Which marks rank, why, what is corrected, whether the readings given out can be compared."""
    return {
        "standing": found, "check": comparing.check(call, found), "told": comparing.corrections(found),
        "refusal": comparing.refusal(found.stop) if found.stop else "", "other": call.other_ranking(user),
        "moved": sum(place.gained != 0 for place in found.places),
    }  # fmt: skip


def everything(place):
    return True


SHOWN = {
    "undecided": lambda place: place.is_undecided, "unfinished": lambda place: place.missing > 0,
    "near": lambda place: place.is_near, "moved": lambda place: place.gained != 0,
}  # fmt: skip


def counts(known):
    """What the first sentence of the ranking says."""
    return {
        "all": len(known), "undecided": sum(place.is_undecided for place in known),
        "unfinished": sum(place.missing > 0 for place in known), "missing": sum(place.missing for place in known),
        "near": sum(place.is_near for place in known),
    }  # fmt: skip


def places(call, count=None):
    """How many are selected (counted unless known), for how many places, in one sentence."""
    count = call.dossiers.taking_a_place().count() if count is None else count
    chosen = ngettext("%d dossier selected", "%d dossiers selected", count) % count
    if call.places is None:
        return {"sentence": _("%s.") % chosen, "taken": count}
    text = ngettext("%(chosen)s for %(places)d place.", "%(chosen)s for %(places)d places.", call.places)
    return {"sentence": text % {"chosen": chosen, "places": call.places}, "taken": count}


def proposing(request, call):
    """The form that proposes, and what was refused; no form when all went well."""
    if request.method != "POST":
        return ProposalForm(call=call), []
    if not phases.proposes(call, request.user):
        raise PermissionDenied(_("Decisions on this call are not yours to propose in this phase."))
    form = ProposalForm(request.POST, call=call)
    ticked = [
        pk
        for pk in request.POST.getlist("dossiers")
        if pk in {str(pk) for pk in call.dossiers.values_list("pk", flat=True)}
    ]
    if not ticked:
        form.add_error(None, _("Tick at least one dossier."))
    if not form.is_valid():
        return form, []
    return proposed(request, call, form.cleaned_data, ticked)


def proposed(request, call, data, ticked):
    """Propose for each of those ticked; each is its own step, so that one refusal stops none of the others."""
    dossiers = call.dossiers.visible_to(request.user).filter(pk__in=ticked).for_table().order_by("reference")
    seen = {pk: int(number) for pk in ticked if (number := request.POST.get(f"seen-{pk}", "")).isdigit()}
    waive = ["reviews"] if data["waive"] else []
    done, refusals = order.propose(
        dossiers, data["outcome"], request.user, data["comment"], waive, seen, request.received_at
    )
    if done:
        messages.success(request, ngettext("%d decision proposed.", "%d decisions proposed.", len(done)) % len(done))
    return (ProposalForm(request.POST, call=call), refusals) if refusals else (None, [])


class Candidate:
    """A dossier to decide, as a row of a table."""

    def __init__(self, dossier):
        self.dossier, self.state, self.is_undecided = dossier, dossier.state, True


def decisions(request, pk):
    """The proposals and their letters, the places, what is missing to announce; without a jury, the dossiers to decide."""
    call = call_of(request, pk, DECIDES)
    if call.is_contribution:  # ideas are agreed one by one, on their page: no places, no letters
        raise Http404
    form, refusals = proposing(request, call)
    if form is None:
        return redirect(request.get_full_path())
    undecided = call.dossiers.filter(state__in=DECIDABLE).for_table().order_by("reference")
    candidates = (
        None
        if call.has_jury
        else CandidateTable(
            [Candidate(dossier) for dossier in undecided], prefix="c-", exclude=() if RUNS(call, request.user) else BOX
        )
    )
    numbers, found = waiting.positions(call) if call.has_jury and not call.announced_at else {}, places(call)
    table = DecisionTable(by_number(listed(request, call), numbers, filters(request)))
    for one in filter(None, (candidates, table)):
        one.ticked = request.POST.getlist("dossiers")
        tables.RequestConfig(request, paginate={"per_page": ROWS}).configure(one)
    for row in table.page.object_list:
        row.record.position = row.record.position or numbers.get(row.record.dossier_id)
    return render(request, "programs/jury/decisions.html", {
        **menu(call, request.user), "table": table, "candidates": candidates, "form": form, "refusals": refusals,
        "filters": filters(request), "undecided": undecided.count(),
        "announce": call.step("announce", request.user), "minutes": call.minutes_for(request.user), **found, **letters(call), "next": waiting.next_called(call, found["taken"]),
    }, status=422 if refusals or form.errors else 200)  # fmt: skip


def in_force(call):
    """The decisions of a call that stand, with all that a row shows."""
    return (
        Decision.objects.filter(dossier__call=call, replaced_at=None)
        .select_related("dossier__organization__territory", "approved_by")
        .defer("dossier__answers", "approved_text", "text", "template")
        .order_by("dossier__reference")
    )


def filters(request):
    """The filters asked for, only those that are known."""
    outcome, letter = request.GET.get("outcome", ""), request.GET.get("letter", "")
    return {
        "outcome": outcome if outcome in order.STEPS else "",
        "letter": letter if letter in ("open", "approved") else "",
    }


def listed(request, call):
    """The decisions to list: of this outcome, with their letter approved or still to approve."""
    asked, found = filters(request), in_force(call)
    if asked["outcome"]:
        found = found.filter(outcome=asked["outcome"])
    return found.filter(approved_at__isnull=asked["letter"] == "open") if asked["letter"] else found


def by_number(found, numbers, asked):
    """The waiting list alone is read in its order: as announced, else as the marks stand; the rest by reference."""
    if asked["outcome"] != "waitlisted":
        return found
    if numbers:
        return sorted(found, key=lambda one: numbers.get(one.dossier_id, len(numbers) + 1))
    return found.order_by(F("position").asc(nulls_last=True), "dossier__reference")


def letters(call):
    """How many decisions stand, and how many of their letters wait for an approval."""
    found = Decision.objects.filter(dossier__call=call, replaced_at=None)
    return found.aggregate(decided=Count("pk"), to_approve=Count("pk", filter=Q(approved_at=None)))


def settled(call):
    """Whether the hour of the announcement is set: the letters leave as they were approved."""
    return call.is_announced or call.announced_at is not None
