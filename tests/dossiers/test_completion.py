"""The request for completion: a letter that says what, what reopens, until when; kept as asked whatever comes after."""

from datetime import timedelta

import pytest
from django.core import mail

from programs import clock, tasks
from programs.models import Document, Dossier, Outbox
from reports import completions, receipts
from reports.tasks import produce
from tests import factories

# WeasyPrint leaves its colour profile open.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]
ASKED = "- La délibération signée.\n2. Le budget\n\nQui paie les déplacements ?"


def asked(**fields):
    """A dossier of which completion was asked, on its first question."""
    dossier = factories.dossier("submitted", **fields)
    first = dossier.definition["sections"][0]["questions"][0]["code"]
    factories.advance(dossier, "request_completion", dossier.lead, comment=ASKED, questions=[first])
    return dossier


def told(dossier):
    """The facts of the letter of the last request."""
    line = dossier.history.filter(name="request_completion").last()
    return completions.completion(Dossier.objects.get(pk=dossier.pk), line)


def test_the_letter_says_each_point_what_reopens_and_until_when():
    facts = told(asked())
    assert facts.points == ("La délibération signée.", "Le budget", "Qui paie les déplacements ?")
    assert [(one.label, one.value) for one in facts.reopened] == [("Partie 1", "Question 1.0")]
    assert (facts.due, facts.suspends) == (clock.today() + timedelta(days=1), True)


def test_it_names_the_agent_and_their_quality():
    dossier = factories.dossier("submitted")
    officer = factories.officer(name="Karim Haddad")
    officer.roles.update(quality="chef de projet")
    Dossier.objects.get(pk=dossier.pk).request_completion(
        by=officer, comment="Précisez.", due=clock.today() + timedelta(days=5)
    )
    facts = told(dossier)
    assert (facts.contact, facts.authority.name, facts.authority.quality) == (
        "Karim Haddad",
        "Karim Haddad",
        "chef de projet",
    )


def test_it_stays_as_it_was_asked_once_the_dossier_is_sent_again():
    dossier = asked()
    before = told(dossier)
    factories.advance(dossier, "resubmit", dossier.lead)
    assert told(dossier) == before


def test_the_lead_finds_the_letter_on_the_page_of_the_dossier(signed_in):
    dossier = asked()
    assert produce(Outbox.objects.get(kind="document", key="completion")) is None
    document, browser = Document.objects.get(kind="completion"), signed_in(dossier.lead)
    assert document.get_absolute_url() in browser.get(dossier.get_absolute_url()).content.decode()
    assert browser.get(document.get_absolute_url()).status_code == 200


def test_the_mail_says_the_points_the_day_and_the_page(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    dossier = asked()
    tasks.carry_out(str(Outbox.objects.get(kind="mail", key="lead", line__name="request_completion").pk))
    (sent,) = mail.outbox
    assert [word for word in (ASKED, "au plus tard le", dossier.get_absolute_url()) if word not in sent.body] == []
    assert "merci de compléter" in sent.subject


def test_an_idea_is_completed_without_a_letter():
    asked(on=factories.call(mode="contribution"))
    assert not Outbox.objects.filter(kind="document", key="completion").exists()


def test_the_letter_of_inadmissibility_stays_once_the_appeal_is_admitted(signed_in):
    dossier = factories.dossier("ineligible")
    assert produce(Outbox.objects.get(kind="document", key="letter")) is None
    factories.advance(dossier, "reopen_eligibility", None, received_on=clock.today(), comment="Recours admis.")
    assert signed_in(dossier.lead).get(Document.objects.get(kind="letter").get_absolute_url()).status_code == 200


def test_the_letter_of_inadmissibility_says_how_to_contest():
    dossier = factories.dossier("ineligible")
    facts = receipts.letter(Dossier.objects.get(pk=dossier.pk), dossier.history.last())
    assert (facts.outcome, facts.reason, facts.appeal.months, facts.appeal.court) == (
        "ineligible",
        "Hors du périmètre.",
        2,
        "tribunal administratif de Paris",
    )
