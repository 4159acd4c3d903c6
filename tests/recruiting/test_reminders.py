"""What recruitment recalls, once each: an interview on its eve, an application about to be erased."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import localtime

from programs import clock, pool, recruitreminders, tasks
from programs.deadlines import add_months
from programs.models import Applicant, Interview, Outbox
from tests.recruiting import samples

pytestmark = pytest.mark.django_db


def owed():
    """The recalls not sent yet."""
    return Outbox.objects.filter(kind="recall", done_at=None)


def morning():
    """The morning round, then the worker; twice, as when one was killed."""
    for _time in range(2):
        tasks.recall_recruitment()
        for effect in list(owed()):
            tasks.carry_out(str(effect.pk))
    return [(message.to[0], message.subject) for message in mail.outbox]


@pytest.fixture
def interview():
    """An interview tomorrow, one of the panel."""
    applicant = samples.applicant("interview")
    start = localtime(clock.now()).replace(hour=12) + timedelta(days=1)
    slot = applicant.position.slots.create(starts_at=start, ends_at=start + timedelta(minutes=45), place="Mairie")
    applicant.position.panel.create(name="Nadia Ferrand", email="nadia@exemple.fr")
    return Interview.objects.create(applicant=applicant, slot=slot)


def test_the_applicant_and_the_panel_are_told_on_the_eve_once_each(interview):
    told = [address for address, _subject in morning()]
    assert sorted(told) == [interview.applicant.email, "nadia@exemple.fr"]
    body = {message.to[0]: message.body for message in mail.outbox}
    assert (interview.applicant.link in body[told[0]] + body[told[1]], interview.applicant.name in body["nadia@exemple.fr"]) == (True, False)  # fmt: skip


@pytest.mark.parametrize("days", [0, 2])
def test_neither_before_nor_after_the_eve(interview, days):
    interview.slot.starts_at += timedelta(days=days - 1, hours=1)
    interview.slot.ends_at = interview.slot.starts_at + timedelta(minutes=45)
    interview.slot.save()
    assert morning() == []


def test_who_let_the_slot_go_meanwhile_is_not_told(interview):
    recruitreminders.owe()
    interview.delete()
    assert morning() == []


def test_an_hour_already_past_is_not_recalled(interview):
    recruitreminders.owe()
    with clock.at(clock.now() + timedelta(days=3)):
        assert [recruitreminders.deliver(effect) for effect in owed()] == [None, None]
    assert mail.outbox == []


@pytest.fixture
def fading():
    """An application last heard of almost two years ago."""
    one = samples.applicant("rejected")
    mail.outbox.clear()
    last = clock.now() - (clock.today() - add_months(clock.today() + timedelta(days=20), -24))
    Applicant.objects.filter(pk=one.pk).update(contacted_at=last)
    return Applicant.objects.get(pk=one.pk)


def test_who_is_about_to_be_erased_is_warned_once_with_what_to_do(fading):
    assert [address for address, _subject in morning()] == [fading.email]
    assert fading.link in mail.outbox[0].body


def test_who_agrees_to_stay_is_neither_warned_nor_erased(fading):
    recruitreminders.owe()
    pool.consent(fading, True)
    assert (morning(), pool.due(clock.today() + timedelta(days=30)).count()) == ([], 0)


def test_who_has_been_erased_is_told_nothing(fading):
    recruitreminders.owe()
    pool.erase(fading)
    assert morning() == []
