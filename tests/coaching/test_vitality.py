"""Health on the pages: two lights side by side, rules by programme; the board narrowed and printed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from programs import board, clock, cohort, vitals
from programs.models import Cohort, Dossier, Edition, Program, User
from tests import factories

pytestmark = pytest.mark.django_db


def read(dossier):
    return cohort.with_all(Dossier.objects.filter(pk=dossier.pk)).get()


def test_the_facts_are_those_of_the_project(dossier, coach, lead):
    today = clock.today()
    dossier.milestones.all().delete()
    dossier.milestones.create(label="Convention", due_on=today - timedelta(days=6))
    dossier.actions.create(label="Écrire", owner=lead, due_on=today - timedelta(days=1))
    dossier.checkins.update(weather="showers", at=clock.now() - timedelta(days=3))
    dossier.funding.all().delete()
    dossier.funding.create(funder="Commune", amount=Decimal(500), stage="acquired")
    type(dossier.project).objects.update(budget=Decimal(2000))
    found = vitals.facts(read(dossier))

    assert found._replace(session=0, actions=0) == (0, 6, 0, 3, 2, 75)
    assert found.actions >= 1


def test_without_a_budget_funding_is_not_judged(dossier):
    type(dossier.project).objects.update(budget=0)

    assert vitals.facts(read(dossier)).funding is None


def test_silence_follows_the_rhythm_of_the_programme(dossier):
    dossier.call.program.checkin_days = 30

    assert vitals.rules(dossier.call.program)["silence"] == (30, 60)


def test_each_reason_is_said_in_words(dossier):
    said = {one.code: (vitals.said(one), vitals.bounds(one)) for one in vitals.of(read(dossier)).reasons}

    assert said["weather"][1] == "inquiète\u00a0: averses, alerte\u00a0: orage"
    assert all(words for words, _bounds in said.values())


def test_the_coach_says_a_light_that_the_lead_never_reads(signed_in, dossier, coach, lead):
    browser, url = signed_in(coach), reverse("project_health", args=[dossier.pk])
    browser.post(url, {"light": "green", "note": "CANARI du feu : tout repose sur une personne."})
    page = browser.get(url).content.decode()

    assert "CANARI du feu" in page
    for name in ("milestones", "checkin_new"):
        assert b"CANARI du feu" not in signed_in(lead).get(reverse(name, args=[dossier.pk])).content
    assert signed_in(lead).get(url).status_code == 404


@pytest.mark.parametrize(("felt", "words"), [("red", "s’inquiète plus"), ("green", "plus confiant")])
def test_both_lights_side_by_side_say_what_their_gap_means(signed_in, dossier, coach, felt, words):
    facts(dossier, "showers")
    dossier.coach_lights.create(light=felt, by=coach)

    assert words in signed_in(coach).get(reverse("project_health", args=[dossier.pk])).content.decode()


def facts(dossier, weather):
    """Nothing but this weather may worry."""
    dossier.milestones.all().delete()
    dossier.actions.all().delete()
    dossier.checkins.update(weather=weather, at=clock.now(), help_wanted="")
    Program.objects.update(health_rules={"session": [None, None], "funding": [None, None]})


def test_an_old_light_is_to_be_said_again(signed_in, dossier, coach):
    dossier.coach_lights.create(light="green", by=coach, at=clock.now() - timedelta(days=32))

    assert "à redonner" in signed_in(coach).get(reverse("project_health", args=[dossier.pk])).content.decode()


def test_without_a_light_nothing_is_kept(signed_in, dossier, coach):
    answer = signed_in(coach).post(reverse("project_health", args=[dossier.pk]), {"note": "Rien."})

    assert (answer.status_code, dossier.coach_lights.count()) == (422, 0)


@pytest.fixture
def rules(dossier):
    return reverse("light_rules", args=[dossier.call.program_id])


def typed(form, **changes):
    """What the page of the rules sends."""
    initial = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (initial | changes).items() if value is not None}


def test_an_officer_sets_the_rules_and_the_lights_follow(signed_in, dossier, rules):
    browser = signed_in(factories.officer())
    form = browser.get(rules).context["form"]
    facts(dossier, "storm")
    form = browser.get(rules).context["form"]
    browser.post(rules, typed(form, weather_amber="", weather_red=""))

    assert vitals.of(read(dossier)).light == vitals.Light.GREEN


def test_what_alarms_never_comes_before_what_worries(signed_in, rules):
    browser = signed_in(factories.officer())
    answer = browser.post(rules, typed(browser.get(rules).context["form"], session_amber=9, session_red=3))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["session_red"])


def test_a_coach_reads_the_rules_and_sets_none(signed_in, coach, rules):
    browser = signed_in(coach)

    assert (browser.get(rules).status_code, browser.post(rules, {}).status_code) == (200, 403)


@pytest.fixture
def two(dossier, coach):
    """A second project of the same coach, in a cohort and in a storm."""
    other = Dossier.objects.get(pk=factories.filled("running").dossier_id)
    other.name_coach(coach)
    day = clock.today()
    edition = Edition.objects.create(title="Édition", slug="edition", summary="S", starts_on=day, ends_on=day)
    Cohort.objects.create(edition=edition, name="Promotion").dossiers.add(other)
    facts(dossier, "sun")
    facts(other, "storm")
    return other


@pytest.mark.parametrize(
    ("query", "kept"), [("light=red", 1), ("light=green", 1), ("kind=residence", 2), ("kind=camp", 0), ("light=mauve", 2)]
)  # fmt: skip
def test_the_board_is_narrowed_by_light_and_by_kind(signed_in, two, coach, query, kept):
    context = signed_in(coach).get(f"{reverse('coaching')}?{query}").context

    assert len(context["cards"]) == kept


def test_the_board_is_narrowed_by_cohort_and_by_coach(signed_in, two, coach):
    browser, url = signed_in(coach), reverse("coaching")
    by_cohort = browser.get(f"{url}?cohort={two.cohort_place.cohort_id}").context["cards"]
    by_coach = browser.get(f"{url}?coach={coach.pk}").context["cards"]

    assert ([card.dossier for card in by_cohort], len(by_coach)) == ([two], 2)


def test_a_card_says_when_the_coach_feels_otherwise(signed_in, two, coach):
    two.coach_lights.create(light="green", by=coach)
    page = signed_in(coach).get(reverse("coaching")).content.decode()

    assert "Avis de l’accompagnateur" in page


def test_the_same_stage_of_two_kinds_of_project_is_no_stage_in_common(two, coach):
    user = User.objects.get(pk=coach.pk)
    stages = board.stages(board.cards(cohort.with_all(cohort.followed(user)), user))

    assert [(stage.label, len(stage.cards)) for stage in stages] == [("En résidence", 2)]


def test_the_calendar_reads_as_a_table_too(signed_in, two, coach):
    page = signed_in(coach).get(f"{reverse('coaching')}?table=1").content.decode()

    assert ("<table" in page, 'class="board"' in page) == (True, False)


def test_the_projects_that_are_over_keep_their_cards(signed_in, dossier, coach):
    type(dossier).objects.filter(pk=dossier.pk).update(project_state="closed")
    cards = signed_in(coach).get(f"{reverse('coaching')}?over").context["cards"]

    assert [card.dossier for card in cards] == [dossier]


def test_the_board_is_printed_with_the_same_choices(signed_in, two, coach):
    browser = signed_in(coach)
    answer = browser.get(f"{reverse('board_pdf')}?light=red")

    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    assert browser.get(f"{reverse('board_pdf')}?kind=camp").status_code == 404
