"""Documents tell the day of the announcement, whenever they are made: what followed does not rewrite it."""

from datetime import timedelta

import pytest

from programs import clock
from programs.models import Dossier
from reports.minutes import minutes
from reports.receipts import letter
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def later():
    """A call announced, then: the selected dossier gave up, the waiting one was called, the rejected one appealed."""
    call, (won, waiting, lost) = factories.decided("selected", "waitlisted", "rejected", places=1)
    factories.advance(won, "decline", won.lead)
    factories.advance(waiting, "promote", None, confirm_by=clock.today() + timedelta(days=30))
    factories.advance(lost, "admit_appeal", None, comment="Reçu à temps.", received_on=clock.today())
    return call, won, waiting, lost


def proposals(call):
    return {row.dossier: str(row.proposal) for row in minutes(call).dossiers}


def test_the_minutes_keep_the_decisions_of_the_day(later):
    call, won, waiting, lost = later
    assert proposals(call) == {won.reference: "selected", waiting.reference: "waitlisted", lost.reference: "rejected"}


def test_the_minutes_leave_out_who_withdrew_before():
    call, (won, lost, early) = factories.deliberated("selected", "rejected", "selected")
    factories.advance(early, "withdraw", early.lead)
    factories.announce(call)
    assert set(proposals(call)) == {won.reference, lost.reference}


def test_the_letter_of_the_announcement_keeps_its_decision(later):
    call, _won, waiting, _lost = later
    announced = call.history.get(name="announce")
    assert str(letter(Dossier.objects.get(pk=waiting.pk), announced).outcome) == "waitlisted"


def test_the_letter_of_a_later_step_tells_that_step(later):
    _call, _won, waiting, _lost = later
    promoted = waiting.history.get(name="promote")
    assert str(letter(Dossier.objects.get(pk=waiting.pk), promoted).outcome) == "selected"
