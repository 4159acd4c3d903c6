"""Mails: to those who hold the role on the object, each once, under an identifier that never changes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from programs import clock, mailing, tasks
from programs.models import Dossier, Mail, Outbox, Role
from programs.templatetags.essaim import moment
from tests import factories

pytestmark = pytest.mark.django_db


def to(line, key):
    """Who gets the mail of this line for this role."""
    effect = Outbox.objects.get(line=line, kind="mail", key=key)
    return [person.email for person in mailing.recipients(effect)]


def test_the_lead_is_told_of_their_dossier():
    dossier = factories.dossier("submitted")
    assert to(dossier.history.last(), "lead") == [dossier.lead.email]


def test_the_officers_of_the_call_are_told_not_those_of_another():
    dossier = factories.dossier("submitted")
    near, far = factories.person("officer", call=dossier.call), factories.person("officer", call=factories.call())
    factories.advance(dossier, "withdraw", dossier.lead)
    told = to(dossier.history.last(), "officer")
    assert (near.email in told, far.email in told) == (True, False)


def test_who_no_longer_holds_the_role_is_not_told():
    dossier = factories.dossier("submitted")
    former = dossier.lead
    dossier.roles.update(ends_on=clock.today() - timedelta(days=1))
    heir = factories.person("lead", dossier=dossier)
    assert (former.email != heir.email, to(dossier.history.last(), "lead")) == (True, [heir.email])


def test_a_juror_is_told_of_their_own_reading_only():
    review, _other = factories.review(), factories.review()
    assert to(review.history.last(), "reviewer") == [review.reviewer.email]


@pytest.fixture
def extended():
    """A call extended, two of whose dossiers have the same lead, and a third another."""
    call, organization = factories.call(), factories.organization()
    lead = factories.person(of=organization)
    for _n in (1, 2):
        factories.dossier(on=call, organization=organization, lead=lead)
    other = factories.dossier(on=call).lead
    factories.dossier()  # of another call
    call.extend(by=factories.person("officer"), closes_at=clock.now() + timedelta(days=60), comment="Plus de temps.")
    return call, lead, other


def test_who_leads_two_dossiers_of_a_call_is_told_once(extended):
    call, lead, other = extended
    assert to(call.history.last(), "writers") == sorted([lead.email, other.email])


def test_co_authors_are_told_of_the_new_date_too():
    dossier = factories.dossier()
    member = factories.person("member", dossier=dossier)
    later = clock.now() + timedelta(days=60)
    dossier.call.extend(by=factories.person("officer"), closes_at=later, comment="Plus de temps.")
    effect = Outbox.objects.get(line=dossier.call.history.last(), kind="mail")
    _subject, body = mailing.written(effect, member)
    told = to(dossier.call.history.last(), "writers")
    assert (told, moment(later) in body, "Plus de temps." in body) == (
        sorted([dossier.lead.email, member.email]),
        True,
        True,
    )


def test_overseas_the_new_date_is_said_at_the_local_clock_too(extended):
    call, lead, _other = extended
    lead.organization.territory.departement = "974"
    effect = Outbox.objects.get(line=call.history.last(), key="writers")
    assert "à La Réunion" in mailing.written(effect, lead)[1]


def test_a_closed_account_is_told_nothing(extended):
    call, lead, other = extended
    lead.is_active = False
    lead.save()
    assert to(call.history.last(), "writers") == [other.email]


def test_the_jurors_of_a_call_are_told_once_each():
    call = factories.call()
    juror = factories.person("reviewer", call=call)
    for _n in (1, 2):
        factories.review(of=factories.dossier("eligible", on=call), reviewer=juror)
    officer = factories.person("officer")
    call.close(by=officer, comment="Fermé.")
    call.start_review(by=officer)
    assert to(call.history.last(), "reviewers") == [juror.email]


def test_a_decision_goes_to_the_lead_and_the_signatory_once_each(run):
    call, (won,) = factories.decided("selected")
    both = factories.person("signatory", organization=won.organization)
    Role.objects.create(person=both, code="signatory", dossier=won)
    run("move")
    assert sorted(to(call.history.last(), f"decision:{won.pk}")) == sorted([won.lead.email, both.email])


@pytest.fixture
def effect():
    """The mail owed to the lead of a dossier just submitted."""
    return Outbox.objects.get(line=factories.dossier("submitted").history.last(), kind="mail")


def test_a_mail_is_kept_as_it_was_sent(effect):
    tasks.carry_out(str(effect.pk))
    kept, (sent,) = Mail.objects.get(effect=effect), mail.outbox
    assert (kept.subject, kept.body, [kept.address]) == (sent.subject, sent.body, sent.to)
    assert kept.recipient == mailing.subject_of(effect).lead


def test_answers_go_to_the_programme(effect):
    mailing.deliver(effect)
    assert mail.outbox[0].reply_to == [factories.program().email]


def test_delivering_twice_sends_once(effect):
    mailing.deliver(effect)
    mailing.deliver(effect)
    assert (len(mail.outbox), Mail.objects.filter(effect=effect).count()) == (1, 1)


def identifiers():
    return [message.extra_headers["Message-ID"] for message in mail.outbox]


def test_a_mail_sent_again_after_a_crash_has_the_same_identifier(effect):
    mailing.deliver(effect)
    Mail.objects.filter(effect=effect).delete()  # the worker died before its commit
    mailing.deliver(effect)
    first, second = identifiers()
    assert first == second


def test_two_people_have_two_identifiers(extended):
    call, *_people = extended
    mailing.deliver(Outbox.objects.get(line=call.history.last(), key="writers"))
    assert len(set(identifiers())) == 2


class Picky(EmailBackend):
    """A server that refuses some addresses."""

    refused: set[str] = set()

    def send_messages(self, messages):
        if self.refused & {address for message in messages for address in message.to}:
            raise ConnectionRefusedError("try later")
        return super().send_messages(messages)


def test_a_refused_address_stops_nobody_else_and_nobody_is_written_to_twice(extended, settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Picky"
    call, lead, other = extended
    monkeypatch.setattr(Picky, "refused", {lead.email})
    effect = Outbox.objects.get(line=call.history.last(), key="writers")
    tasks.carry_out(str(effect.pk))
    effect.refresh_from_db()
    assert (effect.done_at, effect.last_error) == (None, "ConnectionRefusedError: try later")
    monkeypatch.setattr(Picky, "refused", set())
    with clock.at(clock.now() + timedelta(hours=1)):
        tasks.carry_out(str(effect.pk))
    assert [message.to for message in mail.outbox] == [[other.email], [lead.email]]


def test_a_mailbox_on_disk_keeps_one_file_a_message(effect, settings, tmp_path):
    settings.EMAIL_BACKEND, settings.MAILBOX = "programs.mailing.Mailbox", tmp_path / "mails"
    mailing.deliver(effect)
    mailing.send(Mail.objects.get(effect=effect))
    (file,) = settings.MAILBOX.iterdir()
    assert (file.suffix, Mail.objects.get(effect=effect).address in file.read_text()) == (".eml", True)


def test_the_words_are_those_of_the_step_for_the_applicant():
    dossier = factories.dossier("submitted")
    factories.advance(dossier, "request_completion", None, comment="Précisez le budget.")
    mailing.deliver(Outbox.objects.get(line=dossier.history.last(), key="lead"))
    assert (
        "Précisez le budget." in mail.outbox[0].body,
        Dossier.objects.get().reference in mail.outbox[0].subject,
    ) == (True, True)
