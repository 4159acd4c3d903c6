"""Interviews: slots and panel laid out by the recruiters, the comparison; the page of a member of the panel, by link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import clock, interviews, spreading
from programs.forms.positions import PanelistForm, SlotsForm
from programs.forms.screening import ScorecardForm
from programs.models import InterviewSlot, Panelist, Position, Scorecard
from programs.recruiting import PANEL, keyed
from programs.views.applicants import above, recruited, to_board
from programs.views.applications import given
from programs.views.jury import identifiers

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])
JOINS = tuple(f"position__{join}" for join in Position.joins)


@reads_and_writes
def slots(request, pk):
    """The slots of a position, who has chosen, who keeps silent; the panel that meets them."""
    position = recruited(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = SlotsForm(sent if sent and "slots" in sent else None)
    seat = PanelistForm(sent if sent and "panel" in sent else None, position=position)
    if sent and (added(request, position, form) if form.is_bound else seated(request, position, seat)):
        return redirect("slots", pk)
    context = {
        "position": position, "form": form, "seat": seat, "schedule": interviews.schedule(position), "panel": list(position.panel.all()),
        "silent": list(interviews.silent(position)), "free": position.slots.free().count(), "trail": above(position, to_board(position)),
    }  # fmt: skip
    return render(request, "programs/applicants/slots.html", context, status=422 if sent else 200)


def added(request, position, form):
    """Whether the slots of a day were added; the database refuses two at once in the same place."""
    if not form.is_valid():
        return False
    made = interviews.laid_out(position, form.cleaned_data)
    if not made:
        form.add_error("ends", _("No interview fits between these hours."))
        return False
    try:
        with transaction.atomic():
            InterviewSlot.objects.bulk_create(made)
    except IntegrityError:
        form.add_error("begins", _("The panel already meets someone there at that time."))
        return False
    messages.success(request, ngettext("%d slot added.", "%d slots added.", len(made)) % len(made))
    return True


def seated(request, position, form):
    """Whether someone joined the panel; their link leaves at once."""
    if not form.is_bound or not form.is_valid():
        return False
    panelist = form.save()
    context = {"panelist": panelist, "position": position, "link": panelist.link}
    if spreading.post(None, panelist.email, "panel_link", context, position.dossier.call):
        messages.error(
            request, _("%s sits on the panel, but the message did not leave: remove them and try again.") % panelist
        )
    else:
        messages.success(request, _("A link has left for %s.") % panelist.email)
    return True


@require_POST
def slots_remove(request, pk):
    """Take free slots away; one that someone has stays."""
    position = recruited(request, pk)
    asked = position.slots.filter(pk__in=identifiers(request.POST.getlist("slot")), interview=None)
    count = asked.delete()[0]
    messages.success(request, ngettext("%d slot removed.", "%d slots removed.", count) % count)
    return redirect("slots", pk)


@require_POST
def panelist_remove(request, pk, seat):
    """Someone no longer sits on the panel; who signed a scorecard stays, since it counts."""
    position = recruited(request, pk)
    panelist = get_object_or_404(position.panel, pk=seat)
    if panelist.scorecards.signed().exists():
        messages.error(request, _("This person has signed a scorecard: it counts, so they stay."))
    else:
        panelist.delete()
        messages.success(request, _("Removed: %s.") % panelist)
    return redirect("slots", pk)


@require_safe
def compare(request, pk):
    """Those whom the panel met, side by side, criterion by criterion."""
    position = recruited(request, pk)
    rows = interviews.compared(position, interviews.seat_of(position, request.user))
    context = {
        "position": position, "rows": rows, "criteria": [label for label, _help in position.criteria], "best": interviews.best(position),
        "hidden": any(row.hidden for row in rows), "trail": above(position, to_board(position)),
    }  # fmt: skip
    return render(request, "programs/applicants/compare.html", context)


# ------------------------------------------------------------------ the panel, by link or by account


def held(request, pk):
    """A seat on a panel and its key, for who holds the link or has the account of its address; 404 for anyone else."""
    seat = get_object_or_404(Panelist.objects.select_related(*JOINS), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if request.user.is_authenticated and request.user.email == seat.email:
        return seat, PANEL.key(str(pk))
    if PANEL.fault(str(pk), key) or seat.position.state == "cancelled":
        raise Http404
    return seat, key


@login_not_required
@require_safe
def panel(request, pk):
    """Whom a member of the panel meets, when, and whose scorecard they still owe."""
    seat, key = held(request, pk)
    rows = list(interviews.met(seat.position))
    signed = set(seat.scorecards.signed().values_list("applicant", flat=True))
    for one in rows:
        one.signed, one.slot = one.pk in signed, getattr(one, "interview", None)
    context = {
        "seat": seat,
        "position": seat.position,
        "key": key,
        "rows": rows,
        "owed": sum(not one.signed for one in rows),
    }
    return render(request, "programs/applicants/panel.html", context)


def faced(request, pk, applicant):
    """The seat, its key, and one of those whom its panel meets."""
    seat, key = held(request, pk)
    return seat, key, get_object_or_404(interviews.met(seat.position), pk=applicant)


@login_not_required
@reads_and_writes
@transaction.atomic
def scorecard(request, pk, applicant):
    """One applicant for a member of the panel: what they sent, the scorecard; those of the others once it is signed."""
    seat, key, one = faced(request, pk, applicant)
    one.position = seat.position
    if request.method == "POST" and one.state != "interview":
        raise PermissionDenied(_("The interviews are over for this person."))
    card = seat.scorecards.filter(applicant=one).first() or Scorecard(applicant=one, panelist=seat)
    form = ScorecardForm(
        request.POST or None,
        criteria=seat.position.criteria,
        marks=card.marks,
        initial={"note": card.note, "advice": card.advice},
    )
    if request.method == "POST" and form.is_valid():
        card.marks, card.advice, card.note, card.signed_at = (
            form.marks,
            form.cleaned_data["advice"],
            form.cleaned_data["note"],
            clock.now(),
        )
        card.save()
        messages.success(request, _("Your scorecard is signed."))
        return redirect(keyed("panel", key, pk))
    context = {
        "seat": seat, "position": seat.position, "key": key, "applicant": one, "form": form, "card": card, "cards": interviews.cards(one, seat),
        "files": list(one.files.all()), "interview": getattr(one, "interview", None), "best": interviews.best(seat.position),
        "links": [(_("The interviews"), keyed("panel", key, pk))],
    }  # fmt: skip
    return render(request, "programs/applicants/scorecard.html", context, status=422 if form.errors else 200)


@login_not_required
@require_safe
def panel_file(request, pk, applicant, file):
    """A file of one of those whom the panel meets."""
    _seat, _key, one = faced(request, pk, applicant)
    return given(get_object_or_404(one.files, pk=file))
