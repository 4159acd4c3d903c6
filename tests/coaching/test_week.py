"""The coach's week: what it prepares, what it raises, its constant price."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from programs import clock, week
from programs.models import ActionItem, CoachingSession, Cohort, Dossier, Edition, User
from tests import factories

pytestmark = pytest.mark.django_db
QUERIES = 12


@pytest.fixture
def noon():
    """A Monday at noon, so that a week lies ahead; time then goes on."""
    now = localtime(clock.now())
    at = (now + timedelta(days=-now.weekday() % 7)).replace(hour=12, minute=0, second=0, microsecond=0)
    with clock.at(at):
        yield at


def booked(dossier, coach, start, subject="Point de la quinzaine"):
    obj = CoachingSession(dossier=dossier, coach=coach, subject=subject, starts_at=start, ends_at=start + timedelta(hours=1))  # fmt: skip
    obj.book(by=User.objects.get(pk=coach.pk))
    return obj


def held(dossier, coach, start):
    """A session of the past, with its minutes."""
    obj = booked(dossier, coach, start)
    obj.minutes = "Décidé : partir du guichet."
    obj.save()
    obj.hold(by=User.objects.get(pk=coach.pk))
    return obj


def mine(coach):
    return week.of(User.objects.get(pk=coach.pk))


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_as_many_queries_for_one_project_as_for_three(signed_in, noon, number, django_assert_num_queries):
    coach = factories.with_second_factor(factories.person("coach"))
    for n in range(number):
        dossier = Dossier.objects.get(pk=factories.filled("running").dossier_id)
        dossier.name_coach(coach)
        booked(dossier, coach, noon + timedelta(hours=1 + 2 * n))
        booked(dossier, coach, noon + timedelta(days=2, hours=2 * n))
    browser = signed_in(coach)
    browser.get(reverse("week"))
    with django_assert_num_queries(QUERIES):
        assert len(browser.get(reverse("week")).context["week"].sheets) == number


def test_a_session_of_the_day_comes_with_what_to_prepare(dossier, coach, lead, noon):
    last = held(dossier, coach, noon - timedelta(days=9))
    booked(dossier, coach, noon + timedelta(hours=2))
    owed = ActionItem.objects.create(dossier=dossier, label="Écrire au conseil", owner=lead, due_on=clock.today())
    dossier.milestones.all().delete()
    near = dossier.milestones.create(label="Convention", due_on=clock.today() + timedelta(days=20))
    dossier.milestones.create(label="Rapport", due_on=clock.today() + timedelta(days=22))
    (sheet,) = mine(coach).sheets

    assert (owed in sheet.owed, sheet.near, sheet.last.minutes) == (True, [near], last.minutes)


def test_the_check_ins_before_the_last_session_are_not_news(dossier, coach, noon):
    booked(dossier, coach, noon + timedelta(hours=2))
    last = held(dossier, coach, noon - timedelta(days=9))
    dossier.checkins.update(at=last.starts_at - timedelta(days=1))
    (sheet,) = mine(coach).sheets

    assert sheet.checkins == []


def test_a_prototype_that_nobody_tried_is_still_to_measure(dossier, coach, noon):
    booked(dossier, coach, noon + timedelta(hours=2))
    dossier.project.prototypes.update(tested_on=None, learned="")
    dossier.project.prototypes.create(name="La borne", description="Une borne.")
    (sheet,) = mine(coach).sheets

    assert "essayer avec des usagers\u00a0: La borne" in sheet.to_measure


def test_the_days_to_come_hold_sessions_and_the_meetings_of_the_cohort(dossier, coach, noon):
    booked(dossier, coach, noon + timedelta(days=2))
    day = clock.today()
    edition = Edition.objects.create(title="Édition", slug="edition", summary="S", starts_on=day, ends_on=day)
    cohort = Cohort.objects.create(edition=edition, name="Promotion")
    cohort.dossiers.add(dossier)
    start = noon + timedelta(days=2, hours=1)
    cohort.events.create(title="Séminaire", place="Lyon", starts_at=start, ends_at=start + timedelta(hours=1))
    (only,) = mine(coach).days()

    assert [title for _at, title, _url, _whom in only.meetings] == ["Point de la quinzaine", "Séminaire"]


def test_what_others_owe_and_have_not_done_is_late(dossier, coach, lead, noon):
    due = clock.today() - timedelta(days=2)
    ActionItem.objects.create(dossier=dossier, label="Écrire au conseil", owner=lead, due_on=due)
    found = {todo.title: todo.detail for todo in mine(coach).late}

    assert found["Écrire au conseil"] == f"{lead}, 2 jours de retard."


def test_a_stage_that_lasts_says_in_whose_hands_it_is(coach, noon):
    residence = factories.filled("framing")
    type(residence).objects.filter(pk=residence.pk).update(since=clock.now() - timedelta(days=31))
    (ball,) = mine(residence.dossier.coach).balls

    assert ball.title == "le chef de projet a la main depuis 31 jours."


def test_a_stage_of_work_may_last(dossier, coach, noon):
    type(dossier.project).objects.update(since=clock.now() - timedelta(days=90))

    assert [ball.detail for ball in mine(coach).balls if ball.detail] == []


def test_the_first_sentences_count_the_sessions_and_what_goes_wrong(dossier, coach, noon):
    booked(dossier, coach, noon + timedelta(minutes=1))
    dossier.checkins.update(help_wanted="Un appui", at=noon + timedelta(minutes=2))
    sessions, wrong = mine(coach).verdict()

    assert (sessions, wrong[:27]) == ("Une séance aujourd’hui.", "Un projet demande de l’aide")


def test_a_quiet_week_says_so(dossier, coach, noon):
    dossier.checkins.update(help_wanted="", weather="sun", at=noon)
    dossier.actions.all().delete()
    dossier.milestones.all().delete()

    assert mine(coach).verdict() == ("Aucune séance aujourd’hui.", "Tout va bien dans vos projets.")


def test_who_coaches_nothing_is_told_where_to_look(signed_in):
    page = signed_in(factories.officer()).get(reverse("week")).content.decode()

    assert "Voir tous les projets" in page
