"""The calendar of a start-up: what slips, by how much; the coaching days that its sessions use."""

from datetime import date, timedelta
from types import SimpleNamespace as Row

import pytest

from programs import clock
from startups import calendar, coachdays
from tests.startups import samples

TODAY = date(2026, 11, 22)


def milestone(planned, due=None, done=None, label="Premiers usagers"):
    """A milestone as its row is."""
    due = due or planned
    return Row(planned_on=planned, due_on=due, done_on=done, label=label, is_late=not done and due < clock.today())


SLIPS = [
    (milestone(date(2026, 12, 1)), 0), (milestone(date(2026, 12, 1), date(2026, 12, 8)), 7), (milestone(date(2026, 11, 12)), 10),
    (milestone(date(2026, 11, 12), done=date(2026, 11, 14)), 2), (milestone(date(2026, 11, 12), done=date(2026, 11, 1)), 0),
]  # fmt: skip


@pytest.mark.parametrize(("one", "days"), SLIPS)
def test_a_milestone_slips_by_so_many_days(one, days):
    assert calendar.slip(one, TODAY) == days


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 jour de retard"), (13, "13 jours de retard"), (14, "2 semaines de retard"), (40, "5 semaines de retard")],
)
def test_a_slip_is_told_in_days_then_in_weeks(days, words):
    assert calendar.told(days).replace("\u00a0", " ") == words


def test_the_calendar_says_what_slips_most():
    today = clock.today()
    late, worse = (milestone(today - timedelta(days=n), label=f"Jalon {n}") for n in (3, 21))
    assert calendar.drawn([late, worse]).finding.replace("\u00a0", " ") == "« Jalon 21 » glisse : 3 semaines de retard."


def test_what_is_done_late_no_longer_slips():
    today = clock.today()
    drawn = calendar.drawn([milestone(today - timedelta(days=30), done=today)])
    assert (drawn.finding, drawn.rows[0].kind, drawn.rows[0].slip) == ("Rien de ce qui vient ne glisse.", "done", 30)


def test_a_long_calendar_does_not_name_every_month():
    today = clock.today()
    drawn = calendar.drawn([milestone(today), milestone(today + timedelta(days=400))])
    assert len(drawn.months) <= 8


def test_without_a_milestone_there_is_no_calendar():
    assert calendar.drawn([]) is None


@pytest.mark.django_db
def test_sessions_held_use_the_coaching_days(startup):
    for days, hours, held in ((1, 7, True), (2, 3.5, True), (3, 7, False)):
        samples.session(startup, days, hours, held)
    days = coachdays.counted(startup)
    assert (days.given, float(days.used), float(days.left)) == (40, 1.5, 38.5)


@pytest.mark.django_db
def test_the_page_of_the_calendar_shows_each_milestone(startup, browser, url):
    page = browser.get(url("calendrier")).content.decode()
    assert all(one.label in page for one in startup.dossier.milestones.all())


@pytest.mark.django_db
def test_a_start_up_without_a_milestone_says_so(startup, browser, url):
    startup.dossier.milestones.all().delete()
    assert "Aucun jalon pour le moment." in browser.get(url("calendrier")).content.decode()
