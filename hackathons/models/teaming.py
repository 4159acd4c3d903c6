"""What a registration does with teams: placed in one, out of it; one team at a time."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.signed import SEAT
from programs import asks, clock
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import Effect, Missing, step

HOSTS = ("lead", "member", "coach", "operator")
BEFORE_END = ("registration", "running", "interrupted")
OPEN = ("forming", "ready", "submitted")  # the teams where one may still sit
IN, COMES = ["confirmed", "checked_in"], ("confirmed", "checked_in")


def free_to_go(registration, user):
    """Teams still form."""
    return registration.camp.state in BEFORE_END


def sit(team, registration, brings=""):
    """Give someone the first free seat of a team, under the lock of the team; raises ValidationError when there is none."""
    full = ValidationError(_("This team is full."), code="full")
    with transaction.atomic():
        team = team.lock()
        if team.state not in OPEN:
            raise ValidationError(_("This team no longer takes anyone."), code="over")
        taken = set(team.memberships.current().values_list("seat", flat=True))
        free = next((seat for seat in range(1, team.camp.team_max + 1) if seat not in taken), None)
        if free is None:
            raise full
        try:
            with transaction.atomic():
                return team.memberships.create(registration=registration, seat=free, seats=team.camp.team_max, brings=brings)  # fmt: skip
        except IntegrityError as error:  # the database itself keeps the seats
            raise full from error


def go(registration, by):
    """Free the seat that someone has; a team that nobody is in any more is disbanded."""
    for one in registration.memberships.current().select_related("team__camp"):
        one.left_at = clock.now()
        one.save(update_fields=["left_at"])
        if one.team.state in ("forming", "ready") and not one.team.memberships.current().exists():
            one.team.disband(by=User.objects.system())


def seat(registration, by):
    """Leave the former team, sit in the chosen one; what waited elsewhere no longer does."""
    go(registration, by)
    sit(registration.chosen, registration, registration.brings)
    settle(registration, by)


def settle(registration, by):
    """What this person asked, or was asked, no longer waits."""
    for joining in registration.joinings.filter(state="asked").order_by("id"):
        joining.lapse(by=User.objects.system())


def gone(registration, by):
    """Who gives up their place leaves their team too."""
    go(registration, by)
    settle(registration, by)


class Teaming:
    """The steps of a registration that concern teams (mixed in ``Registration``)."""

    chosen, brings = None, ""

    @property
    def team(self):
        """The team that they are in; None when they are in none."""
        found = self.memberships.current().select_related("team__challenge", "team__camp").first()
        return found and found.team

    @property
    def why_here(self):
        """Why they are in their team, as it was said when they were placed."""
        found = self.memberships.current().first()
        return found.brings if found else ""

    @property
    def team_link(self):
        """The address of the page of their team, or of those that seek members."""
        return SEAT.link(reverse("seat_team", args=[self.pk]), str(self.pk))

    @property
    def skills_labels(self):
        """What they can bring, in words."""
        return [str(label) for code, label in presets.SKILLS if code in self.skills]

    @property
    def comes(self):
        """Whether they hold a place, hence may be in a team."""
        return self.state in COMES

    def choices_for(self, step):
        """The teams with a seat free, but their own."""
        if step != "join_team":
            return super().choices_for(step)
        teams = self.camp.teams.filter(state__in=OPEN).for_table().filter(n__lt=self.camp.team_max)
        mine = Q(memberships__registration=self, memberships__left_at=None)
        return {"team": [(str(one.pk), f"{one.name} ({one.n}/{self.camp.team_max})") for one in teams.exclude(mine)]}

    def told(self, step):
        """Which team it is about."""
        about_a_team = self.chosen and step in ("join_team", "leave_team")
        return {"whom": self.chosen.name} if about_a_team else super().told(step)

    def words_for(self, step):
        """Whom it is about: the page of a step shows nothing else."""
        if step == "join_team":
            return {"label": _("Place %s in a team") % self.name}
        if step == "leave_team":
            return {"help": _("%s leaves the team. The seat is free at once; a team that nobody is in any more is disbanded.") % self.name}  # fmt: skip
        return super().words_for(step)

    def missing_to_leave(self):
        if not self.memberships.current().exists():
            yield Missing("team", _("a team to leave"))

    def teamed(self):
        """The person concerned is told."""
        if self.email:
            yield Effect("mail", "teamed")

    @step(
        source=IN, target=None, label=_("Place in a team"), allowed=May("system", *HOSTS), effects=teamed, then=seat,
        asks={"team": asks.person(_("Team")), "brings": asks.text(_("Why there"), required=False, max_length=300)},
        help=_("Who is in another team leaves it. They are told by mail."), done=_("Placed in a team"),
    )  # fmt: skip
    def join_team(self, team, brings=""):
        CampTeam = apps.get_model("hackathons", "CampTeam")
        if self.camp.state not in BEFORE_END:
            raise asks.refused("team", _("The camp is over: teams no longer change."))
        self.chosen = CampTeam.objects.filter(pk=team, camp=self.camp_id).first()
        if self.chosen is None:
            raise asks.refused("team", _("Choose a team of this camp."))
        self.brings = brings

    @step(
        source=IN, target=None, label=_("Leave the team"), allowed=May("system", *HOSTS, **{LINK: free_to_go}), requires=missing_to_leave,
        effects=teamed, then=go, asks={"comment": asks.note(_("A word, if you wish"), "")}, danger=True, done=_("Left the team"),
        help=_("The seat is free at once. A team that nobody is in any more is disbanded."),
    )  # fmt: skip
    def leave_team(self):
        self.chosen = self.team
