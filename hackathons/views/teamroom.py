"""The page of a team for its members, by their signed link: who they are, the prototype, the journal, the pictures."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hackathons import pictures, teaming, teamwords
from hackathons.forms.teams import InviteForm, NoteForm, PictureForm, PrototypeForm
from hackathons.models.teaming import BEFORE_END
from hackathons.signed import keyed
from hackathons.views.acting import NAMES
from hackathons.views.joining import trail
from hackathons.views.registration import held
from hackathons.views.teams import shown_picture


def opened(request, pk):
    """Who holds the link, and the team that they are in, None when they are in none."""
    registration, actor, key = held(request, pk)
    team = registration.team
    if team:
        team.camp, team.moment = registration.camp, request.received_at
    return registration, actor, key, team


def inside(request, pk):
    """The same; 404 for who is in no team."""
    found = opened(request, pk)
    if found[-1] is None:
        raise Http404
    return found


def above(registration, key):
    """The page of the team, on the way down."""
    return _("My team"), keyed("seat_team", key, registration.pk)


def asked(request, template, registration, key, team, form):
    """A form about the team, which leads back to its page; what was refused is shown again."""
    context = {
        "registration": registration, "camp": registration.camp, "key": key, "team": team, "form": form,
        "back": keyed("seat_team", key, registration.pk), "trail": trail(registration, key, above(registration, key)),
    }  # fmt: skip
    return render(request, template, context, status=422 if form.errors else 200)


def room(registration, actor, key, team, **forms):
    """All that the page of a team shows its members."""
    members = list(team.memberships.current().select_related("registration"))
    waiting = list(team.joinings.waiting())
    steps = [step for step in team.steps_for(actor) if step.name in NAMES["campteam"]]
    return {
        "registration": registration, "camp": registration.camp, "key": key, "team": team, "members": members,
        "verdict": teamwords.standing(team, len(members)), "extension": teamwords.extension(team.camp), "may_write": team.may_write,
        "requests": [one for one in waiting if one.kind == "request"], "invitations": [one for one in waiting if one.kind == "invitation"],
        "steps": [step for step in steps if step.name != "disband"], "disband": next((step for step in steps if step.name == "disband"), None),
        "may_leave": team.camp.state in BEFORE_END, "room": team.camp.team_max - len(members), "forms_now": team.camp.state in BEFORE_END,
        "notes": list(team.notes.select_related("author")[:50]), "pictures": list(team.pictures.all()), "trail": trail(registration, key),
        "note": NoteForm(prefix="note"), "invite": InviteForm(prefix="invite"), **forms,
    }  # fmt: skip


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def team(request, pk):
    """Where the team stands; a note added to the journal, someone invited, another code."""
    registration, actor, key, mine = opened(request, pk)
    if mine is None:
        if not registration.comes or registration.camp.state not in BEFORE_END:
            raise Http404
        return redirect(keyed("seat_teams", key, pk))
    done, wrong = DOING.get(request.POST.get("do"), nothing)(request, registration, actor, mine)
    if done:
        return redirect(keyed("seat_team", key, pk))
    context = room(registration, actor, key, mine, **wrong)
    return render(request, "hackathons/teams/room.html", context, status=422 if wrong else 200)


def nothing(request, registration, actor, team):
    """The page is only read."""
    return False, {}


def note(request, registration, actor, team):
    """A note is added; the journal stays open after the end, for what one remembers."""
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return False, {"note": form}
    team.notes.create(author=registration, text=form.cleaned_data["text"])
    messages.success(request, _("Your note is in the journal."))
    return True, {}


def invite(request, registration, actor, team):
    """Someone is invited by their address; the answer is the same whether or not they are registered."""
    form = InviteForm(request.POST, prefix="invite")
    if not form.is_valid():
        return False, {"invite": form}
    try:
        teaming.invite(team, form.cleaned_data["email"], form.cleaned_data["word"], actor, received_at=request.received_at)  # fmt: skip
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False, {"invite": form}
    messages.success(request, _("If this person has a place at the camp and no team, your invitation has just left. Otherwise, give them your code."))  # fmt: skip
    return True, {}


def renew(request, registration, actor, team):
    """Another code is drawn."""
    teaming.renew(team)
    messages.success(request, _("The team has another code: the former one opens nothing any more."))
    return True, {}


DOING = {"note": note, "invite": invite, "renew": renew}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def edit(request, pk):
    """Present the team and its prototype; what a teammate has just written is never covered in silence."""
    registration, _actor, key, mine = inside(request, pk)
    if request.method == "POST":
        mine = mine.lock()
        mine.moment = request.received_at
    back = keyed("seat_team", key, pk)
    form = PrototypeForm(request.POST or None, instance=mine)
    if not mine.may_write:
        messages.error(request, _("The camp is over: what you present no longer changes."))
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % mine.name)
        return redirect(back)
    return asked(request, "hackathons/teams/edit.html", registration, key, mine, form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def picture_new(request, pk):
    """Add a picture of the prototype."""
    registration, _actor, key, mine = inside(request, pk)
    back = keyed("seat_team", key, pk)
    if not mine.may_write:
        messages.error(request, _("The camp is over: what you present no longer changes."))
        return redirect(back)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            pictures.add(mine, form.cleaned_data["file"], form.cleaned_data["caption"], registration)
        except ValidationError as error:
            form.add_error("file", error.messages)
        else:
            messages.success(request, _("The picture is added."))
            return redirect(back)
    return asked(request, "hackathons/teams/picture.html", registration, key, mine, form)


@login_not_required
@require_POST
def picture_remove(request, pk, row):
    """Take a picture off."""
    _registration, _actor, key, mine = inside(request, pk)
    if mine.may_write:
        get_object_or_404(mine.pictures, pk=row).delete()
        messages.success(request, _("The picture is removed."))
    return redirect(keyed("seat_team", key, pk))


@login_not_required
@require_safe
def picture(request, pk, row):
    """A picture of one's own team."""
    _registration, _actor, _key, mine = inside(request, pk)
    return shown_picture(get_object_or_404(mine.pictures, pk=row))
