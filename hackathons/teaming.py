"""Coming into a team: forming one, a code, a request, an invitation; each raises ValidationError with what is missing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from hackathons import codes
from hackathons.models import CampTeam, Joining, Membership
from hackathons.models.teaming import COMES
from programs.models import User


def alone(registration):
    """The registration under its lock; raises ValidationError for who is already in a team, or holds no place."""
    registration = registration.lock()
    if not registration.comes:
        raise ValidationError(_("A confirmed place at the camp is needed to be in a team."), code="place")
    if registration.memberships.current().exists():
        raise ValidationError(_("You are already in a team: leave it first."), code="free")
    return registration


@transaction.atomic
def form(registration, team, by, **how):
    """A new team, with whoever forms it as its first member."""
    registration = alone(registration)
    team.begin(by=by, **how)
    registration.join_team(by=User.objects.system(), team=str(team.pk))
    return team


@transaction.atomic
def enter(registration, typed):
    """Whoever was given the code of a team is one of its members at once; returns the team."""
    registration = alone(registration)
    code = codes.read(typed)
    team = registration.camp.teams.alive().filter(code=code).first() if code else None
    if team is None:
        raise ValidationError(_("No team of this camp has this code: ask its members for it again."), code="code")
    if team.state != "forming":
        raise ValidationError(_("This team no longer looks for members."), code="forming")
    registration.join_team(by=User.objects.system(), team=str(team.pk))
    return team


@transaction.atomic
def ask(registration, team, word, by, **how):
    """Ask to join; a team that had already invited this person has them at once."""
    registration = alone(registration)
    waiting = invited(registration, team)
    if waiting:
        waiting.accept(by=by, **how)
        return waiting
    joining = Joining(team=team, registration=registration, kind=Joining.Kind.REQUEST, word=word)
    joining.begin(by=by, **how)
    return joining


def invited(registration, team):
    """The invitation of this team that awaits this person's answer, if any."""
    return registration.joinings.filter(team=team, kind=Joining.Kind.INVITATION, state="asked").first()


SILENT = {"free", "place"}


@transaction.atomic
def invite(team, email, word, by, **how):
    """Invite whoever registered at this address; what the camp knows of that person is not told to the team."""
    person = team.camp.registrations.filter(email=email, state__in=("confirmed", "checked_in")).first()
    if person is None:
        return None
    waiting = person.joinings.filter(team=team, state="asked").first()
    if waiting and waiting.kind == Joining.Kind.REQUEST:
        waiting.accept(by=by, **how)
    if waiting:
        return waiting
    joining = Joining(team=team, registration=person, kind=Joining.Kind.INVITATION, word=word)
    try:
        joining.begin(by=by, **how)
    except ValidationError as error:
        if {one.code for one in error.error_list} & SILENT:
            return None
        raise
    return joining


def renew(team):
    """Another code: the former one opens nothing any more."""
    team = team.lock()
    team.code = codes.drawn()
    team.save(update_fields=["code"])
    return team


def without(camp):
    """Those who hold a place and are in no team, in the order of their arrival."""
    seats = Membership.objects.current().filter(registration=OuterRef("pk"))
    return camp.registrations.filter(~Exists(seats), state__in=COMES).in_order()


def seeking(registration):
    """The teams of the camp that take requests, those of the challenges that this person wished for first."""
    wished = {pk: rank for rank, pk in enumerate(registration.wishes.values_list("challenge", flat=True))}
    teams = CampTeam.objects.seeking(registration.camp)
    return sorted(teams, key=lambda team: (wished.get(team.challenge_id, 9), team.name.lower()))
