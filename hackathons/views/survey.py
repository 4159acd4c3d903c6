"""What a participant says after the camp, by the link received: what they thought, what they are willing to do."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from hackathons.forms.after import SurveyForm, WillingForm
from hackathons.models import Actor, Registration, SurveyAnswer
from hackathons.views.registration import held
from programs import clock


def came(request, pk):
    """The registration of someone who came, once the event is over; 404 otherwise."""
    registration, actor, key = held(request, pk)
    if registration.state != "checked_in" or registration.camp.ended_at is None:
        raise Http404
    return registration, actor, key


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request, pk):
    """The survey: an answer is nobody's, so it is given once."""
    registration, _actor, key = came(request, pk)
    camp, open_now = registration.camp, registration.camp.is_surveyed and not registration.surveyed_on
    form = SurveyForm(request.POST or None, instance=SurveyAnswer(camp=camp)) if open_now else None
    if request.method == "POST" and (form is None or form.is_valid()):
        if form:
            given(registration, form)
        return redirect(f"{request.path}?cle={key}")
    context = {
        "registration": registration, "camp": camp, "form": form, "key": key, "willing": f"{reverse('willing', args=[pk])}?cle={key}",
    }  # fmt: skip
    return render(request, "hackathons/survey.html", context, status=422 if form and form.errors else 200)


@transaction.atomic
def given(registration, form):
    """Keep the answer apart, and that this person answered; once, however often it is sent."""
    fresh = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if fresh.surveyed_on is None:
        form.save()
        Registration.objects.filter(pk=fresh.pk).update(surveyed_on=clock.today())


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def willing(request, pk):
    """What a participant is willing to do from now on; a minor speaks of it with their guardian."""
    registration, person, key = came(request, pk)
    actor = registration.actors.standing().first()
    form = None if registration.is_minor else agreement(request, actor)
    if request.method == "POST" and form and said(request, registration, actor, person, form):
        return redirect(f"{request.path}?cle={key}")
    context = {"registration": registration, "camp": registration.camp, "actor": actor, "form": form, "key": key}
    return render(request, "hackathons/willing.html", context, status=422 if form and form.errors else 200)


def agreement(request, actor):
    """The form of what someone agrees to, as they last said it."""
    agreed = actor is not None and actor.is_willing
    known = {"kinds": actor.kinds, "word": actor.word, "is_named": actor.is_named, "agrees": True} if agreed else None
    return WillingForm(
        request.POST if request.method == "POST" and "withdraw" not in request.POST else None, initial=known
    )


def said(request, registration, actor, person, form):
    """They agree, or take their agreement back; False when the form lacks something."""
    if "withdraw" in request.POST:
        if actor:
            actor.withdraw(by=person)
        return True
    if not form.is_valid():
        return False
    with transaction.atomic():
        if actor is None:
            actor = Actor(
                camp=registration.camp, registration=registration, name=registration.name, email=registration.email,
                organization=registration.organization,
            )  # fmt: skip
            actor.begin(by=person)
        told = {name: form.cleaned_data[name] for name in ("kinds", "word", "is_named")}
        actor.agree(by=person, received_at=request.received_at, **told)
    return True
