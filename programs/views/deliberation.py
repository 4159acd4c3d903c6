"""The sitting of a jury: convened, its members noted, dossier after dossier; the places and the envelope that must balance."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programs import blind, deliberating, peers, phases, ranking
from programs.forms.deliberation import AmountsForm, ConveneForm, PresenceForm, SettleForm
from programs.models import Call, Decision, Deliberation, Review, ReviewPhase
from programs.models.balance import SELECTED
from programs.models.deliberation import CHAIRS
from programs.views.jury import DECIDES, SEES, call_of, identifiers, menu
from programs.workflow import Conflict

GROUPS = ("inside", "outside")
NEXT = {"planned": "open", "adjourned": "open", "in_session": "close"}


@require_http_methods(["GET", "HEAD", "POST"])
def sittings(request, pk):
    """The sittings of the jury of a call; a new one is convened."""
    call = call_of(request, pk, SEES)
    if not call.has_jury:
        raise Http404
    chairs = CHAIRS(call, request.user)
    form = ConveneForm(request.POST or None) if chairs else None
    if request.method == "POST" and not chairs:
        raise PermissionDenied(_("The chair and the programme officer convene the jury."))
    if request.method == "POST" and form.is_valid() and convened(request, call, form):
        messages.success(request, _("The jury is convened: each member is told."))
        return redirect("sittings", pk)
    context = {
        **menu(call, request.user),
        "sittings": list(call.deliberations.all()),
        "form": form,
        "balance": deliberating.balance(call),
        "minutes": call.minutes_for(request.user),
    }
    return render(request, "programs/jury/sittings.html", context, status=422 if form and form.errors else 200)


def convened(request, call, form):
    """The jury is convened; False when it cannot be, the reason in the form."""
    form.instance.call = call
    try:
        form.instance.begin(by=request.user, received_at=request.received_at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def deliberation(request, pk):
    """The screen of the chair: who is there, the dossier in hand, those that follow, what is left of the places."""
    sitting = get_object_or_404(
        Deliberation.objects.visible_to(request.user).select_related(*Deliberation.joins), pk=pk
    )
    call = sitting.call
    if not SEES(call, request.user) and request.method != "POST":
        return render(request, "programs/jury/convened.html", {"sitting": sitting, "call": call})
    if request.method == "POST":
        return acted(request, sitting)
    return shown(request, sitting)


def acted(request, sitting):
    """Note who is there, or propose."""
    if not CHAIRS(sitting.call, request.user):
        raise PermissionDenied(_("The chair and the programme officer lead the sitting."))
    if sitting.state in ("closed", "cancelled"):
        raise Conflict(sitting.history.last())
    if "presence" in request.POST:
        return presence(request, sitting)
    if sitting.state != "in_session":
        raise PermissionDenied(_("Open the sitting first."))
    if not phases.proposes(sitting.call, request.user):
        raise PermissionDenied(_("Decisions on this call are not yours to propose in this phase."))
    return settled(request, sitting)


def presence(request, sitting):
    """Note who is there."""
    form = PresenceForm([(one, None) for one in sitting.members], request.POST)
    if form.is_valid():
        with transaction.atomic():
            deliberating.note(sitting.lock(), form.given())
        messages.success(request, _("The presence is noted."))
        return redirect(sitting)
    return shown(request, sitting, presence=form)


def settled(request, sitting):
    """Propose on the dossier in hand, or on those that are settled together."""
    form = SettleForm(request.POST, call=sitting.call)
    ticked = identifiers(request.POST.getlist("dossiers"))
    dossiers = sitting.call.dossiers.filter(pk__in=ticked).exclude(
        pk__in=deliberating.closed(sitting.call, request.user)
    )
    if not form.is_valid():
        return shown(request, sitting, form=form, chosen=ticked)
    data = form.cleaned_data
    done, refusals = deliberating.settle(
        sitting, dossiers.for_table().order_by("reference"), data["outcome"], request.user, data["reason"], data.get("amount"),
        ["reviews"] if data["waive"] else [], request.received_at,
    )  # fmt: skip
    if done:
        messages.success(request, ngettext("%d proposal noted.", "%d proposals noted.", len(done)) % len(done))
    if refusals or not done:
        return shown(request, sitting, form=form, refusals=refusals, chosen=ticked)
    return redirect(sitting)


def shown(request, sitting, form=None, refusals=(), chosen=(), presence=None):
    """The page, with what was typed if it was refused."""
    call, user, group = sitting.call, request.user, request.POST.get("group", "")
    scene = deliberating.scene(sitting, user)
    row = in_hand(request, scene, chosen)
    whole = {id(one): one for one in [*filter(None, [row]), *scene.agenda.inside, *scene.agenda.outside]}
    list(blind.covered(ranking.filled(call, list(whole.values())), user))  # each then holds what this person may see
    return render(request, "programs/jury/deliberation.html", {
        **menu(call, user), **led(sitting, user), "sitting": sitting, "scene": scene, "row": row, "quorum": quorum_of(sitting, row), "refusals": refusals,
        "readings": readings(row, call, user), "form": form if form and not group else SettleForm(call=call), "chosen": chosen, "presence": presence or PresenceForm(scene.seats),
        "balance": deliberating.balance(call), "following": following(scene, row), "settled_together": groups(scene, form, group),
    }, status=422 if form or refusals or presence else 200)  # fmt: skip


def led(sitting, user):
    """What this person may do in the sitting, and who proposes where they do not; the minutes once it is closed."""
    call, steps = sitting.call, sitting.steps_for(user)
    leads = CHAIRS(call, user) and sitting.state in ("planned", "in_session", "adjourned")
    proposes = leads and sitting.state == "in_session" and phases.proposes(call, user)
    due, others = next_step(sitting, steps)
    return {
        "leads": leads, "proposes": proposes, "deciders": "" if proposes else who_proposes(call), "due": due, "steps": others,
        "minutes": call.minutes_for(user),
    }  # fmt: skip


def groups(scene, form, refused):
    """The groups settled together: name, rows, how many readings lack, the form just refused if it was theirs."""
    rows = {name: getattr(scene.agenda, name) for name in GROUPS}
    return [
        (name, rows[name], sum(row.missing for row in rows[name]), form if name == refused else None) for name in GROUPS
    ]


def next_step(sitting, steps):
    """The step that the sitting waits for, which the first sentence of the page offers once nothing lacks; the others apart."""
    name = NEXT.get(sitting.state)
    due = next((step for step in steps if step.name == name), None)
    told = due and (not due.missing or name == "open")  # what lacks to close may be waived, on the page of the step
    return due, [step for step in steps if step is not due or not told]


def who_proposes(call):
    """Who proposes in the phase in force, in words."""
    return call.phase.get_deciders_display() if call.phase else ReviewPhase.Deciders.OFFICER.label


def in_hand(request, scene, chosen):
    """The dossier discussed: the one asked for, the one just refused, else the first of the agenda."""
    every = [*scene.agenda.discuss, *scene.agenda.inside, *scene.agenda.outside]
    wanted = request.GET.get("dossier") or (chosen[0] if len(chosen) == 1 else "")
    return next((row for row in every if str(row.place.dossier) == wanted), None) or next(
        iter(scene.agenda.discuss), None
    )


def quorum_of(sitting, row):
    """Who may take part in the discussion of the dossier in hand."""
    if row is None:
        return None
    hidden = getattr(row.dossier, "hidden", row.dossier)
    return deliberating.quorums(sitting, [hidden])[hidden.pk]


def readings(row, call, user):
    """The readings of the dossier in hand, with the name that this person may know."""
    if row is None:
        return []
    mine = (
        Review.objects.visible_to(user)
        .filter(dossier=row.place.dossier, state="submitted")
        .select_related("dossier__call", "reviewer")
    )
    found = list(mine.order_by("id"))
    for one in found:
        one.dossier.call = call  # its phases are read once
    return [(one, peers.name_of(one, user)) for one in blind.covered(found, user)]


def following(scene, row):
    """The dossiers to discuss after the one in hand."""
    return [one for one in scene.agenda.discuss if one is not row][:10]


@require_http_methods(["GET", "HEAD", "POST"])
def amounts(request, pk):
    """The amount granted to each dossier selected, out of the envelope."""
    call = call_of(request, pk, DECIDES)
    if call.envelope is None:
        raise Http404
    writes = CHAIRS(call, request.user) and not (call.is_announced or call.announced_at)
    if request.method == "POST" and not writes:
        raise PermissionDenied(_("The amounts can no longer change, or not by you."))
    with transaction.atomic():
        if request.method == "POST":
            Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
        form = AmountsForm(granted(call), *([request.POST] if request.method == "POST" else []))
        if request.method == "POST" and form.is_valid():
            form.keep()
            messages.success(request, _("The amounts are saved."))
            return redirect("amounts", pk)
    context = {**menu(call, request.user), "form": form, "balance": deliberating.balance(call), "writes": writes}
    return render(request, "programs/jury/amounts.html", context, status=422 if form.errors else 200)


def granted(call):
    """The decisions in force of the dossiers selected."""
    mine = Decision.objects.filter(dossier__call=call, replaced_at=None, dossier__state__in=SELECTED)
    return mine.select_related("dossier__organization__territory", "dossier__call__program").order_by(
        "dossier__reference"
    )
