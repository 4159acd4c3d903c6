"""The appeal against a decision: when it was told, until when it is in time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from programs import clock
from programs.models import Dossier, Mail, appeal
from tests import factories
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


def help_of(dossier, step="admit_appeal"):
    return Dossier.objects.get(pk=dossier.pk).step(step, factories.officer()).help


@pytest.fixture
def lost(run, mailoutbox):
    """A dossier not selected, announced on the 3rd of March 2026."""
    with clock.at(datetime(2026, 3, 3, 10, tzinfo=PARIS)):
        _call, (dossier,) = factories.decided("rejected")
        run()
    return dossier


def test_the_step_says_until_when_an_appeal_is_in_time(lost):
    with clock.at(datetime(2026, 5, 4, 23, tzinfo=PARIS)):
        assert ("4\xa0mai\xa02026 inclus" in help_of(lost), "écoulé" in help_of(lost)) == (True, False)


def test_the_step_says_when_the_time_is_over(lost):
    with clock.at(datetime(2026, 5, 5, 1, tzinfo=PARIS)):
        assert "écoulé" in help_of(lost)


def test_a_letter_refused_tells_nobody_and_the_time_runs_from_the_next(lost):
    mail = Mail.objects.get(dossier=lost)
    Mail.objects.filter(pk=mail.pk).update(bounced_at=clock.now())
    Mail.objects.create(
        dossier=lost, effect=mail.effect, address="une@exemple.fr", subject="x", body="x", replaces=mail,
        sent_at=datetime(2026, 3, 10, 9, tzinfo=PARIS),
    )  # fmt: skip
    assert (appeal.told_on(lost), appeal.until(lost)) == (date(2026, 3, 10), date(2026, 5, 11))


def test_without_a_letter_the_time_runs_from_the_announcement_or_the_decision():
    _call, (lost,) = factories.decided("rejected")
    out = factories.dossier("ineligible")
    assert (appeal.told_on(lost), appeal.told_on(out)) == (clock.today(), clock.today())
    assert "dans le délai" in help_of(out, "reopen_eligibility")


def test_before_anything_is_told_there_is_nothing_to_say():
    dossier = factories.dossier("submitted")
    assert (appeal.until(dossier), appeal.words(dossier)) == (None, "")


def test_the_page_of_an_announced_letter_says_it_too(lost):
    page = client_of(factories.officer()).get(reverse("decision_letter", args=[lost.decision.pk]))
    assert "La décision a été notifiée le 3" in page.content.decode()


def test_the_new_decision_after_an_appeal_leaves_alone(lost, run, mailoutbox, officer):
    fresh = Dossier.objects.get(pk=lost.pk)
    fresh.admit_appeal(by=officer, received_on=clock.today(), comment="Une pièce avait été perdue.")
    fresh.select(by=officer, waive=["reviews"], comment="Le projet convainc.")
    count = len(mailoutbox)
    run()
    told = [m for m in mailoutbox[count:] if "décision" in m.subject]
    assert ([m.to for m in told], Mail.objects.filter(dossier=lost).count()) == ([[lost.lead.email]], 2)
    assert appeal.told_on(fresh) == clock.today()
