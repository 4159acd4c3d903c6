"""The committee meets every six months at most: its page, the board, the coach and the officers say when it is due."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import localtime

from programs import clock, cohort
from programs.attention import own_actions
from programs.models import ActionItem, Dossier, Mail, User
from startups import sittings, tasks
from startups.models import Startup
from tests import factories
from tests.startups import samples

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def begun(startup):
    """Built since so many days, its committee not planned."""

    def since(days, state=None):
        day = clock.today() - timedelta(days=days)
        startup.committees.update(held_at=None)
        Startup.objects.filter(pk=startup.pk).update(started_on=day, ends_on=day + timedelta(days=400))
        return Startup.objects.get(pk=startup.pk)

    return since


def told():
    """Whom the mails of a committee due went to."""
    return set(Mail.objects.filter(subject__contains="comité est attendu").values_list("address", flat=True))


@pytest.mark.parametrize(
    ("planned", "today", "awaited", "late"),
    [
        (None, date(2026, 7, 1), False, False), (None, date(2026, 8, 17), True, False), (None, date(2026, 10, 1), True, False),
        (None, date(2026, 10, 2), True, True), (date(2026, 9, 28), date(2026, 9, 1), False, False), (date(2026, 10, 5), date(2026, 9, 1), True, False),
        (date(2026, 10, 5), date(2026, 10, 2), True, False),
    ],
)  # fmt: skip
def test_a_committee_is_awaited_six_weeks_before_the_day_it_is_due(planned, today, awaited, late):
    with clock.at(datetime(today.year, today.month, today.day, 10, tzinfo=PARIS)):
        found = sittings.Due(date(2026, 4, 1), date(2026, 10, 1), planned)
        assert (found.is_awaited, found.is_late) == (awaited, late)


def test_it_is_due_six_months_after_the_last_that_decided(begun):
    startup = begun(300)
    noon = localtime(clock.now()).replace(hour=12)
    startup.committees.update(held_at=noon - timedelta(days=100), decision="provisional")
    startup.committees.create(number=2, held_at=noon + timedelta(days=20))
    found = sittings.due(startup)
    assert ((clock.today() - found.since).days, (found.planned - clock.today()).days, found.is_awaited) == (100, 20, False)  # fmt: skip


@pytest.mark.parametrize("state", ["scoping", "funding", "recruiting"])
def test_before_the_six_months_no_committee_is_due(at, state):
    assert sittings.due(at(state)) is None


def test_the_page_says_that_it_is_late_and_refuses_nothing(begun, browser, url):
    startup = begun(200)
    page = browser.get(url())
    assert (page.context["sitting"].is_late, "Prévoir le comité" in page.content.decode()) == (True, True)
    coach = User.objects.get(pk=startup.dossier.coach.pk)
    assert "convene" in [step.name for step in startup.steps_for(coach)]


def test_the_coach_and_the_officers_are_told_once_and_the_board_shows_it(begun):
    startup = begun(200)
    for _time in range(2):
        tasks.make_papers()
    coach = User.objects.get(pk=startup.dossier.coach.pk)
    read = cohort.with_all(Dossier.objects.filter(pk=startup.dossier_id)).get()
    todos = [todo.title for todo in own_actions(read, coach)]
    assert (len(todos), coach.email in told(), startup.dossier.actions.filter(code=ActionItem.COMMITTEE).count()) == (1, True, 1)  # fmt: skip


def test_nobody_is_told_as_long_as_it_is_planned_in_time(begun):
    startup = begun(150)
    startup.committees.update(held_at=clock.now() + timedelta(days=10))
    sittings.alert()
    assert told() == set()


def test_its_decision_answers_what_was_asked(begun, signed_in):
    startup = begun(200)
    sittings.alert()
    sittings.held(startup)
    assert startup.dossier.actions.get(code=ActionItem.COMMITTEE).done_on == clock.today()


def test_a_service_that_goes_on_has_committees_to_come(signed_in, once):
    startup = samples.decided("continue")
    officer = factories.officer()
    startup.go_on(by=officer, funder="Commune")
    browser, at = signed_in(startup.dossier.coach), f"/start-ups/{startup.pk}/comite/"
    day = clock.today() + timedelta(days=60)
    browser.post(at, {"held_at_0": f"{day}", "held_at_1": "14:00", "held_at": f"{day:%d/%m/%Y} 14:00", "agenda": "L’année.", "place": ""})  # fmt: skip
    page = signed_in(officer).get(f"{at}decision/")
    assert (startup.committees.count(), page.status_code) == (2, 200)


def test_what_a_committee_has_decided_is_not_decided_again_once_it_goes_on(signed_in):
    startup = samples.decided("continue")
    officer = factories.officer()
    startup.go_on(by=officer, funder="Commune")
    assert signed_in(officer).get(f"/start-ups/{startup.pk}/comite/decision/").status_code == 404


def test_the_lead_of_a_service_that_goes_on_still_gives_its_figures(signed_in):
    startup = samples.measured(samples.decided("continue"))
    startup.go_on(by=factories.officer(), funder="Commune")
    page = signed_in(startup.dossier.lead).get(f"/start-ups/{startup.pk}/impact/mois/{clock.today():%Y-%m}/")
    assert page.status_code == 200
