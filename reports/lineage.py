"""Where a project comes from and what became of it: camp, start-up, residence, as far as everyone may know."""

from typing import NamedTuple

from django.db.models import Q

from programs import clock
from programs.models import Dossier, Filiation

FARTHEST = 5  # generations told


class Kin(NamedTuple):
    """A project of the family: its programme, its title, where it is, its public page (empty without one), whether it is this one."""

    program: str
    title: str
    place: str
    url: str
    is_this: bool
    story: str


def of(dossier):
    """The family of a project, the eldest first; nothing for a project alone."""
    eldest = first_of(dossier)
    found = [eldest, *descendants([eldest])]
    if len(found) < 2:
        return []
    stories = dict(Filiation.objects.filter(dossier__in=found).values_list("dossier", "name"))
    return [told(one, one.pk == dossier.pk, stories.get(one.pk, "")) for one in found]


def first_of(dossier):
    """The project from which all come that this one comes from."""
    for _n in range(FARTHEST):
        above = opened().filter(offspring=dossier).first()
        if above is None:
            return dossier
        dossier = above
    return dossier


def descendants(parents):
    """What came of these, generation after generation."""
    found, generation = [], parents
    for _n in range(FARTHEST):
        generation = list(opened().filter(origin__in=generation).order_by("created_at", "id"))
        if not generation:
            break
        found += generation
    return found


def opened():
    """The dossiers that everyone may know to be projects: confirmed, and their call announced."""
    told = Q(call__mode="direct") | Q(call__announced_at__lte=clock.now())
    return (
        Dossier.objects.filter(told, state="confirmed")
        .exclude(project_state="")
        .select_related("call__program", "organization__territory", "report")
    )


def told(dossier, is_this, story):
    """A project of the family, with the page that everyone may read."""
    report = getattr(dossier, "report", None)
    camp = getattr(dossier.project, "slug", "")
    public = report.get_public_url() if report and report.published_on else dossier.project.public_url if camp else ""
    return Kin(dossier.call.program.name, dossier.title, str(dossier.organization), public, is_this, story)
