"""After the announcement, what is due is recalled once; a human decides of who is late."""

from datetime import timedelta

import pytest

from programs import afterwards, clock, tasks
from programs.models import Dossier, Outbox
from tests import factories

pytestmark = pytest.mark.django_db


def reminded(run, mailoutbox, days):
    """The mails of the morning, so many days from now."""
    Outbox.objects.update(done_at=clock.now())
    with clock.at(clock.now() + timedelta(days=days)):
        for _twice in range(2):
            tasks.remind_after()
            run("mail")
    return [(m.to[0], m.subject.partition(" : ")[2] or m.subject.partition("\xa0: ")[2]) for m in mailoutbox]


def test_who_must_confirm_is_reminded_once_in_the_last_week(run, mailoutbox):
    _call, (won,) = factories.decided("selected", confirm_by=clock.today() + timedelta(days=20))
    early = reminded(run, mailoutbox, 5)
    late = reminded(run, mailoutbox, 14)
    assert (early, late) == ([], [(won.lead.email, "confirmez votre place")])


def test_once_confirmed_nothing_is_recalled(run, mailoutbox):
    _call, (won,) = factories.decided("selected", confirm_by=clock.today() + timedelta(days=3))
    tasks.remind_after()
    Dossier.objects.get(pk=won.pk).decline(by=won.lead, comment="Le conseil a voté contre.")
    Outbox.objects.exclude(key="confirm_soon").update(done_at=clock.now())
    run("mail")
    assert len(mailoutbox) == 0


def test_after_the_council_its_deliberation_is_asked_for(run, mailoutbox):
    _call, (won,) = factories.decided("selected")
    Dossier.objects.get(pk=won.pk).pledge(by=won.lead, council_on=clock.today() + timedelta(days=2))
    assert reminded(run, mailoutbox, 3) == [(won.lead.email, "la délibération de votre conseil")]


def test_the_officer_is_told_of_who_is_late_and_nothing_moves(run, mailoutbox):
    boss = factories.person("officer", email="cheffe@exemple.fr")
    _call, (won, waiting) = factories.decided(
        "selected", "waitlisted", confirm_by=clock.today() + timedelta(days=3), waitlist_until=clock.today() + timedelta(days=3)
    )  # fmt: skip
    told = {subject for address, subject in reminded(run, mailoutbox, 5) if address == boss.email}
    assert told == {"une place non confirmée à temps", "la liste complémentaire est terminée"}
    assert [Dossier.objects.get(pk=one.pk).state for one in (won, waiting)] == ["selected", "waitlisted"]


def test_before_the_hour_nothing_is_due():
    factories.decided("selected", hours=5, confirm_by=clock.today() + timedelta(days=3))
    assert [rows.count() for rows in afterwards.due().values()] == [0, 0, 0, 0]
