"""People shared out among teams, without the database: sizes kept, nobody lost, locked teams unchanged, whatever the input."""

from random import Random

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from hackathons.matching import engine, reasons
from hackathons.matching.engine import VARIANTS, Given, Open, Person

SKILLS = ["development", "data", "design", "domain", "territory", "project", "law", "communication"]
people = st.builds(
    Person, st.lists(st.integers(-1, 6), max_size=4).map(tuple), st.frozensets(st.sampled_from(SKILLS), max_size=3)
)
opened = st.builds(Open, st.none() | st.integers(0, 5), st.integers(1, 8), st.frozensets(st.sampled_from(SKILLS), max_size=3), st.frozensets(st.sampled_from(SKILLS), max_size=2))  # fmt: skip
scenes = st.builds(
    Given, st.lists(people, max_size=24), st.integers(0, 6), st.integers(2, 6), st.integers(2, 9), st.lists(opened, max_size=3), st.none() | st.integers(0, 9),
)  # fmt: skip


def crowd(n, challenges=12, seed=3):
    """So many people, each with three wishes and a skill or two."""
    rng = Random(seed)
    return [Person(tuple(rng.sample(range(challenges), 3)), frozenset(rng.sample(SKILLS, rng.choice([1, 1, 2])))) for _one in range(n)]  # fmt: skip


@settings(max_examples=40)
@drawn(scenes, st.sampled_from(list(VARIANTS)))
def test_sizes_are_kept_and_each_is_placed_once_or_listed(given, variant):
    proposal, most = engine.proposed(given, VARIANTS[variant]), max(given.least, given.most)
    everyone = sorted([one for team in proposal.teams for one in team.people] + proposal.left)
    assert everyone == list(range(len(given.people)))
    for team in proposal.teams:
        if team.open is None:
            assert given.least <= len(team.people) <= most
        else:
            assert given.open[team.open].members + len(team.people) <= most
            assert team.challenge == given.open[team.open].challenge


@settings(max_examples=25)
@drawn(scenes)
def test_each_placement_has_its_reason_and_each_one_left_too(given):
    proposal = engine.proposed(given, VARIANTS["balance"])
    titles, names = [f"Défi {n}" for n in range(given.challenges + 6)], [f"Équipe {n}" for n in range(3)]
    said = dict(reasons.Sayer(engine.sound(given), proposal, titles, names).said())
    assert all(said[one].reason for team in proposal.teams for one in team.people)
    assert all(said[one].denied for one in proposal.left)


@pytest.mark.parametrize(
    ("n", "least", "most", "wanted", "sizes"),
    [
        (0, 4, 7, None, []), (3, 4, 7, None, []), (4, 4, 7, None, [4]), (8, 4, 7, None, [8 // 2] * 2), (150, 4, 7, 30, [5] * 30), (13, 6, 6, None, [6, 6]),
        (20, 4, 7, 99, [4] * 5), (20, 4, 7, 1, [7, 7, 6]), (12, 4, 7, None, [6, 6]),
    ],
)  # fmt: skip
def test_people_are_split_as_evenly_as_sizes_let(n, least, most, wanted, sizes):
    assert engine.split(n, least, most, wanted) == sizes


def test_the_same_people_are_always_shared_out_alike():
    given = Given(crowd(30), 12, 4, 7)
    assert engine.proposed(given, VARIANTS["skills"]) == engine.proposed(given, VARIANTS["skills"])


def test_wishes_first_grants_more_wishes_and_skills_first_lacks_fewer_skills():
    given = Given(crowd(60), 12, 4, 7)
    wishes, skills = (engine.figures(given, engine.proposed(given, VARIANTS[name])) for name in ("wishes", "skills"))
    assert wishes["first"] > skills["first"]
    assert wishes["lacking"] > skills["lacking"]


def test_when_all_wish_for_one_challenge_every_team_has_it():
    proposal = engine.proposed(Given([Person((2,))] * 30, 5, 4, 7), VARIANTS["wishes"])
    assert {team.challenge for team in proposal.teams} == {2}


def test_without_any_challenge_teams_are_made_of_skills():
    proposal = engine.proposed(Given(crowd(12), 0, 4, 7), VARIANTS["balance"])
    assert [(team.challenge, len(team.people)) for team in proposal.teams] == [(None, 6), (None, 6)]


def test_a_team_that_may_be_completed_reaches_its_least_size():
    proposal = engine.proposed(Given(crowd(2), 12, 4, 7, [Open(0, 2)]), VARIANTS["balance"])
    assert ([len(team.people) for team in proposal.teams], proposal.left) == ([2], [])


def test_who_brings_a_skill_that_is_sought_goes_there():
    given = Given([Person((), frozenset({"law"})), Person((), frozenset({"data"}))], 0, 4, 7, [Open(None, 5, frozenset(), frozenset({"law"})), Open(None, 5, frozenset(), frozenset({"data"}))])  # fmt: skip
    proposal = engine.proposed(given, VARIANTS["skills"])
    assert [team.people for team in proposal.teams] == [[0], [1]]


def spoken(given, variant="wishes"):
    """What is said of each person, in order."""
    proposal = engine.proposed(given, VARIANTS[variant])
    titles = [f"Défi {n + 1}" for n in range(given.challenges)]
    return dict(sorted(reasons.Sayer(given, proposal, titles, ["Les Bus"] * len(given.open)).said()))


def test_a_wish_granted_and_a_skill_brought_are_said():
    given = Given([Person((0,), frozenset({"law"})), *[Person((0,))] * 3], 1, 4, 7)
    assert spoken(given)[0].reason == "Premier vœu\xa0: Défi 1. Apporte ce que personne d’autre n’y a\xa0: droit."


def test_a_team_completed_is_named():
    assert spoken(Given([Person()], 1, 4, 7, [Open(0, 4)]))[0].reason.startswith("Complète l’équipe Les Bus.")


def test_a_wish_alone_of_its_kind_is_listed_as_impossible():
    given = Given([Person((1,)), *[Person((0,))] * 3], 2, 4, 7)
    assert spoken(given)[0].denied == "1 personne a demandé «\xa0Défi 2\xa0», c’est trop peu pour une équipe."


def test_a_challenge_whose_seats_are_taken_says_so():
    given = Given([Person((0,))] * 3, 2, 4, 7, [Open(0, 6), Open(1, 5)])
    said = [one.denied for one in spoken(given).values()]
    assert sorted(said) == ["", *["toutes les places de «\xa0Défi 1\xa0» sont prises."] * 2]


def test_a_skill_needed_elsewhere_is_said():
    sayer = reasons.Sayer(
        Given([Person((0,))], 1, 4, 7), engine.Proposal([engine.Team(0, None, [])], []), ["Défi 1"], []
    )
    assert sayer.why(0) == "ses compétences manquaient davantage ailleurs que sur «\xa0Défi 1\xa0»."


def test_too_few_people_for_a_team_are_told_how_many_it_takes():
    assert (
        spoken(Given([Person()] * 3, 0, 4, 7))[2].denied == "Une équipe compte au moins 4 personnes\xa0: il y en a 3."
    )


def test_sizes_that_take_not_everyone_let_the_last_wait():
    said = spoken(Given([Person()] * 13, 0, 6, 6))
    assert (
        said[12].denied
        == "Aucun nombre d’équipes de 6 à 6 ne prend tout le monde\xa0: les derniers inscrits attendent."
    )
