"""Those who came to a camp choose, by their own link: their favourite, or the better of two prototypes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hackathons import voting
from hackathons.forms.judging import TeamForm
from hackathons.views.juror import back
from hackathons.views.juror import held as seated
from hackathons.views.registration import held


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request, pk):
    """The favourite of someone who came: one vote, for any team but their own, while the vote is open."""
    registration, _actor, key = held(request, pk)
    camp = registration.camp
    mine = registration.votes.select_related("team").first()
    if not mine and not voting.may_vote(registration):
        return render(request, "hackathons/vote.html", {"camp": camp, "registration": registration, "key": key, "form": None, "mine": None})  # fmt: skip
    form = TeamForm(voting.choices(registration), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and kept(form, lambda team: voting.cast(registration, team)):
        messages.success(request, _("Your vote is counted. Thank you!"))
        return redirect(f"{request.path}?cle={key}")
    context = {"camp": camp, "registration": registration, "key": key, "form": form, "mine": mine}
    return render(request, "hackathons/vote.html", context, status=422 if form.errors else 200)


def kept(form, write):
    """Write the choice; False when it cannot be, the reason in the form."""
    try:
        write(form.cleaned_data["team"])
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request, pk):
    """Someone who came sees two prototypes and chooses the better, as often as they wish."""
    registration, _actor, key = held(request, pk)
    if not (registration.camp.compares and registration.camp.everyone_compares):
        raise Http404
    may = voting.may_compare(registration)
    return compared(request, registration.camp, key, f"{registration.get_absolute_url()}?cle={key}", may, registration=registration)  # fmt: skip


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def juror_compare(request, pk):
    """A juror sees two prototypes and chooses the better."""
    juror, key = seated(request, pk)
    if not juror.camp.compares:
        raise Http404
    may = juror.camp.judges_now and juror.sits and juror.accepted_at is not None
    return compared(request, juror.camp, key, back(juror, key), may, juror=juror)


def compared(request, camp, key, home, may, **who):
    """The page of two prototypes, and the choice made on it."""
    if request.method == "POST" and may:
        chosen(request, camp, who)
        return redirect(f"{request.path}?cle={key}")
    pair = voting.next_pair(camp, **who) if may else None
    made, all_of_them = voting.left(camp, **who)
    context = {"camp": camp, "key": key, "pair": pair, "may": may, "made": made, "total": all_of_them, "home": home}
    return render(request, "hackathons/compare.html", context)


def chosen(request, camp, who):
    """Keep the choice between the two that the page showed; what cannot be is told."""
    teams = voting.seen_by(camp, **who)
    better = request.POST.get("better", "")
    winner = teams.get(better)
    loser = next((teams[key] for key in request.POST.getlist("shown") if key in teams and key != better), None)
    if not winner or not loser:
        messages.error(request, _("Choose one of the two."))
        return
    try:
        voting.compare(camp, winner, loser, **who)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
