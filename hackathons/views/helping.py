"""Help on the day: who came asks from their page, mentors and organizers see the queue and take one each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hackathons.forms.day import HelpForm
from hackathons.models import Camp, HelpRequest, Mentor
from hackathons.models.day import ON
from hackathons.signed import MENTOR, keyed
from hackathons.views.door import opened, trail
from hackathons.views.registration import held
from programs.models import User
from programs.workflow import Conflict

STEPS = ("take", "release", "settle")
SETTLED = 10  # requests settled lately, below the queue


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request, pk):
    """The queue, for the organizers."""
    camp = opened(request, pk)
    if request.method == "POST":
        acted(request, camp, request.user)
        return redirect("camp_help", pk)
    context = shown(camp, request.user) | {"trail": trail(camp, (_("The door"), reverse("camp_welcome", args=[pk])))}
    return render(request, "hackathons/day/queue.html", context | {"mentor": None, "key": ""})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def mentor(request, pk):
    """The queue on the phone of a mentor, by their signed link."""
    joins = [f"camp__{name}" for name in Camp.joins]
    one = get_object_or_404(Mentor.objects.select_related(*joins), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if MENTOR.fault(str(pk), key):
        raise Http404
    actor = User.objects.bearer(one)
    if request.method == "POST":
        acted(request, one.camp, actor, {"said_by": one.name})
        return redirect(keyed("mentor_queue", key, pk))
    context = shown(one.camp, actor) | {"mentor": one, "key": key, "trail": []}
    return render(request, "hackathons/day/queue.html", context)


def shown(camp, actor):
    """The requests not settled, in their order, each with what this person may do of it; those settled lately."""
    rows = list(camp.help_requests.open().for_queue())
    for row in rows:
        row.is_mine = row.is_taken_by(actor)
    waiting = [row for row in rows if row.state == "waiting"]
    taken = sorted((row for row in rows if row.state == "taken"), key=lambda row: not row.is_mine)
    done = list(camp.help_requests.filter(state="done").for_queue().order_by("-since", "id")[:SETTLED])
    return {"camp": camp, "waiting": waiting, "taken": taken, "done": done, "on": camp.state in ON}


def acted(request, camp, actor, told=None):
    """Take, give back or settle a request; who came second is told who came first."""
    row = get_object_or_404(camp.help_requests.for_queue(), pk=request.POST.get("request"))
    name = request.POST.get("do")
    if name not in STEPS:
        raise Http404
    try:
        getattr(row, name)(by=actor, seen=seen(request), data=told, received_at=request.received_at)
    except (Conflict, PermissionDenied):
        now = camp.help_requests.for_queue().get(pk=row.pk)
        messages.warning(request, beaten(now))


def seen(request):
    """The number of the last line that the page showed; of none, a number that no line has."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() else -1


def beaten(row):
    """Where a request that someone else has just moved stands."""
    if row.helper and row.state == "taken":
        return _("%(who)s has just taken it: choose another.") % {"who": row.helper}
    return _("Someone has just changed this request: see where it stands.")


# ------------------------------------------------------------------ who asks


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """Ask for help, see how many come before, change one’s mind; by one's signed link."""
    registration, actor, key = held(request, pk)
    current = registration.help_requests.open().for_queue().first()
    form = None if current else HelpForm(request.POST or None, instance=HelpRequest(camp=registration.camp, registration=registration, team=registration.team))  # fmt: skip
    if request.method == "POST" and answered(request, form, current, actor):
        return redirect(keyed("seat_help", key, pk))
    before = registration.camp.help_requests.filter(state="waiting", at__lt=current.at).count() if current else 0
    context = {
        "registration": registration, "camp": registration.camp, "key": key, "form": form, "current": current, "before": before,
        "on": registration.camp.state in ON and registration.state == "checked_in",
    }  # fmt: skip
    return render(request, "hackathons/day/ask.html", context, status=422 if form and form.errors else 200)


def answered(request, form, current, actor):
    """A request is made, or the one in hand is settled or dropped; False when something is missing."""
    if current:
        step = current.settle if request.POST.get("do") == "settle" else current.drop
        step(by=actor, received_at=request.received_at)
        messages.success(request, _("Your request is closed."))
        return True
    if not form.is_valid():
        return False
    try:
        form.instance.begin(by=actor, received_at=request.received_at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        form.instance._state.adding = True
        return False
    return True
