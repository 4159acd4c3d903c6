"""The first page of a coach: its verdict, what it asks, its constant price."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs import attention, board, clock, cohort, mailing, timeline, vitals
from programs.models import ActionItem, Dossier, Milestone, Outbox, Role, User
from programs.planning import Calendar
from tests import factories
from tests.startups import samples as startups

pytestmark = pytest.mark.django_db
QUERIES = 8  # the session, the person, their roles; the dossiers, coaches, milestones, sessions, actions


def titles(user):
    """What the page asks of this person, in its order."""
    user = fresh(user)
    cards = board.cards(cohort.with_all(cohort.going_on(cohort.followed(user))), user)
    return [todo.title for todo in board.todos(cards)]


def fresh(user):
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_as_many_queries_for_one_project_as_for_three(signed_in, number, django_assert_num_queries):
    coach = factories.with_second_factor(factories.person())
    for _n in range(number):
        populated(coach)
    browser = signed_in(coach)
    with django_assert_num_queries(QUERIES):
        assert len(browser.get(reverse("coaching")).context["cards"]) == number


def populated(coach):
    """A running residence of this coach, two rows of each relation."""
    dossier = Dossier.objects.get(pk=factories.filled("running").dossier_id)
    dossier.name_coach(coach)
    for n in (1, 2):
        dossier.actions.create(label=f"Action {n}", owner=coach, due_on=clock.today())
        start = clock.now() + timedelta(days=n + 10 * CoachCount.next())
        dossier.sessions.model(
            dossier=dossier, coach=coach, subject="Séance", starts_at=start, ends_at=start + timedelta(hours=1)
        ).book(by=fresh(coach))


class CoachCount:
    """Days apart, so that no coach is booked twice."""

    n = 0

    @classmethod
    def next(cls):
        cls.n += 1
        return cls.n


def test_the_first_sentence_says_how_many_projects_need_the_coach(signed_in, dossier, coach):
    quiet(dossier)
    html = signed_in(coach).get(reverse("coaching")).content.decode()

    assert "Une résidence. <strong>Rien à faire pour vous aujourd’hui.</strong>" in html


def quiet(dossier):
    """Nothing is left to do: fine weather today, no help wanted."""
    dossier.checkins.update(help_wanted="", weather="sun", at=clock.now())


def test_a_quiet_project_asks_nothing(dossier, coach):
    quiet(dossier)

    assert titles(coach) == []


def test_a_call_for_help_is_asked_until_a_session_answers_it(dossier, coach, session):
    dossier.checkins.update(at=clock.now() - timedelta(days=1))
    answered = titles(coach)
    session.cancel(by=coach, comment="Malade.")

    assert (answered, titles(coach)) == ([], ["une aide est demandée."])


def test_a_late_milestone_is_asked_before_news(dossier, coach):
    dossier.checkins.update(help_wanted="", weather="sun", at=clock.now() - timedelta(days=16))
    first = dossier.milestones.first()
    Milestone.objects.filter(pk=first.pk).update(due_on=clock.today() - timedelta(days=3))

    assert titles(coach) == ["un jalon a 3 jours de retard.", "pas de nouvelles depuis 16 jours."]


def test_a_silence_of_thirteen_days_asks_nothing(dossier, coach):
    dossier.checkins.update(help_wanted="", weather="sun", at=clock.now() - timedelta(days=13))

    assert titles(coach) == []


def test_minutes_are_asked_once_the_session_is_over(dossier, coach, session):
    quiet(dossier)
    with clock.at(session.ends_at + timedelta(hours=1)):
        assert titles(coach) == ["le compte rendu de «\u00a0Préparer la semaine 3\u00a0» reste à publier."]


def test_an_officer_is_asked_to_name_the_coach_that_is_missing(dossier, coach):
    quiet(dossier)
    officer = factories.officer()
    dossier.roles.filter(code="coach").update(ends_on=clock.today() - timedelta(days=1))

    assert (titles(officer), titles(coach)) == (["personne n’accompagne ce projet."], [])


def test_ones_own_action_is_asked_on_its_day(dossier, coach):
    quiet(dossier)
    ActionItem.objects.create(dossier=dossier, label="Appeler la mairie", owner=coach, due_on=clock.today())
    ActionItem.objects.create(dossier=dossier, label="Plus tard", owner=coach, due_on=clock.today() + timedelta(days=1))

    assert titles(coach) == ["Appeler la mairie"]


def test_a_project_that_is_over_leaves_the_page_for_the_other(signed_in, dossier, coach):
    Dossier.objects.filter(pk=dossier.pk).update(project_state="closed")
    browser, url = signed_in(coach), reverse("coaching")

    assert ([len(browser.get(url).context["cards"]), len(browser.get(url, {"over": ""}).context["cards"])]) == [0, 1]


def test_a_coach_does_not_see_the_projects_of_another(signed_in, dossier):
    other = factories.with_second_factor(factories.person("coach"))

    assert signed_in(other).get(reverse("coaching")).context["cards"] == []


def test_the_page_does_not_exist_for_a_lead(signed_in, lead):
    assert signed_in(lead).get(reverse("coaching")).status_code == 404


def test_the_calendar_puts_each_day_between_its_two_edges(dossier):
    dossier.dated = list(dossier.milestones.all())
    calendar = Calendar([dossier])

    assert (calendar.at(calendar.start), calendar.at(calendar.end), len(list(calendar.months()))) == (
        "0.00%",
        "100.00%",
        12,
    )
    assert calendar.bars[0].left[0] == calendar.line


def naming(dossier):
    """The page where the coach of a project is named."""
    return reverse("step", args=["residence", dossier.project.pk, "name_coach"])


def test_an_officer_names_a_coach_of_the_pool_and_nobody_else(signed_in, dossier):
    pooled, stranger, officer = factories.person("coach"), factories.person(), factories.officer()
    browser, url, seen = signed_in(officer), naming(dossier), {"seen": dossier.project.seq}
    refused = browser.post(url, seen | {"coach": stranger.pk}).status_code
    browser.post(url, seen | {"coach": pooled.pk})

    assert (refused, Dossier.objects.get(pk=dossier.pk).coach) == (422, pooled)
    assert Role.objects.active().filter(dossier=dossier, code="coach").count() == 1


def test_who_neither_coaches_nor_runs_the_programme_names_no_coach(signed_in, dossier, lead):
    assert signed_in(lead).get(naming(dossier)).status_code == 403


@pytest.fixture
def named(dossier):
    """The line of the step by which an officer changes the coach."""
    project, heir = dossier.project, factories.person("coach", name="Inès Robin")
    project.name_coach(by=factories.officer(name="Samira Lopez"), coach=str(heir.pk))
    return project.history.last()


def test_the_history_tells_who_named_whom(named, dossier):
    line = timeline.lines(dossier, dossier.lead)[0]
    assert (str(line.what), line.who.name, line.whom) == ("Accompagnateur désigné", "Samira Lopez", "Inès Robin")


def test_the_coach_and_the_lead_are_told_whom(named, dossier):
    effects = Outbox.objects.filter(line=named, kind="mail")
    told = {
        person.email: mailing.written(effect, person)[0] for effect in effects for person in mailing.recipients(effect)
    }
    subject = f"{dossier.title}\u00a0: Inès Robin accompagne le projet"
    assert told == {dossier.lead.email: subject, Dossier.objects.get(pk=dossier.pk).coach.email: subject}


def test_the_coach_in_place_is_not_named_again(dossier, coach):
    factories.person("coach")
    with pytest.raises(ValidationError):
        dossier.project.name_coach(by=factories.officer(), coach=str(coach.pk))


def test_without_another_coach_the_page_says_what_to_do(signed_in, dossier):
    text = signed_in(factories.officer()).get(naming(dossier)).content.decode()
    assert "une autre personne qui a le rôle d’accompagnateur" in text


def test_a_long_call_for_help_is_cut_at_a_word():
    assert attention.said("mot " * 60).endswith("mot…\u00a0»")


def test_an_officer_is_not_asked_what_the_coach_is_asked(dossier, coach):
    dossier.checkins.update(weather="storm", help_wanted="Au secours.")

    assert (titles(factories.officer()), titles(coach)) == ([], ["une aide est demandée."])


@pytest.mark.parametrize(("number", "said"), [(2, "Deux"), (7, "Sept"), (16, "Seize"), (17, "17"), (1, "1")])
def test_small_numbers_are_said_in_words(number, said):
    assert board.words(number) == said


def test_the_health_of_ten_start_ups_costs_no_more_queries_than_that_of_one(once, django_assert_num_queries):
    made = [once(startups.startup) for _n in range(2)]
    rows = Dossier.objects.filter(pk__in=[one.dossier_id for one in made])
    with django_assert_num_queries(
        6
    ):  # the projects, the lines of their budgets, coaches, milestones, sessions, actions
        assert [bool(vitals.facts(one)) for one in cohort.with_all(rows)] == [True, True]
