"""The door on the day: names found on a phone, one button each, the count as it goes; paper entered afterwards."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hackathons import door as doors
from hackathons.forms.door import LateForm, SearchForm
from hackathons.models import Registration
from hackathons.permissions import welcomes
from hackathons.signed import DOOR
from hackathons.views.access import found, judge, trail
from programs.workflow import Conflict

ROWS = 50


def opened(request, pk):
    """The camp, for those who welcome."""
    camp = found(request, pk)
    judge(welcomes, camp, request.user)
    return camp


@require_safe
def welcome(request, pk):
    """Who is expected, by name, with one button each; how many are in."""
    camp = opened(request, pk)
    form = SearchForm(request.GET)
    page = Paginator(form.narrow(doors.people(camp)), ROWS).get_page(request.GET.get("page"))
    context = {
        "camp": camp, "form": form, "page": page, "told": "", "back": request.get_full_path(), "again": False, **counted(camp), "trail": trail(camp),
    }  # fmt: skip
    return render(request, "hackathons/door/welcome.html", context)


@require_safe
def count(request, pk):
    """How many are in, as the page of the door asks for it every ten seconds."""
    camp = opened(request, pk)
    return render(request, "hackathons/door/_count.html", {"camp": camp, "again": True, **counted(camp)})


def counted(camp):
    """The counts, for a page."""
    whole, profiles = doors.tallies(camp)
    return {"whole": whole, "profiles": profiles}


@require_POST
def check_in(request, pk):
    """Note that someone came, or undo it, in one press; the page answers with their row alone when it asks for it."""
    registration = welcomed(request, pk)
    told = act(request, registration, request.POST.get("undo"))
    if request.htmx:
        context = {"one": registration, "told": told[1], "back": back(request, registration)}
        answer = render(request, "hackathons/door/_person.html", context)
        answer["HX-Trigger"] = "arrived"
        return answer
    messages.add_message(request, *told)
    return redirect(back(request, registration))


def back(request, registration):
    """The page of this site from which the button was pressed."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()):
        return asked
    return reverse("camp_welcome", args=[registration.camp_id])


@require_http_methods(["GET", "HEAD", "POST"])
def scanned(request, pk):
    """What the code of a participant opens to those who welcome: who it is, and one button."""
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if DOOR.fault(str(pk), key):
        raise Http404
    registration = welcomed(request, pk)
    if request.method == "POST":
        messages.add_message(request, *act(request, registration, request.POST.get("undo")))
        return redirect(f"{request.path}?cle={key}")
    context = {"registration": registration, "camp": registration.camp, "key": key}
    return render(request, "hackathons/door/scanned.html", context)


def welcomed(request, pk):
    """A registration, for those who welcome; 404 for anyone else."""
    registration = get_object_or_404(doors.at_hand(), pk=pk)
    if not welcomes(registration.camp, request.user):
        raise Http404
    return registration


def act(request, registration, undo):
    """Check in or undo it; return the level and the words of what happened, a colleague’s press at the same moment included."""
    try:
        return undone(request, registration) if undo else let_in(request, registration)
    except Conflict:
        registration.refresh_from_db()
        return messages.INFO, _("%s: a colleague has just noted it.") % registration.name


def undone(request, registration):
    """They are expected again."""
    if registration.state == "checked_in":
        registration.undo_check_in(by=request.user)
    return messages.INFO, _("%(who)s is expected again.") % {"who": registration.name}


def let_in(request, registration):
    """They are in, or what is missing."""
    name = {"who": registration.name}
    if registration.state == "checked_in":
        return messages.INFO, _("%(who)s is already in.") % name
    try:
        registration.check_in(by=request.user, received_at=request.received_at)
    except ValidationError as error:
        return messages.ERROR, _("Still missing: %s.") % ", ".join(error.messages)
    return messages.SUCCESS, _("%(who)s is in.") % name


# ------------------------------------------------------------------ paper


@require_http_methods(["GET", "HEAD", "POST"])
def late(request, pk):
    """Enter the attendance sheet afterwards: several names at once, at the hour when they came, or as absent."""
    camp = opened(request, pk)
    form = LateForm(request.POST or None, camp=camp, now=request.received_at)
    if request.method == "POST" and form.is_valid():
        noted(request, form)
        return redirect("camp_late", pk)
    context = {"camp": camp, "form": form, "trail": trail(camp, (_("The door"), reverse("camp_welcome", args=[pk])))}
    return render(request, "hackathons/door/late.html", context, status=422 if form.errors else 200)


def noted(request, form):
    """Each one ticked is noted in a transaction of their own; who could not be is named, with the reason."""
    absent = form.cleaned_data["do"] == "absent"
    done = 0
    for registration in form.cleaned_data["people"]:
        said = missed(registration, request.user) if absent else doors.let_in(registration, request.user, form.cleaned_data["at"], {"noted": "paper"})  # fmt: skip
        if said in ("in", "known"):
            done += 1
        else:
            messages.error(request, _("%(who)s: %(why)s.") % {"who": registration.name, "why": said})
    if done:
        text = ngettext("%d person is noted absent.", "%d people are noted absent.", done) if absent else ngettext("%d person is noted as come.", "%d people are noted as come.", done)  # fmt: skip
        messages.success(request, text % done)


def missed(registration, user):
    """Note an absence; "in" when it is done, else why not."""
    if registration.state != Registration.State.CONFIRMED:
        return _("only who had a place can be absent")
    try:
        registration.mark_absent(by=user)
    except Conflict:
        return _("someone has just noted them")
    return "in"
