"""The coaches: what each follows now and can take on; whom the platform proposes for each project of a cohort, and why."""

from collections import Counter, defaultdict
from typing import NamedTuple

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import clock, coachsharing, cohort
from programs.models import CoachAbsence, CoachProfile, Dossier, Role, User
from programs.models.coachduty import ROOM


class Duty(NamedTuple):
    """A coach as pages show them: how many projects they follow, at most how many, what they know, whether they are away."""

    person: User
    load: int
    capacity: int
    regions: frozenset
    known: frozenset
    away: bool

    @property
    def words(self):
        """The name and the load: "Karim Haddad (3 projects of 8)"."""
        load = ngettext("%(n)s project of %(most)s", "%(n)s projects of %(most)s", self.load)
        return _("%(who)s (%(load)s)") % {"who": self.person, "load": load % {"n": self.load, "most": self.capacity}}


class Proposal(NamedTuple):
    """The coach proposed for a project, if any, and why in words."""

    dossier: Dossier
    coach: User | None
    reason: str


def duties(people):
    """What each of these coaches carries, in three queries."""
    people = list(people)
    profiles = {one.person_id: one for one in CoachProfile.objects.filter(person__in=people)}
    away = set(CoachAbsence.objects.on().filter(coach__in=people).values_list("coach", flat=True))
    loads, regions, known = defaultdict(int), defaultdict(set), defaultdict(set)
    for role in held_by(people):
        known[role.person_id].add(role.dossier.organization_id)
        if role.ends_on is None and not is_over(role.dossier):
            loads[role.person_id] += 1
            regions[role.person_id].add(region_of(role.dossier.organization))
    return [
        duty(one, profiles.get(one.pk), loads[one.pk], regions[one.pk], known[one.pk], one.pk in away) for one in people
    ]


def held_by(people):
    """The roles of coach that these people hold or held, each with its project and where that is."""
    roles = Role.objects.filter(person__in=people, code=Role.Code.COACH).exclude(dossier=None)
    return roles.select_related(
        "dossier__call__program", "dossier__organization__territory", "dossier__organization__attached_to"
    ).defer("dossier__answers", "dossier__call__definition")


def is_over(dossier):
    """Whether nobody has to act on its project any more."""
    return dossier.project_state in cohort.ended_stages().get(dossier.call.program.outcome, [])


def region_of(organization):
    """The code of its région; empty where nothing is known."""
    place = organization.place
    return "" if place is None else place.code if place.kind == "region" else place.region


def duty(person, profile, load, regions, known, away):
    """What this coach said they know, and the régions of their present projects."""
    said = set(profile.regions) if profile else set()
    capacity = profile.capacity if profile else ROOM
    return Duty(person, load, capacity, frozenset((said | regions) - {""}), frozenset(known), away)


def with_coaches(dossiers):
    """Dossiers with those who coach them now, whoever stands in included (``coaching``)."""
    held = Role.objects.active().filter(code=Role.Code.COACH).select_related("person").order_by("starts_on", "id")
    return (
        dossiers.for_table()
        .select_related("organization__attached_to", *cohort.kinds())
        .prefetch_related(Prefetch("roles", held, to_attr="coaching"))
        .order_by("organization__name", "id")
    )


def pools(dossiers):
    """For each programme of these dossiers, the identifiers of those who may coach it; and all of them as duties."""
    programs = {one.call.program_id for one in dossiers}
    by_program = {program: list(User.objects.coaches(program)) for program in programs}
    people = {one.pk: one for found in by_program.values() for one in found}
    named = sorted(people.values(), key=lambda one: (str(one), str(one.pk)))
    return {program: {one.pk for one in found} for program, found in by_program.items()}, duties(named)


def proposed(dossiers, by_program, team):
    """A coach for each of these dossiers, with the reason; who is away today is proposed nothing."""
    shared = Counter(one.coaching[0].person_id for one in dossiers if one.coaching)  # theirs are to give again
    coaches = [
        coachsharing.Coach(one.load - shared[one.person.pk], 0 if one.away else one.capacity, one.regions, one.known) for one in team
    ]  # fmt: skip
    projects = [
        coachsharing.Project(
            region_of(one.organization), one.organization_id,
            frozenset(j for j, duty in enumerate(team) if duty.person.pk not in by_program[one.call.program_id]),
        )
        for one in dossiers
    ]  # fmt: skip
    choices = coachsharing.share(projects, coaches)
    return [
        Proposal(one, None if choice.coach is None else team[choice.coach].person, worded(choice, team))
        for one, choice in zip(dossiers, choices, strict=True)
    ]


def worded(choice, team):
    """The reasons of a choice, in a sentence."""
    if choice.coach is None:
        return _("Nobody has room left: raise a limit, or choose by hand.")
    found = team[choice.coach]
    words = {
        "continuity": _("has already followed this organization"), "region": _("knows this région"),
        "load": _("follows %(n)s of the %(most)s projects that they can take") % {"n": found.load, "most": found.capacity},
    }  # fmt: skip
    said = ", ".join(str(words[code]) for code in choice.reasons)
    return f"{said[:1].upper()}{said[1:]}."


def standing_in(user):
    """The absences during which this person stands in for a colleague today."""
    return CoachAbsence.objects.on(clock.today()).filter(cover=user).select_related("coach")
