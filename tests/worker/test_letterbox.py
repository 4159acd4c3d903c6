"""Digests and quiet hours: each cause told once to each, nothing lost nor doubled by a worker that dies."""

from datetime import timedelta

import pytest
from django.core import mail

from programs import clock, letterbox, mailing, noticekinds, notices
from programs.models import CoachingSession, Dossier, Letterbox, Mail, Message, Outbox, Role
from tests import factories

pytestmark = pytest.mark.django_db
TUESDAY = clock.now().replace(hour=9, minute=30, second=0, microsecond=0, month=11, day=24, year=2026)


@pytest.fixture(scope="module")
def shared(once):
    return once(factories.filled, "running")


@pytest.fixture
def dossier(shared):
    """The dossier of a residence, with a lead and a coach alone."""
    found = Dossier.objects.get(pk=shared.dossier_id)
    Role.objects.filter(code="signatory").delete()
    return found


def chooses(person, **rhythms):
    return Letterbox.objects.create(person=person, rhythms=rhythms, quiet_weekend=False)


def written_to_lead(dossier, text="Bonjour."):
    """A message of the coach to the lead, on a Tuesday morning."""
    with clock.at(TUESDAY):
        message = Message(dossier=dossier, author=dossier.coach, text=text, from_staff=True)
        message.begin(by=dossier.coach)
        mailing.deliver(effect_of(message))
    return Mail.objects.get(effect__line__object_id=message.pk, recipient=dossier.lead)


def effect_of(obj, key="correspondents"):
    return Outbox.objects.get(line__object_id=obj.pk, kind="mail", key=key)


def later(**ahead):
    with clock.at(TUESDAY + timedelta(**ahead)):
        letterbox.empty()
    return [sent.subject for sent in mail.outbox]


def test_by_default_a_message_leaves_at_once(dossier):
    assert (bool(written_to_lead(dossier).sent_at), len(mail.outbox)) == (True, 1)


def test_what_is_gathered_leaves_in_one_digest_and_is_never_told_again(dossier):
    chooses(dossier.lead, message="daily")
    for text in ("Un.", "Deux."):
        written_to_lead(dossier, text)
    assert (later(hours=1), later(days=1), later(days=2)) == ([], ["2 nouvelles"], ["2 nouvelles"])


def test_a_digest_leaves_out_what_was_read_on_the_site(dossier):
    chooses(dossier.lead, message="weekly")
    Mail.objects.filter(pk=written_to_lead(dossier).pk).update(read_at=TUESDAY)
    assert later(days=8) == []


def test_a_worker_killed_between_digest_and_sending_neither_loses_nor_doubles(dossier, monkeypatch):
    chooses(dossier.lead, message="daily")
    written_to_lead(dossier)
    monkeypatch.setattr(notices, "post", lambda: (_ for _ in ()).throw(SystemExit))  # killed
    with pytest.raises(SystemExit):
        later(days=1)
    monkeypatch.undo()
    assert later(days=1, hours=1) == ["1 nouvelle"]


def test_control_without_what_marks_the_news_as_told_a_digest_would_be_doubled(dossier):
    chooses(dossier.lead, message="daily")
    written_to_lead(dossier)
    later(days=1)
    Mail.objects.filter(recipient=dossier.lead).update(digest=None)
    assert later(days=1, hours=1) == ["1 nouvelle", "1 nouvelle"]


def test_a_worker_killed_while_it_composes_leaves_all_for_the_next(dossier, monkeypatch):
    chooses(dossier.lead, message="daily")
    written_to_lead(dossier)
    monkeypatch.setattr(letterbox, "moved", lambda mail: (_ for _ in ()).throw(SystemExit))  # killed
    with pytest.raises(SystemExit):
        later(days=1)
    monkeypatch.undo()
    assert later(days=1, hours=1) == ["1 nouvelle"]


def test_quiet_hours_hold_what_can_wait_until_the_morning(dossier):
    with clock.at(TUESDAY + timedelta(hours=12)):
        message = Message(dossier=dossier, author=dossier.coach, text="Ce soir.", from_staff=True)
        message.begin(by=dossier.coach)
        mailing.deliver(effect_of(message))
    assert (later(hours=13), len(later(days=1))) == ([], 1)


def test_a_refusal_of_the_server_leaves_a_held_mail_for_the_next_time(dossier, settings):
    held = written_to_lead(dossier)
    Mail.objects.filter(pk=held.pk).update(sent_at=None, leaves_at=TUESDAY)
    mail.outbox.clear()
    settings.EMAIL_BACKEND = "tests.worker.test_letterbox.Down"
    assert later(hours=1) == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert len(later(hours=2)) == 1


