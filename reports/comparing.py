"""The figures of a report beside those of its former edition: pure, from the facts of both as their PDFs attach them."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

NUMBER = re.compile(r"-?\d+(?:,\d+)?")
MINUS = "\u2212"


class Row(NamedTuple):
    """One figure: before, now, and what changed, in words."""

    label: str
    before: str
    now: str
    change: str


class Group(NamedTuple):
    """Figures that go together, under their title."""

    title: str
    rows: list


def compared(before, now):
    """The essentials, then each chart that both editions have."""
    essentials = (before.get("essential", before), now.get("essential", now))
    figures = [{one["label"]: one["value"] for one in facts.get("figures", ())} for facts in essentials]
    groups = [Group(_("The essential"), rows(*figures)), *charts(before, now)]
    return [group for group in groups if group.rows]


def charts(before, now):
    """The charts that say the same thing in both, told by their subtitle."""
    former = {one["subtitle"]: one for one in measures(before)}
    for one in measures(now):
        if old := former.get(one["subtitle"]):
            yield Group(
                one["subtitle"], rows(*({name: shown(n) for name, n in chart["points"]} for chart in (old, one)))
            )


def measures(facts):
    """Every chart of these facts."""
    return [one for section in facts.get("sections", ()) for one in section.get("measures", ()) if one["subtitle"]]


def rows(before, now):
    """Each label that either has, in the order of today."""
    return [
        Row(label, before.get(label, "–"), now.get(label, "–"), change(before.get(label), now.get(label)))
        for label in {**now, **before}
    ]


def change(before, now):
    """What changed between two figures, in words; empty when one of them is not a number."""
    numbers = [number(one) for one in (before, now)]
    if None in numbers:
        return ""
    gap = numbers[1] - numbers[0]
    return _("same") if not gap else f"{'+' if gap > 0 else MINUS}\u00a0{shown(abs(gap))}"


def shown(value):
    """A number as one writes it in French, without idle decimals."""
    return f"{float(value):,.10g}".replace(",", "\u00a0").replace(".", ",").replace("-", MINUS)


def number(words):
    """The number that a figure is; None when it is none."""
    bare = re.sub(r"[\s\u00a0\u202f€]", "", str(words or "")).replace(MINUS, "-").replace(".", ",")
    return float(bare.replace(",", ".")) if NUMBER.fullmatch(bare) else None
