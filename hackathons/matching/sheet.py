"""A proposal of teams as its pages show it: the variants side by side, then one of them team by team."""

from collections import defaultdict
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.models.matching import Group, Variant

FIGURES = [  # code, what it counts
    ("teams", _("teams")), ("sizes", _("sizes")), ("first", _("first wish granted")), ("second", _("second wish granted")),
    ("third", _("third wish granted")), ("outside", _("no wish granted")), ("free", _("had no wish")), ("lacking", _("skills that lack, all teams together")),
    ("left", _("without a team")),
]  # fmt: skip


class Line(NamedTuple):
    """A team of a variant, with its people."""

    group: Group
    rows: list
    skills: str
    size: int
    is_short: bool
    is_over: bool


def compared(matching):
    """Each figure, variant by variant."""
    found = [(variant.label, matching.figures.get(variant, {})) for variant in Variant]
    for name, label in FIGURES:
        yield label, [(variant, said(name, figures)) for variant, figures in found]


def said(name, figures):
    """A figure as it is read."""
    if name == "sizes":
        return f"{figures.get('least', 0)}–{figures.get('most', 0)}"
    return figures.get(name, 0)


def lines(matching, variant):
    """The teams of a variant with their people, and those who have none; three queries."""
    rows = defaultdict(list)
    placements = matching.placements.filter(variant=variant).select_related("registration")
    for placement in placements.order_by("registration__arrival", "id"):
        rows[placement.group_id].append(placement)
    groups = matching.groups.filter(variant=variant).select_related("challenge", "team").order_by("number")
    return [line(group, rows[group.pk], matching.camp) for group in groups], rows[None]


def line(group, rows, camp):
    """One team, with the skills that those who join it bring."""
    skills = {skill for row in rows for skill in row.registration.skills or ()}
    words = ", ".join(str(label) for code, label in presets.SKILLS if code in skills)
    size = group.members + len(rows)
    return Line(group, rows, words, size, 0 < size < camp.team_min, size > camp.team_max)


def choices(placement, camp):
    """The teams of the variant with a seat free, for one person."""
    found, _alone = lines(placement.matching, placement.variant)
    return [
        (str(one.group.pk), f"{title(one.group)} ({one.size}/{camp.team_max})")
        for one in found if one.size < camp.team_max or one.group.pk == placement.group_id
    ]  # fmt: skip


def title(group):
    """A team and what it works on."""
    return f"{group} – {group.challenge}" if group.challenge else str(group)
