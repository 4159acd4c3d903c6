"""The perimeter of a dossier: its territories added up, each commune once, and shown by département."""

from typing import NamedTuple

from django.db.models import Count, Q, Sum

from programs.models import Territory
from programs.outlines import BOXES, MAINLAND, outlines

FIELDS = {"epci": "epci", "departement": "departement", "collectivite": "departement", "region": "region"}


class Share(NamedTuple):
    """What a perimeter covers of a département: how many of its communes, with how many inhabitants."""

    code: str
    name: str
    communes: int
    population: int
    of: int

    @property
    def whole(self):
        return self.communes == self.of


class Place(NamedTuple):
    """A territory chosen, and the other chosen ones that already hold it, in words."""

    territory: Territory
    within: str


class Perimeter(NamedTuple):
    """What a dossier covers: the territories chosen, the communes and inhabitants, each counted once."""

    places: list
    shares: list
    communes: int
    population: int

    @property
    def map(self):
        """The drawing: the outlines of the mainland, and one inset for each overseas territory drawn or covered."""
        return drawing({share.code: "whole" if share.whole else "part" for share in self.shares})


def of(dossier):
    """The perimeter of a dossier: that of its organization where none was chosen."""
    chosen = list(dossier.perimeter.order_by("kind", "search", "id"))
    place = dossier.organization.place
    return covering(chosen or ([place] if place else []))


def covering(territories):
    """What these territories cover together; a commune counts once, however many of them hold it."""
    shares = [Share(**row) for row in counted(territories)] if territories else []
    return Perimeter(
        places=[Place(one, ", ".join(str(other) for other in territories if holds(other, one))) for one in territories],
        shares=shares,
        communes=sum(share.communes for share in shares),
        population=sum(share.population for share in shares),
    )


def counted(territories):
    """The communes covered, by département, beside how many it has."""
    inside = Q(pk__in=[one.pk for one in territories if one.kind == "commune"])
    for kind, field in FIELDS.items():
        if codes := [one.code for one in territories if one.kind == kind]:
            inside |= Q(**{f"{field}__in": codes})
    inside &= Q(until=None) | Q(pk__in=[one.pk for one in territories])
    rows = Territory.objects.filter(kind="commune").values("departement", "departement_name").order_by("departement")
    found = rows.filter(departement__in=Territory.objects.filter(inside, kind="commune").values("departement")).annotate(
        communes=Count("pk", filter=inside), inhabitants=Sum("population", filter=inside), of=Count("pk", filter=Q(until=None))
    )  # fmt: skip
    for row in found:
        numbers = {"communes": row["communes"], "population": row["inhabitants"] or 0, "of": row["of"]}
        yield {"code": row["departement"], "name": row["departement_name"], **numbers}


def holds(other, one):
    """Whether a territory holds another, as the official code tells it; an EPCI across départements is in none."""
    if other.pk == one.pk or other.kind == "commune":
        return False
    return getattr(one, FIELDS[other.kind]) == other.code and (one.kind == "commune" or other.kind != "epci")


def drawing(shades):
    """The map of France with these départements shaded, code → "whole" or "part": no tile, no third party.

    Overseas territories are insets; those that the outlines lack are a square, drawn when they are covered.
    """
    drawn = outlines()
    mainland = [
        {"code": code, "path": path, "shade": shades.get(code, "")} for code, path in drawn.items() if code not in BOXES
    ]
    insets = [
        {"code": code, "path": drawn[code], "shade": shades.get(code, ""), "box": f"0 0 {width} {height}"}
        for code, (width, height) in BOXES.items()
    ]
    others = [
        {"code": code, "path": "M4 9h32v32H4z", "shade": shade, "box": "0 0 40 50"}
        for code, shade in sorted(shades.items()) if code not in drawn
    ]  # fmt: skip
    return {"box": MAINLAND, "mainland": mainland, "insets": insets + others}
