"""Slots offered by a coach and taken by leads, the unplanned call, the personal calendar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import agenda, calendars, clock, slots
from programs.deadlines import DAY
from programs.forms.slots import CallForm, OfferForm, TakeForm
from programs.models import CalendarToken, CoachingSession, CoachSlot
from programs.templatetags.essaim import moment
from programs.views import coaching

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])
MOST, CALL = 60, DAY / 96  # slots shown; a quarter of an hour


@reads_and_writes
def offered(request):
    """The coach's own slots: those to come, and a rule that adds more."""
    if "coach" not in request.user.role_codes:
        raise Http404
    form = OfferForm(request.POST or None, initial={"first": clock.today() + DAY, "last": clock.today() + 28 * DAY})
    if request.method == "POST" and form.is_valid():
        number = slots.offer(request.user, form.cleaned_data["place"], ruled(form.cleaned_data))
        said = ngettext("%(n)s slot is offered.", "%(n)s slots are offered.", number) if number else _("No new slot: these hours are past, taken or already offered.")  # fmt: skip
        messages.success(request, said % {"n": number})
        return redirect("coach_slots")
    coming = request.user.slots.filter(starts_at__gt=clock.now()).select_related(
        "session__dossier__organization__territory"
    )[:MOST]
    context = {"form": form, "slots": list(coming), "free": sum(one.is_free for one in coming)}
    return render(request, "programs/coaching/slots.html", context, status=422 if form.errors else 200)


def ruled(given):
    """The moments of a rule."""
    return slots.moments(
        given["first"], given["last"], set(given["weekdays"]), given["begins"], given["ends"], given["length"]
    )


@require_POST
def withdraw(request, pk):
    """Take a free slot back: an exception to the rule."""
    slot = get_object_or_404(request.user.slots.free(), pk=pk)
    slot.delete()
    messages.success(request, _("The slot is no longer offered."))
    return redirect("coach_slots")


@reads_and_writes
def take(request, pk):
    """The lead, or the coach, takes one of the slots that the coach of a project offers; or moves a session to it."""
    dossier = coaching.found(request, pk)
    coaching.allowed(dossier, request.user, "coach", "lead")
    moved = get_object_or_404(dossier.sessions.filter(state="scheduled"), pk=request.GET["seance"]) if "seance" in request.GET else None  # fmt: skip
    form = TakeForm(request.POST or None)
    if moved:
        del form.fields["subject"]
    free = {str(one.pk): one for one in CoachSlot.objects.free().filter(coach=dossier.coach)[:MOST]}
    form.fields["slot"].choices = [(key, worded(one)) for key, one in free.items()]
    if request.method == "POST" and form.is_valid():
        session = taken(form, free, dossier, request.user, moved)
        if session:
            messages.success(request, _("The session is booked. Everyone concerned gets a message."))
            return redirect(session)
    context = {"dossier": dossier, "form": form, "moved": moved, "free": free, "crumbs": coaching.crumbs(dossier)}
    return render(request, "programs/coaching/take.html", context, status=422 if form.errors else 200)


def worded(slot):
    """A slot, in words: when and where."""
    return f"{moment(slot.starts_at)[:1].upper()}{moment(slot.starts_at)[1:]} – {slot.place}"


def taken(form, free, dossier, user, moved):
    """The session of the slot chosen; None when somebody was quicker, which the form says."""
    try:
        slot = free[form.cleaned_data["slot"]]
        return slots.take(slot, dossier, user, form.cleaned_data.get("subject", ""), moved)
    except ValidationError as error:
        form.add_error("slot", error.messages)
        return None


@reads_and_writes
def call(request, pk):
    """The coach writes down an unplanned call, in two fields; it is shared at once."""
    dossier = coaching.found(request, pk)
    coaching.allowed(dossier, request.user, "coach")
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = clock.now()
        session = CoachingSession(
            dossier=dossier, coach=request.user, starts_at=now - CALL, ends_at=now, **form.cleaned_data
        )
        session.log(by=request.user)
        messages.success(request, _("The call is written down and shared."))
        return redirect(session)
    context = {"dossier": dossier, "form": form, "crumbs": coaching.crumbs(dossier)}
    return render(request, "programs/coaching/call.html", context, status=422 if form.errors else 200)


@reads_and_writes
def my_calendar(request):
    """The address of one's own calendar; renewed, the former one is dead; closed, none is left."""
    if request.method == "POST" and "close" in request.POST:
        agenda.close(request.user)
        messages.success(request, _("Your calendar is closed: its address answers no more."))
        return redirect("my_calendar")
    if request.method == "POST":
        agenda.renew(request.user)
        messages.success(request, _("Here is the address of your calendar; any former one answers no more."))
        return redirect("my_calendar")
    return render(request, "programs/coaching/calendar.html", {"address": agenda.address(request.user)})


@login_not_required
@require_safe
def feed(request, token):
    """The personal calendar, for an agenda that holds its address."""
    found = get_object_or_404(CalendarToken.objects.select_related("person"), token=token, person__is_active=True)
    content = calendars.written(_("My appointments – Essaim"), agenda.entries(found.person))
    headers = {
        "Content-Disposition": 'inline; filename="essaim.ics"',
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
    }
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
