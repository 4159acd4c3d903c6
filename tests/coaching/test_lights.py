"""The health of a project: pure rules."""

import pytest

from programs.lights import DEFAULTS, Facts, Light, Rule, diverge, health, rules

FINE = Facts(session=0, milestones=0, actions=0, silence=0, weather=0, funding=0)


def light(**facts):
    return health(FINE._replace(**facts), DEFAULTS).light


@pytest.mark.parametrize(
    ("fact", "amber", "red"),
    [("session", 21, 42), ("milestones", 1, 15), ("actions", 1, 4), ("silence", 14, 28), ("weather", 2, 3), ("funding", 10, 30)],
)  # fmt: skip
def test_each_fact_worries_then_alarms_from_its_bound(fact, amber, red):
    found = [light(**{fact: value}) for value in (amber - 1, amber, red - 1, red)]

    assert found == [Light.GREEN, Light.AMBER, Light.AMBER if red - 1 >= amber else Light.GREEN, Light.RED]


def test_the_worst_reason_gives_the_light_and_comes_first():
    found = health(FINE._replace(session=25, weather=3), DEFAULTS)

    assert (found.light, [one.code for one in found.worries]) == (Light.RED, ["weather", "session"])


def test_what_does_not_apply_is_not_judged():
    found = health(FINE._replace(weather=None, funding=None), DEFAULTS)

    assert {one.code for one in found.reasons} == {"session", "milestones", "actions", "silence"}


def test_a_programme_may_set_its_own_bounds_and_follow_fewer_rules():
    own = rules({"session": [5, None], "silence": [None, None]})
    found = health(FINE._replace(session=400, silence=400), own)

    assert (own["session"], found.light) == (Rule(5, None), Light.AMBER)
    assert "silence" not in {one.code for one in found.reasons}


def test_without_any_rule_nothing_worries():
    none = dict.fromkeys(DEFAULTS, Rule(None, None))

    assert health(FINE._replace(weather=3), none) == (Light.GREEN, ())


@pytest.mark.parametrize(("felt", "gap"), [(None, 0), (Light.GREEN, -2), (Light.RED, 0)])
def test_the_gap_between_facts_and_feeling_has_a_sign(felt, gap):
    assert diverge(Light.RED, felt) == gap
