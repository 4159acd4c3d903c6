"""The team and its network: what the team lacks, in words; who could fill it; the calls for residents."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.models import Territory
from programs.signing import Signed
from residences import presets
from residences.models import Discipline

OWN = Signed("residences.professional", 60)  # one's page of the network, offered by the State


def present(residence):
    """Those in the team today."""
    return [one for one in residence.residents.all() if not one.left_on]


def lacking(residence):
    """What the team lacks: of the profiles wanted, then of what every residence needs."""
    people, labels = present(residence), dict(Discipline.choices)
    there = Counter(one.discipline for one in people)
    wanted = Counter()
    for one in residence.wanted.all():
        wanted[one.discipline] += one.seats
    for discipline, number in sorted(wanted.items()):
        if (short := number - there[discipline]) > 0:
            words = {"n": short, "discipline": labels[discipline]}
            yield ngettext("%(n)d person in %(discipline)s", "%(n)d people in %(discipline)s", short) % words
    if (short := presets.TEAM - len(people)) > 0:
        yield ngettext("%d person, for a team of three", "%d people, for a team of three", short) % short
    if people and len(there) < presets.DISCIPLINES:
        yield _("a second discipline")


def positions(residence):
    """The calls for residents: the positions of this project that everyone may read."""
    return list(
        residence.dossier.positions.exclude(state__in=("draft", "cancelled")).order_by("closes_on", "reference")
    )


def regions():
    """The régions to choose from, as (code, name)."""
    return [(one.code, one.name) for one in Territory.objects.filter(kind="region").order_by("name")]
