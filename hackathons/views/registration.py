"""Coming to a camp: the public form, one's own page by a signed link, the agreement of a guardian."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import arrivals, door, tickets
from hackathons.forms.registration import RegistrationForm
from hackathons.models import Registration
from hackathons.models.day import ON
from hackathons.models.teaming import BEFORE_END
from hackathons.signed import GUARDIAN, SEAT
from hackathons.views.public import opened, verdict
from programs.models import User
from programs.squares import squares

TAKES = ("registration", "running")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request, slug):
    """Register for a camp; the answer is the same whether or not the address is already known."""
    camp = opened(slug)
    form = RegistrationForm(request.POST or None, camp=camp) if camp.state in TAKES else None
    if request.method == "POST" and form is None:
        raise Http404
    if request.method == "POST" and form.is_valid() and received(request, form):
        return render(
            request,
            "hackathons/registered.html",
            {"camp": camp, "email": form.cleaned_data["email"], "minor": form.cleaned_data["is_minor"]},
        )
    free = max(0, camp.capacity - camp.registrations.seated().count())
    context = {
        "camp": camp,
        "form": form,
        "verdict": verdict(camp, free),
        "rules": camp.rules.first(),
        "trail": [(_("Camps"), reverse("camps")), (str(camp), camp.public_url)],
    }
    return render(request, "hackathons/register.html", context, status=422 if form and form.errors else 200)


def received(request, form):
    """The registration is received; False when it cannot be, the reason in the form. A known address receives its link again."""
    known = form.camp.registrations.filter(email=form.cleaned_data["email"]).exclude(state="cancelled").first()
    if known:
        known.remind(by=User.objects.system())
        return True
    try:
        with transaction.atomic():
            form.instance.begin(by=User.objects.bearer(form.instance), received_at=request.received_at)
            form.keep_wishes()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def held(request, pk):
    """A registration, for who holds its link or its account; 404 for anyone else."""
    registration = get_object_or_404(Registration.objects.select_related(*Registration.joins), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if request.user.is_authenticated and registration.person_id == request.user.pk:
        return registration, request.user, key
    if SEAT.fault(str(pk), key):
        raise Http404
    return registration, User.objects.bearer(registration), key


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request, pk):
    """One's own registration: to confirm, to give up; the code to show at the door."""
    registration, actor, key = held(request, pk)
    if request.method == "POST":
        acted(request, registration, actor)
        return redirect(f"{registration.get_absolute_url()}?cle={key}")
    side, dark = squares(registration.door_link)
    context = {
        "registration": registration, "camp": registration.camp, "key": key, "side": side, "dark": dark, "steps": {step.name for step in registration.steps_for(actor)},
        "before": before(registration), "certified": registration.state == "checked_in" and registration.camp.state in door.OVER,
        "announcements": list(registration.camp.announcements.in_force()[:5]), "may_ask": registration.state == "checked_in" and registration.camp.state in ON,
        "wishes": list(registration.wishes.select_related("challenge")),
        "team": registration.team, "teams_form": registration.comes and registration.camp.state in BEFORE_END,
    }  # fmt: skip
    return render(request, "hackathons/seat.html", context)


def before(registration):
    """How many wait before this one."""
    if registration.state != "waitlisted":
        return 0
    return registration.camp.registrations.filter(state="waitlisted", arrival__lt=registration.arrival).count()


def acted(request, registration, actor):
    """Confirm or give up; what is missing is told."""
    try:
        if "cancel" in request.POST:
            registration.cancel(
                by=actor, comment=request.POST.get("comment", "")[:1000], received_at=request.received_at
            )
        else:
            arrivals.settle(registration, actor, received_at=request.received_at)
    except ValidationError as error:
        messages.error(request, _("Still missing: %s.") % ", ".join(error.messages))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def guardian(request, pk):
    """The guardian of a minor agrees, by the link received."""
    registration = get_object_or_404(Registration.objects.select_related(*Registration.joins), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if GUARDIAN.fault(str(pk), key) or not registration.is_minor or registration.state == "cancelled":
        raise Http404
    if request.method == "POST" and not registration.guardian_agreed_at:
        registration.agree(by=User.objects.system(), data={"said_by": registration.guardian_name})
        return redirect(f"{request.path}?cle={key}")
    return render(
        request,
        "hackathons/guardian.html",
        {"registration": registration, "camp": registration.camp, "key": key, "rules": registration.rules},
    )


@login_not_required
@require_safe
def seat_calendar(request, pk):
    """The camp in one's agenda."""
    registration, _actor, _key = held(request, pk)
    return HttpResponse(tickets.calendar(registration), content_type="text/calendar; charset=utf-8")
