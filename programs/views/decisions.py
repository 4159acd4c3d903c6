"""What the jury compares, what is proposed, the letters that tell it."""

import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from programs import blind, clock, comparing, phases, standing
from programs import ranking as order
from programs.forms.jury import LetterForm, ProposalForm, fingerprint
from programs.models import Call, Decision
from programs.models.candidature import DECIDABLE
from programs.models.recusal import aside
from programs.permissions import May
from programs.tables.jury import CandidateTable, DecisionTable, RankingTable
from programs.views.jury import DECIDES, RUNS, SEES, call_of, identifiers, menu
from programs.workflow import Conflict

APPROVES = May("officer", "authority")
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
    rows = [row for row in order.rows(call, found) if row.place.dossier not in closed(call, request.user)]
    table = ranked(request, call, found, rows)
    return render(request, "programs/jury/ranking.html", {
        **menu(call, request.user), "table": table, "form": form, "refusals": refusals, "proposes": phases.proposes(call, request.user), **method(call, found, request.user),
        "criteria": call.criteria.all(), "show": request.GET.get("show", ""), **places(call), **counts(rows),
    }, status=422 if refusals or form.errors else 200)  # fmt: skip


def closed(call, user):
    """The dossiers of a call that a chair stands aside from: whoever runs it sees them all."""
    if call.roles_of(user) & {"officer", "authority", "admin"}:
        return set()
    return set(call.dossiers.filter(aside(user)).values_list("pk", flat=True))


def ranked(request, call, found, rows):
    """The page of the ranking that is asked for: only its rows are read in full."""
    shown = [row for row in rows if SHOWN.get(request.GET.get("show"), everything)(row)]
    acts = phases.proposes(call, request.user) and any(row.is_undecided for row in shown)
    table = RankingTable(shown, exclude=() if acts else BOX)
    table.ticked, table.standing, table.equalises = request.POST.getlist("dossiers"), found, found.stop is None
    if found.stop:
        table.columns.hide("equalised")
    tables.RequestConfig(request, paginate={"per_page": ROWS}).configure(table)
    records = [row.record for row in table.page.object_list]
    list(blind.covered(order.filled(call, records), request.user))  # each row then holds what this person may see
    return table


def method(call, found, user):
    """Which marks rank, why, what is corrected, whether the readings given out can be compared."""
    return {
        "standing": found, "check": comparing.check(call, found), "told": comparing.corrections(found),
        "refusal": comparing.refusal(found.stop) if found.stop else "", "other": call.other_ranking(user),
        "moved": sum(place.gained != 0 for place in found.places),
    }  # fmt: skip


def everything(row):
    return True


SHOWN = {
    "undecided": lambda row: row.is_undecided, "unfinished": lambda row: row.missing > 0,
    "near": lambda row: row.is_near, "moved": lambda row: row.gained != 0,
}  # fmt: skip


def counts(rows):
    """What the first sentence of the ranking says."""
    return {
        "all": len(rows), "undecided": sum(row.is_undecided for row in rows),
        "unfinished": sum(row.missing > 0 for row in rows), "missing": sum(row.missing for row in rows),
        "near": sum(row.is_near for row in rows),
    }  # fmt: skip


def places(call):
    """How many are selected, for how many places, in one sentence."""
    count = call.dossiers.taking_a_place().count()
    chosen = ngettext("%d dossier selected", "%d dossiers selected", count) % count
    if call.places is None:
        return {"sentence": _("%s.") % chosen}
    text = ngettext("%(chosen)s for %(places)d place.", "%(chosen)s for %(places)d places.", call.places)
    return {"sentence": text % {"chosen": chosen, "places": call.places}}


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
    waiting = call.dossiers.filter(state__in=DECIDABLE).for_table().order_by("reference")
    candidates = (
        None
        if call.has_jury
        else CandidateTable(
            [Candidate(dossier) for dossier in waiting], prefix="c-", exclude=() if RUNS(call, request.user) else BOX
        )
    )
    counted = letters(call, filters(request))
    approves = APPROVES(call, request.user) and not settled(call) and counted["shown_to_approve"]
    table = DecisionTable(listed(request, call), exclude=() if approves else BOX)
    for one in filter(None, (candidates, table)):
        one.ticked = request.POST.getlist("dossiers")
        tables.RequestConfig(request, paginate={"per_page": ROWS}).configure(one)
    return render(request, "programs/jury/decisions.html", {
        **menu(call, request.user), "table": table, "candidates": candidates, "form": form, "refusals": refusals,
        "approves": approves, "filters": filters(request), "undecided": waiting.count(),
        "announce": call.step("announce", request.user), **places(call), **counted,
    }, status=422 if refusals or form.errors else 200)  # fmt: skip