class Down:
    """A server that answers nobody."""

    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("down")


def test_who_holds_two_roles_is_told_once_of_one_cause(dossier):
    both = dossier.lead
    Role.objects.create(person=both, code="coach", dossier=dossier)
    session = booked(dossier)
    for key in ("lead", "coach"):
        mailing.deliver(effect_of(session, key))
    assert Mail.objects.filter(address=both.email, effect__line__object_id=session.pk).count() == 1


def booked(dossier):
    start = clock.now() + timedelta(days=3)
    session = CoachingSession(dossier=dossier, coach=dossier.coach, subject="Point", starts_at=start, ends_at=start + timedelta(hours=1))  # fmt: skip
    session.book(by=dossier.coach)
    return session


def gone(dossier):
    """The lead has left, nobody leads any more; the organization has a signatory."""
    dossier.roles.filter(code="lead").update(ends_on=clock.today() - timedelta(days=1), starts_on=clock.today() - timedelta(days=9))  # fmt: skip
    return factories.person("signatory", organization=dossier.organization)


def test_the_signatory_reads_what_was_for_a_lead_who_has_left_and_is_told_why(dossier):
    session, signatory = booked(dossier), gone(dossier)
    mailing.deliver(effect_of(session, "lead"))
    kept = Mail.objects.get(effect=effect_of(session, "lead"))
    assert (kept.recipient, dossier.reference in kept.body.partition("\n")[0]) == (signatory, True)


def test_what_was_gathered_for_someone_who_leaves_goes_to_the_signatory_instead(dossier):
    chooses(dossier.lead, message="daily")
    mine = written_to_lead(dossier)
    signatory = gone(dossier)
    later(days=1)
    told = Mail.objects.filter(effect=mine.effect).exclude(recipient=mine.recipient).values_list("recipient", flat=True)
    assert (list(told), Mail.objects.filter(kind="digest", recipient=mine.recipient).exists()) == (
        [signatory.pk],
        False,
    )


def test_what_was_held_for_someone_who_leaves_is_not_sent_to_them(dossier):
    mine = written_to_lead(dossier)
    Mail.objects.filter(pk=mine.pk).update(sent_at=None, leaves_at=TUESDAY)
    mail.outbox.clear()
    signatory = gone(dossier)
    later(hours=1)
    assert [sent.to for sent in mail.outbox] == [[signatory.email]]


def held_for_the_coach(dossier, audience):
    """A message of an officer to the coach, who leaves before it does."""
    with clock.at(TUESDAY):
        said = Message(dossier=dossier, author=factories.officer(), text="CANARI", from_staff=True, audience=audience)
        said.begin(by=said.author)
        mailing.deliver(effect_of(said))
    Mail.objects.filter(effect=effect_of(said), recipient=dossier.coach).update(sent_at=None, leaves_at=TUESDAY)
    dossier.roles.filter(code="coach").delete()
    mail.outbox.clear()


@pytest.mark.parametrize("audience", ["all", "staff", "coaches"])
def test_what_was_for_a_coach_who_has_left_goes_to_those_in_charge_never_to_the_organization(dossier, audience):
    charged = factories.officer()
    held_for_the_coach(dossier, audience)
    factories.person("signatory", organization=dossier.organization)
    dossier.follows.create(person=charged)
    later(hours=1)
    assert [sent.to for sent in mail.outbox if "CANARI" in sent.body] == [[charged.email]]


def test_what_was_for_a_lead_who_has_left_goes_to_the_new_one_without_saying_that_nobody_leads(dossier):
    mine = written_to_lead(dossier)
    Mail.objects.filter(pk=mine.pk).update(sent_at=None, leaves_at=TUESDAY)
    mail.outbox.clear()
    gone(dossier)
    heir = factories.person("lead", dossier=dossier)
    later(hours=1)
    assert [(sent.to, "plus personne ne pilote" in sent.body) for sent in mail.outbox] == [([heir.email], False)]


def test_what_the_procedure_requires_cannot_be_chosen(dossier):
    chooses(dossier.lead, **dict.fromkeys(["procedure", "project"], "weekly"))
    box = Letterbox.objects.get(person=dossier.lead)
    assert (box.way("procedure", TUESDAY)["gathered"], box.way("project", TUESDAY)["gathered"]) == (False, True)


def test_what_cannot_be_undone_is_of_the_procedure(shared):
    line = shared.history.last()
    line.name = "abandon"
    assert noticekinds.of(line, "lead") == noticekinds.PROCEDURE
