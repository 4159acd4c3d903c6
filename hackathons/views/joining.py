"""Someone without a team, by their signed link: the invitations received, a code, the teams that seek members, a new one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hackathons import teaming
from hackathons.forms.teams import AskForm, CodeForm, TeamForm
from hackathons.models import CampTeam
from hackathons.models.teaming import BEFORE_END
from hackathons.signed import keyed
from hackathons.views.registration import held

ROWS = 50


def comer(request, pk):
    """Someone who holds a place in a camp where teams still form; 404 otherwise."""
    registration, actor, key = held(request, pk)
    if not registration.comes or registration.camp.state not in BEFORE_END:
        raise Http404
    return registration, actor, key


def trail(registration, key, *more):
    """The way down from one's own page."""
    return [(_("My registration"), keyed("seat", key, registration.pk)), *more]


def above(registration, key):
    """The page of teams, on the way down."""
    return _("Find a team"), keyed("seat_teams", key, registration.pk)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def teams(request, pk):
    """The ways into a team; a code opens one at once."""
    registration, _actor, key = comer(request, pk)
    home = keyed("seat_team", key, pk)
    if registration.team and request.method != "POST":
        return redirect(home)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and entered(request, registration, form):
        return redirect(home)
    waiting = list(registration.joinings.waiting())
    page = Paginator(teaming.seeking(registration), ROWS).get_page(request.GET.get("page"))
    context = {
        "registration": registration, "camp": registration.camp, "key": key, "form": form, "page": page, "trail": trail(registration, key),
        "invitations": [one for one in waiting if one.kind == "invitation"], "requests": [one for one in waiting if one.kind == "request"],
    }  # fmt: skip
    return render(request, "hackathons/teams/seek.html", context, status=422 if form.errors else 200)


def entered(request, registration, form):
    """They are in; False when they cannot be, the reason beside the code."""
    try:
        team = teaming.enter(registration, form.cleaned_data["code"])
    except ValidationError as error:
        form.add_error("code", error.messages)
        return False
    messages.success(request, _("Welcome to the team %s.") % team)
    return True


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk, team):
    """A team that seeks members: what it wants to make, and a word to join it."""
    registration, actor, key = comer(request, pk)
    shown = get_object_or_404(CampTeam.objects.seeking(registration.camp), pk=team)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and asked(request, registration, shown, form, actor):
        return redirect(keyed("seat_teams", key, pk))
    named = shown.memberships.current().filter(registration__shows_name=True)
    context = {
        "registration": registration, "camp": registration.camp, "key": key, "form": form, "team": shown,
        "named": [one.registration.name for one in named.select_related("registration")],
        "trail": trail(registration, key, above(registration, key)),
    }  # fmt: skip
    return render(request, "hackathons/teams/ask.html", context, status=422 if form.errors else 200)


def asked(request, registration, team, form, actor):
    """The request is sent; False when it cannot be, the reason in the form."""
    try:
        joining = teaming.ask(registration, team, form.cleaned_data["word"], actor, received_at=request.received_at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    if joining.state == "accepted":
        messages.success(request, _("Welcome to the team %s.") % team)
    else:
        messages.success(request, _("Your request is sent to the team %s: its members answer you by mail.") % team)
    return True


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, pk):
    """Form a team: its name is enough, the rest may come later."""
    registration, actor, key = comer(request, pk)
    first = registration.wishes.values_list("challenge", flat=True).first()
    team = CampTeam(camp=registration.camp)
    form = TeamForm(request.POST or None, instance=team, initial={"challenge": first})
    if request.method == "POST" and form.is_valid() and formed(request, registration, form, actor):
        messages.success(request, _("Your team is formed: give its code to those who should join it."))
        return redirect(keyed("seat_team", key, pk))
    context = {
        "registration": registration, "camp": registration.camp, "key": key, "form": form,
        "back": keyed("seat_teams", key, pk), "trail": trail(registration, key, above(registration, key)),
    }  # fmt: skip
    return render(request, "hackathons/teams/new.html", context, status=422 if form.errors else 200)


def formed(request, registration, form, actor):
    """The team is there; False when it cannot be, the reason in the form."""
    try:
        teaming.form(registration, form.instance, actor, received_at=request.received_at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        form.instance._state.adding = True
        return False
    return True