def in_force(call):
    """The decisions of a call that stand, with all that a row shows."""
    return (
        Decision.objects.filter(dossier__call=call, replaced_at=None)
        .select_related("dossier__call__program", "dossier__organization__territory", "approved_by")
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


def letters(call, asked):
    """How many decisions stand, how many of their letters wait for an approval, and how many of those the filters show."""
    waits = Q(approved_at=None)
    shown = waits & Q(outcome=asked["outcome"]) if asked["outcome"] else waits
    found = Decision.objects.filter(dossier__call=call, replaced_at=None).aggregate(
        decided=Count("pk"), to_approve=Count("pk", filter=waits), shown_to_approve=Count("pk", filter=shown)
    )
    return found | ({"shown_to_approve": 0} if asked["letter"] == "approved" else {})


def letter(request, pk):
    """One letter: the decision, its reason, the paragraph added; saved, then approved as it was read."""
    decision = get_object_or_404(
        Decision.objects.select_related("dossier__call__program", "dossier__organization__territory"), pk=pk
    )
    call = decision.dossier.call
    if not DECIDES(call, request.user):
        raise Http404
    closed = settled(call) or decision.replaced_at is not None
    form = LetterForm(request.POST or None, initial={"text": decision.text, "read": fingerprint(decision.text)})
    if request.method == "POST":
        if closed or not APPROVES(call, request.user):
            raise PermissionDenied(_("This letter can no longer change, or not by you."))
        if form.is_valid() and written(request, decision, form):
            return redirect(*next_page(request, decision))
    context = {
        **menu(call, request.user), "decision": decision, "dossier": decision.dossier, "form": form, "closed": closed,
        "approves": APPROVES(call, request.user) and not closed,
    }  # fmt: skip
    return render(request, "programs/jury/letter.html", context, status=422 if form.errors else 200)


def settled(call):
    """Whether the hour of the announcement is set: the letters leave as they were approved."""
    return call.is_announced or call.announced_at is not None


def next_page(request, decision):
    """Where one goes after a letter: the list when it is approved, else the letter again."""
    return ("decisions", decision.dossier.call_id) if "approve" in request.POST else ("decision_letter", decision.pk)


def written(request, decision, form):
    """Save the paragraph, and approve the letter if asked; an approved letter that changes is to approve again."""
    with transaction.atomic():
        fresh = Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.pk)
        if fresh.replaced_at:
            raise Conflict(decision.dossier.history.last())
        if form.cleaned_data["read"] != fingerprint(fresh.text):
            form.add_error(
                None, _("Someone changed this letter meanwhile. What you typed is kept: compare, then save again.")
            )
            form.data = {**form.data.dict(), "read": fingerprint(fresh.text)}
            form.elsewhere = fresh.text
            return False
        changed = fresh.text != form.cleaned_data["text"]
        fresh.text = form.cleaned_data["text"]
        if changed:
            fresh.approved_at = fresh.approved_by = None
        if "approve" in request.POST:
            fresh.approved_at, fresh.approved_by = clock.now(), request.user
        fresh.save(update_fields=["text", "approved_at", "approved_by"])
    messages.success(request, _("The letter is approved.") if fresh.approved_at else _("The letter is saved."))
    return True


@require_POST
def approve(request, pk):
    """Approve the letters ticked, as they are; those already announced or replaced are left alone."""
    call = call_of(request, pk, DECIDES)
    if not APPROVES(call, request.user):
        raise PermissionDenied(_("Only the officer or the authority approves the letters."))
    with transaction.atomic():
        Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
        ready = in_force(call).filter(approved_at=None, pk__in=identifiers(request.POST.getlist("decisions")))
        count = (
            0
            if settled(call)
            else Decision.objects.filter(pk__in=ready.values("pk")).update(
                approved_at=clock.now(), approved_by=request.user
            )
        )
    if count:
        messages.success(request, ngettext("%d letter approved.", "%d letters approved.", count) % count)
    else:
        messages.warning(request, _("No letter was approved: tick at least one that is not yet approved."))
    return redirect("decisions", pk)
