"""Phases: dating, starting, finishing, skipping with a reason, adding one, changing their order."""

from datetime import timedelta
from itertools import pairwise

import pytest

from programs import clock
from residences.models import Residence
from tests import factories

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def framing(once):
    """Being framed: six phases, none dated."""
    return once(factories.residence)


@pytest.fixture
def residence(framing):
    """That residence, as it now is."""
    return Residence.objects.get(pk=framing.pk)


@pytest.fixture
def first(residence):
    return residence.phases.first()


def form_of(browser, address):
    return browser.get(address).context["form"]


def test_a_phase_is_dated(browser, url, first):
    data = {"title": first.title, "purpose": "", "starts_on": "2026-11-02", "ends_on": "2026-11-06"}
    browser.post(url("phases", first.pk), data | {"shown": form_of(browser, url("phases", first.pk))["shown"].value()})
    first.refresh_from_db()
    assert (first.starts_on.isoformat(), first.ends_on.isoformat()) == ("2026-11-02", "2026-11-06")


def test_a_phase_that_ends_before_it_starts_is_refused_beside_its_end(browser, url, first):
    data = {"title": first.title, "starts_on": "2026-11-06", "ends_on": "2026-11-02"}
    response = browser.post(
        url("phases", first.pk), data | {"shown": form_of(browser, url("phases", first.pk))["shown"].value()}
    )
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["ends_on"])


def test_a_phase_starts_then_finishes(browser, url, first):
    browser.post(url("phases", first.pk, "commencer"), {"day": (clock.today() - DAY).isoformat()})
    browser.post(url("phases", first.pk, "terminer"), {"day": clock.today().isoformat()})
    first.refresh_from_db()
    assert (first.status, first.started_on, first.ended_on) == ("done", clock.today() - DAY, clock.today())


def test_a_phase_does_not_start_tomorrow(browser, url, first):
    response = browser.post(url("phases", first.pk, "commencer"), {"day": (clock.today() + DAY).isoformat()})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["day"])


def test_a_phase_does_not_finish_before_it_started(browser, url, first):
    browser.post(url("phases", first.pk, "commencer"), {"day": clock.today().isoformat()})
    response = browser.post(url("phases", first.pk, "terminer"), {"day": (clock.today() - DAY).isoformat()})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["day"])


def test_a_phase_is_skipped_with_its_reason(browser, url, first):
    refused = browser.post(url("phases", first.pk, "passer"), {"reason": ""})
    browser.post(url("phases", first.pk, "passer"), {"reason": "Déjà faite."})
    first.refresh_from_db()
    assert (refused.status_code, first.status, first.reason) == (422, "skipped", "Déjà faite.")


@pytest.mark.parametrize("move", ["commencer", "passer", "terminer"])
def test_a_skipped_phase_goes_nowhere(browser, url, residence, first, move):
    residence.phases.filter(pk=first.pk).update(status="skipped", reason="Déjà faite.")
    assert (
        browser.post(url("phases", first.pk, move), {"day": clock.today().isoformat(), "reason": "Encore."}).status_code
        == 403
    )


def test_going_back_is_a_new_phase_with_its_reason_and_its_place(browser, url, residence, first):
    refused = browser.post(url("phases", "ajouter"), {"title": "Retour au guichet", "after": first.pk})
    browser.post(
        url("phases", "ajouter"), {"title": "Retour au guichet", "after": first.pk, "reason": "Une question reste."}
    )
    titles = [phase.title for phase in residence.phases.all()]
    assert (list(refused.context["form"].errors), titles.index("Retour au guichet"), len(titles)) == (["reason"], 1, 7)


def test_a_phase_may_come_first_of_all(browser, url, residence):
    browser.post(url("phases", "ajouter"), {"title": "Rencontre", "after": "", "reason": "Faire connaissance."})
    assert residence.phases.first().title == "Rencontre"


def test_phases_change_places(browser, url, residence, first):
    browser.post(url("phases", first.pk, "ordre"), {"down": "1"})
    assert [phase.pk for phase in residence.phases.all()].index(first.pk) == 1
    browser.post(url("phases", first.pk, "ordre"), {"up": "1"})
    browser.post(url("phases", first.pk, "ordre"), {"up": "1"})
    assert residence.phases.first() == first


def test_a_phase_of_another_residence_has_no_place_here(browser, url):
    other = factories.residence().phases.first()
    assert browser.post(url("phases", other.pk, "ordre"), {"up": "1"}).status_code == 404


def test_the_calendar_draws_what_was_planned_and_done(browser, url, residence, first):
    residence.phases.filter(pk=first.pk).update(
        starts_on=clock.today(), ends_on=clock.today() + DAY, started_on=clock.today(), status="running"
    )
    calendar = browser.get(url("phases")).context["calendar"]
    assert [[bar.kind for bar in row.bars] for row in calendar.rows] == [["planned", "done"]]
    assert calendar.today.endswith("%")


def test_without_dates_there_is_no_calendar(browser, url):
    assert browser.get(url("phases")).context["calendar"] is None


def test_the_days_of_a_finished_phase_are_corrected_in_order(browser, url, residence, first):
    today = clock.today()
    residence.phases.filter(pk=first.pk).update(status="done", started_on=today - 3 * DAY, ended_on=today - DAY)
    data = {
        "title": first.title,
        "shown": form_of(browser, url("phases", first.pk))["shown"].value(),
        "started_on": today.isoformat(),
    }
    refused = browser.post(url("phases", first.pk), data | {"ended_on": (today - DAY).isoformat()})
    browser.post(url("phases", first.pk), data | {"ended_on": today.isoformat()})
    first.refresh_from_db()
    assert (list(refused.context["form"].errors), first.started_on, first.ended_on) == (["ended_on"], today, today)


@pytest.mark.parametrize(("rhythm", "number"), [("weeks", 6), ("lupi", 5), ("cifre", 5), ("free", 3)])
def test_a_rhythm_dates_its_phases_one_after_the_other(signed_in, rhythm, number):
    residence = factories.residence()
    signed_in(residence.dossier.lead).post(
        f"/residences/{residence.pk}/phases/rythme/", {"rhythm": rhythm, "starts_on": "2026-03-02"}
    )
    phases = list(residence.phases.all())
    residence.refresh_from_db()
    assert (residence.rhythm, len(phases), phases[0].kind, str(phases[0].starts_on)) == (
        rhythm,
        number,
        "previsit",
        "2026-03-02",
    )
    assert all(one.ends_on < other.starts_on for one, other in pairwise(phases))


def test_a_rhythm_is_not_chosen_once_a_phase_has_begun(residence, browser, url):
    residence.phases.filter(order=1).update(status="running")
    assert browser.get(url("phases", "rythme")).status_code == 403


def test_going_back_takes_a_phase_up_again_with_its_reason(residence, browser, url):
    residence.phases.filter(order=1).update(status="done")
    row = residence.phases.first()
    refused = browser.post(url("phases", row.pk, "reprendre"), {"title": row.title, "reason": ""})
    browser.post(
        url("phases", row.pk, "reprendre"), {"title": row.title, "purpose": "", "reason": "La question a changé."}
    )
    new = residence.phases.get(again=row)
    assert (refused.status_code, new.status, new.reason, new.order) == (422, "planned", "La question a changé.", 2)
