"""Who might coach which project: the load of each, the régions they know, whom they followed before; each choice with its reasons."""

from typing import NamedTuple

from programs.assignment.flow import Problem, solve

BASE, CONTINUITY, REGION, LOAD = 200, 120, 60, 10  # the lower the price, the better the choice


class Coach(NamedTuple):
    """What is known of a coach: their projects, how many they take, their régions, the organizations followed before."""

    load: int
    capacity: int
    regions: frozenset
    known: frozenset

    @property
    def room(self) -> int:
        return max(0, self.capacity - self.load)


class Project(NamedTuple):
    """What is known of a project: where it is, whose it is, the coaches who may never follow it (by number)."""

    region: str
    organization: object
    barred: frozenset = frozenset()


class Choice(NamedTuple):
    """A coach by number, None when nobody has room; the reasons, as codes in order of weight."""

    coach: int | None
    reasons: tuple[str, ...]


def reasons(project: Project, coach: Coach) -> tuple[str, ...]:
    """Why this coach suits this project, the weightiest first; the load, when nothing else speaks for them."""
    found = [
        ("continuity", project.organization in coach.known),
        ("region", bool(project.region) and project.region in coach.regions),
    ]
    return tuple(code for code, holds in found if holds) or ("load",)


def price(project: Project, coach: Coach) -> int:
    """What this choice costs, the load of the coach apart."""
    why = reasons(project, coach)
    return BASE - CONTINUITY * ("continuity" in why) - REGION * ("region" in why)


def share(projects: list[Project], coaches: list[Coach]) -> list[Choice]:
    """One coach for each project, at the least total price and within the room of each."""
    problem = Problem(
        [[None if j in one.barred else price(one, coach) for j, coach in enumerate(coaches)] for one in projects],
        [1] * len(projects), [coach.room for coach in coaches], [coach.load for coach in coaches], LOAD,
    )  # fmt: skip
    return [choice(one, coaches, chosen) for one, chosen in zip(projects, solve(problem), strict=True)]


def choice(project: Project, coaches: list[Coach], chosen: set[int]) -> Choice:
    """The coach found for a project, with the reasons."""
    if not chosen:
        return Choice(None, ("full",))
    (found,) = chosen
    return Choice(found, reasons(project, coaches[found]))
