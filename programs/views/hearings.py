"""Hearings: the schedule that the officer lays out, and the sheet of the jury for the day."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from programs import hearings as order
from programs.forms.hearings import PlanForm, SlotsForm
from programs.models import HearingPlan, HearingSlot
from programs.permissions import May
from programs.views.jury import RUNS, call_of, identifiers, menu, run_by

HEARS = May("officer", "authority", "admin", "chair", "reviewer")
SCHEDULES = May("officer", "authority", "admin")


def hearings(request, pk):
    """The slots of a call, who has chosen, who is silent; the officer adds slots and says until when to choose."""
    call = call_of(request, pk, SCHEDULES)
    if request.method == "POST" and not RUNS(call, request.user):
        raise PermissionDenied(_("Only the programme officer lays out the hearings."))
    plan = HearingPlan.objects.filter(call=call).first() or HearingPlan(call=call)
    sent = request.POST if request.method == "POST" else None
    rules = PlanForm(sent if sent and "rules" in sent else None, instance=plan)
    slots = SlotsForm(sent if sent and "slots" in sent else None)
    if sent and (saved(request, rules) if rules.is_bound else added(request, call, slots)):
        return redirect("hearings", pk)
    plan = HearingPlan.objects.filter(call=call).first()
    context = {
        **menu(call, request.user), "plan": plan, "open": order.now_open(plan), "rules": rules, "slots": slots,
        "schedule": order.schedule(call), "silent": order.without_slot(call),
    }  # fmt: skip
    return render(request, "programs/jury/hearings.html", context, status=422 if sent else 200)


def saved(request, form):
    """Whether the rules for choosing were saved."""
    if form.is_valid():
        form.save()
        messages.success(request, _("The rules of the hearings are saved."))
    return form.is_valid()


def added(request, call, form):
    """Whether the slots of a day were added; the database refuses two at once in the same place."""
    if not form.is_valid():
        return False
    made = order.laid_out(call, form.cleaned_data)
    if not made:
        form.add_error("ends", _("No hearing fits between these hours."))
        return False
    try:
        with transaction.atomic():
            HearingSlot.objects.bulk_create(made)
    except IntegrityError:
        form.add_error("begins", _("The jury already hears someone there at that time."))
        return False
    messages.success(request, ngettext("%d slot added.", "%d slots added.", len(made)) % len(made))
    return True


@require_POST
def slot_remove(request, pk):
    """Take free slots away; one that a dossier has stays."""
    call = run_by(request, pk)
    asked = HearingSlot.objects.filter(call=call, pk__in=identifiers(request.POST.getlist("slot")))
    taken = asked.exclude(hearing=None).exists()
    with transaction.atomic():
        removed = asked.filter(hearing=None).select_for_update(of=("self",))
        count = HearingSlot.objects.filter(pk__in=list(removed.values_list("pk", flat=True)), hearing=None).delete()[0]
    if taken:
        messages.error(request, _("A dossier has this slot: give it another one first."))
    elif count:
        messages.success(request, ngettext("%d slot removed.", "%d slots removed.", count) % count)
    return redirect("hearings", pk)


@require_safe
def sheet(request, pk):
    """The sheet of the jury for its hearings, on screen and on paper: the order, the dossiers, what to ask."""
    call = call_of(request, pk, HEARS)
    rows = order.sheet(call, request.user)
    plan = HearingPlan.objects.filter(call=call).first()
    asked = [line.strip() for line in plan.questions.splitlines() if line.strip()] if plan else []
    context = {"call": call, "days": order.days(rows), "questions": asked, "criteria": call.criteria.all()}
    return render(request, "programs/jury/hearing_sheet.html", context)
