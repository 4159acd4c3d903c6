"""The phases of a service: those its states say, those added by hand; going back has its reason."""

from datetime import timedelta

import pytest

from programs import clock
from startups import exchange
from tests.startups import samples

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def coach(signed_in, startup):
    """The browser of its coach."""
    return signed_in(startup.dossier.coach)


def sent(name, days, **more):
    """A phase that begins so many days from now."""
    return {"name": name, "start": f"{clock.today() + days * DAY:%Y-%m-%d}", "end": "", "comment": "", **more}


def test_a_phase_added_follows_those_of_the_states(startup, coach, url):
    done = coach.post(url("phases", "ajouter"), sent("acceleration", 30))
    names = [one.name for one in exchange.phases(startup)]
    assert (done.url, names) == (url("phases"), ["investigation", "construction", "acceleration"])
    assert "Accélération" in coach.get(url("phases")).content.decode()


def test_going_back_to_an_earlier_phase_has_its_reason(startup, coach, url):
    startup.phases.create(name="consolidation", start=clock.today() + DAY)
    refused = coach.post(url("phases", "ajouter"), sent("construction", 9))
    kept = coach.post(url("phases", "ajouter"), sent("construction", 9, comment="Nouveaux usagers."))
    assert (list(refused.context["form"].errors), kept.status_code, startup.phases.count()) == (["comment"], 302, 2)


def test_a_service_stopped_starts_again_with_a_reason(startup, coach, url):
    startup.phases.create(name="abandon", start=clock.today() + DAY)
    assert list(coach.post(url("phases", "ajouter"), sent("construction", 9)).context["form"].errors) == ["comment"]


def test_a_phase_ends_after_it_begins(coach, url):
    answer = coach.post(url("phases", "ajouter"), sent("acceleration", 9, end=f"{clock.today():%Y-%m-%d}"))
    assert list(answer.context["form"].errors) == ["end"]


def test_the_lead_reads_the_phases_and_does_not_write_them(browser, url):
    codes = [browser.get(url("phases")).status_code, browser.get(url("phases", "ajouter")).status_code]
    assert codes == [200, 403]


def test_before_any_phase_by_hand_those_of_the_states_are_told():
    assert [one.name for one in exchange.phases(samples.bare())] == ["investigation"]
