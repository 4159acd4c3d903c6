"""The health of a project, computed from dated facts by rules that anyone may read: a light, and the reasons for it."""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple


class Light(IntEnum):
    """How a project goes; the greater, the worse."""

    GREEN = 0
    AMBER = 1
    RED = 2

    @property
    def code(self) -> str:
        return self.name.lower()


class Rule(NamedTuple):
    """From which value a fact worries, and from which it alarms; None: this rule is not followed."""

    amber: int | None
    red: int | None


class Facts(NamedTuple):
    """What is known of a project today; None where a fact does not apply."""

    session: int | None  # days since the last session held, since the opening before any
    milestones: int | None  # days by which the latest milestone is late
    actions: int | None  # actions late
    silence: int | None  # days since the last check-in, since the opening before any
    weather: int | None  # of the last check-in: 0 fine, 1 clouds, 2 showers, 3 storm
    funding: int | None  # per cent of the budget that nobody has granted yet


class Reason(NamedTuple):
    """What one rule says: its code, its light, the value judged, the rule."""

    code: str
    light: Light
    value: int
    rule: Rule


class Health(NamedTuple):
    """The light of a project: the worst of its reasons; those that are not green come first."""

    light: Light
    reasons: tuple[Reason, ...]

    @property
    def worries(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.light)


DEFAULTS = {
    "session": Rule(21, 42), "milestones": Rule(1, 15), "actions": Rule(1, 4), "silence": Rule(14, 28), "weather": Rule(2, 3),
    "funding": Rule(10, 30),
}  # fmt: skip
WEATHERS = {"sun": 0, "clouds": 1, "showers": 2, "storm": 3}


def rules(kept: Mapping) -> dict[str, Rule]:
    """The rules of a programme: its own where it has written some, those of the platform elsewhere."""
    return {code: Rule(*kept[code]) if code in kept else rule for code, rule in DEFAULTS.items()}


def judged(value: int, rule: Rule) -> Light:
    """The light of one fact by its rule."""
    if rule.red is not None and value >= rule.red:
        return Light.RED
    return Light.AMBER if rule.amber is not None and value >= rule.amber else Light.GREEN


def health(facts: Facts, followed: Mapping[str, Rule]) -> Health:
    """The light that the facts give by these rules, with the reasons, the worst first."""
    reasons = [
        Reason(code, judged(value, followed[code]), value, followed[code])
        for code, value in facts._asdict().items()
        if value is not None and followed[code] != Rule(None, None)
    ]
    reasons.sort(key=lambda reason: -reason.light)
    return Health(reasons[0].light if reasons else Light.GREEN, tuple(reasons))


def diverge(computed: Light, felt: Light | None) -> int:
    """How far what the coach feels is from what the facts say: above zero, the coach worries more."""
    return 0 if felt is None else felt - computed
