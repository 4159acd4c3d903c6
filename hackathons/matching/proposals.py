"""Proposals of teams: what is known of a camp, shared out in three variants; then one of them applied, person by person."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hackathons.matching import engine, reasons
from hackathons.models import CampTeam, Group, Matching, Placement
from hackathons.models.matching import Variant
from hackathons.teaming import without
from programs.longwork import alone
from programs.models import User


def move(effect):
    """Carry out what a step of a proposal owes; one worker at a time, taken up again where a killed one left it."""
    matching = Matching.objects.select_related("camp").get(pk=effect.line.object_id)
    with alone(matching):
        MOVES[effect.key](matching)


class Scene:
    """A camp as the engine reads it, with the rows behind each number. Six queries."""

    def __init__(self, matching):
        camp = matching.camp
        self.people = list(without(camp).prefetch_related("wishes"))
        self.challenges = list(camp.challenges.filter(state="accepted").order_by("title", "id"))
        self.teams = list(CampTeam.objects.seeking(camp).prefetch_related("memberships__registration").order_by("name", "id")) if matching.completes else []  # fmt: skip
        self.place = {one.pk: number for number, one in enumerate(self.challenges)}
        self.given = engine.Given(
            [self.person(one) for one in self.people], len(self.challenges), camp.team_min, camp.team_max,
            [self.open(team) for team in self.teams], matching.teams_wanted,
        )  # fmt: skip

    def person(self, one):
        """Someone without a team."""
        wishes = sorted(one.wishes.all(), key=lambda wish: wish.rank)
        known = tuple(self.place[wish.challenge_id] for wish in wishes if wish.challenge_id in self.place)
        return engine.Person(known, frozenset(one.skills or ()))

    def open(self, team):
        """A team that may be completed."""
        inside = [one.registration for one in team.memberships.all() if one.left_at is None]
        skills = frozenset(skill for one in inside for skill in one.skills or ())
        return engine.Open(self.place.get(team.challenge_id), len(inside), skills, frozenset(team.seeks or ()))


def match(matching):
    """Work out the variants and keep them; a proposal set aside meanwhile is left so."""
    if matching.state != Matching.State.ASKED:
        return
    scene, figures = Scene(matching), {}
    made = {code: engine.proposed(scene.given, engine.VARIANTS[code]) for code in Variant.values}
    with transaction.atomic():
        for code, proposal in made.items():
            keep(matching, code, scene, proposal)
            figures[code] = engine.figures(scene.given, proposal)
        matching.propose(by=User.objects.system(), figures=figures)


def keep(matching, variant, scene, proposal):
    """Keep a variant: its teams, and each person with the reason."""
    groups = [
        Group(
            matching=matching, variant=variant, number=number, challenge=scene.challenges[team.challenge] if team.challenge is not None else None,
            team=scene.teams[team.open] if team.open is not None else None, members=scene.given.open[team.open].members if team.open is not None else 0,
        )
        for number, team in enumerate(proposal.teams, 1)
    ]  # fmt: skip
    Group.objects.bulk_create(groups)
    of = {one: group for group, team in zip(groups, proposal.teams, strict=True) for one in team.people}
    titles, names = [one.title for one in scene.challenges], [team.name for team in scene.teams]
    Placement.objects.bulk_create(
        Placement(matching=matching, variant=variant, registration=scene.people[one], group=of.get(one), reason=said.reason, denied=said.denied)
        for one, said in reasons.Sayer(scene.given, proposal, titles, names).said()
    )  # fmt: skip


def apply(matching):
    """Form the teams of the chosen variant and place each person, in a transaction of their own."""
    if matching.state != Matching.State.APPLYING:
        return
    rows = matching.placements.filter(variant=matching.chosen, outcome="").exclude(group=None)
    for placement in rows.order_by("group__number", "registration__arrival", "id").select_related("registration"):
        place(placement)
    matching.finish(by=User.objects.system())


@transaction.atomic
def place(placement):
    """Place one person, unless they have found a team, no longer come, or the team is full; says which."""
    registration = placement.registration.lock()
    if not registration.comes:
        outcome = Placement.Outcome.ABSENT
    elif registration.memberships.current().exists():
        outcome = Placement.Outcome.ELSEWHERE
    else:
        outcome = seated(registration, placement)
    placement.outcome = outcome
    placement.save(update_fields=["outcome"])


def seated(registration, placement):
    """Sit this person in the team of their group, formed with the first of them."""
    group = Group.objects.select_related("team", "challenge").get(pk=placement.group_id)
    try:
        with transaction.atomic():
            team = group.team or formed(registration.camp, group)
            registration.join_team(by=User.objects.system(), team=str(team.pk), brings=placement.reason)
    except ValidationError:
        return Placement.Outcome.FULL
    return Placement.Outcome.PLACED


def formed(camp, group):
    """The team of a group, formed now under the first name that is free."""
    taken = {name.lower() for name in camp.teams.alive().values_list("name", flat=True)}
    number = next(n for n in range(1, len(taken) + 2) if (_("Team %d") % n).lower() not in taken)
    challenge = group.challenge if group.challenge and group.challenge.state == "accepted" else None
    team = CampTeam(camp=camp, name=_("Team %d") % number, challenge=challenge)
    team.begin(by=User.objects.system())
    group.team = team
    group.save(update_fields=["team"])
    return team


MOVES = {"match": match, "apply": apply}
