"""Whom the platform proposes as a coach: pure choices."""

from programs.coachsharing import Coach, Project, share

FREE = frozenset()


def coach(load=0, capacity=8, regions="", known=""):
    return Coach(load, capacity, frozenset(regions.split()), frozenset(known.split()))


def test_who_followed_the_organization_before_is_preferred_to_who_knows_the_region():
    choices = share([Project("24", "bourges")], [coach(regions="24"), coach(load=5, known="bourges")])

    assert choices == [(1, ("continuity",))]


def test_who_knows_the_region_is_preferred_to_a_stranger_with_less_to_do():
    choices = share([Project("24", "bourges")], [coach(), coach(load=4, regions="24")])

    assert choices == [(1, ("region",))]


def test_projects_go_to_those_who_have_less_to_do():
    choices = share([Project("", n) for n in range(4)], [coach(load=3), coach(), coach()])

    assert sorted(choice.coach for choice in choices) == [1, 1, 2, 2]


def test_nobody_is_given_more_than_they_take():
    choices = share([Project("", n) for n in range(3)], [coach(load=7), coach(load=2, capacity=2)])

    assert sorted(choice.reasons for choice in choices) == [("full",), ("full",), ("load",)]


def test_who_may_not_follow_a_project_is_never_proposed():
    choices = share([Project("24", "bourges", frozenset({0}))], [coach(regions="24", known="bourges"), coach()])

    assert choices == [(1, ("load",))]
