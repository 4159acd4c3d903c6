"""The deliveries of letters: followed, refused, sent again without doubling."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from programs import deliveries, mailing
from programs.models import Mail, Outbox
from tests import factories
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(officer):
    return client_of(officer)


@pytest.fixture
def mail(run, mailoutbox):
    """A letter sent."""
    factories.decided("selected")
    run("move")
    Outbox.objects.filter(kind="mail").exclude(key__startswith="decision").delete()
    run()
    return Mail.objects.get(effect__key__startswith="decision")


def page(mail):
    return reverse("delivery", args=[mail.pk])


def listed(mail):
    return reverse("deliveries", args=[mail.dossier.call_id])


def test_a_letter_sent_is_listed_as_such(mail, staff):
    response = staff.get(listed(mail))
    assert (mail.standing, response.context["counted"]["sent"]) == ("sent", 1)
    assert mail.address in response.content.decode()


def test_letters_wait_in_the_list_as_soon_as_they_are_released(run):
    factories.decided("selected", "rejected")
    run("move")
    assert [one.standing for one in Mail.objects.all()] == ["queued", "queued"]


def test_a_refusal_is_recorded_then_the_address_corrected(mail, staff, run, mailoutbox):
    staff.post(page(mail), {"why": "Pas de tel usager"})
    staff.post(page(mail), {"address": "Nouvelle@Lignieres.fr"})
    run("resend")
    mail.refresh_from_db()
    assert (mail.standing, mail.replacement.standing) == ("resent", "sent")
    assert [m.to[0] for m in mailoutbox][-1] == "nouvelle@lignieres.fr"


def test_a_letter_is_sent_again_once_however_often_it_is_asked(mail, run, mailoutbox):
    deliveries.refuse(mail, "non")
    asked = [deliveries.send_to(mail, f"{name}@lignieres.fr") for name in ("une", "une", "deux")]
    run("resend")
    Outbox.objects.filter(kind="resend").update(done_at=None)
    run("resend")
    assert ([bool(one) for one in asked], len(mailoutbox)) == ([True, False, False], 2)


def test_the_first_effect_tried_again_sends_nothing_to_the_corrected_address(mail, run, mailoutbox):
    deliveries.refuse(mail, "non")
    deliveries.send_to(mail, "une@lignieres.fr")
    Outbox.objects.filter(pk=mail.effect_id).update(done_at=None, retry_at=None)
    run("mail")
    assert len(mailoutbox) == 1


def test_the_same_address_is_refused_beside_its_field(mail, staff):
    deliveries.refuse(mail, "non")
    response = staff.post(page(mail), {"address": mail.address})
    assert (response.status_code, Mail.objects.count()) == (422, 1)


def test_who_comes_second_is_told(mail, staff):
    deliveries.refuse(mail, "non")
    deliveries.send_to(mail, "une@lignieres.fr")
    assert staff.post(page(mail), {"address": "deux@lignieres.fr"}).status_code == 200
    assert staff.get(page(mail)).context["form"] is None


def test_only_the_officer_acts_and_strangers_find_nothing(mail):
    reader = client_of(factories.with_second_factor(factories.person("admin")))
    assert (reader.get(page(mail)).status_code, reader.post(page(mail), {}).status_code) == (200, 403)
    assert client_of(mail.dossier.lead).get(page(mail)).status_code == 404


@pytest.mark.parametrize(
    ("query", "count"), [({"standing": "sent"}, 1), ({"standing": "bounced"}, 0), ({"q": "lignieres"}, 1), ({"q": "nulle"}, 0)]
)  # fmt: skip
def test_the_deliveries_are_filtered(mail, staff, query, count):
    assert len(staff.get(listed(mail), query).context["table"].rows) == count


def test_the_list_costs_the_same_for_one_and_three(run, staff, mailoutbox, django_assert_num_queries):
    for outcomes in (["selected"], ["selected"] * 3):
        call, _dossiers = factories.decided(*outcomes, places=9)
        run()
        with django_assert_num_queries(7):  # session, person, roles and second factor are four of them
            assert staff.get(reverse("deliveries", args=[call.pk])).status_code == 200


def refusal(code, words=b"No such user"):
    def send(message):
        raise SMTPRecipientsRefused({message.to[0]: (code, words)})

    return send


@pytest.mark.parametrize(("code", "standing"), [(550, "bounced"), (450, "queued")])
def test_what_the_server_refuses_for_good_is_kept_and_the_rest_tried_again(run, monkeypatch, code, standing):
    factories.decided("selected")
    monkeypatch.setattr(mailing.EmailMessage, "send", refusal(code))
    run()
    mail = Mail.objects.get(effect__key__startswith="decision")
    assert (mail.standing, mail.bounce) == (standing, "550 No such user" if code == 550 else "")


def test_a_second_sending_that_fails_is_tried_again(mail, run, monkeypatch):
    deliveries.refuse(mail, "non")
    copy = deliveries.send_to(mail, "une@lignieres.fr")
    monkeypatch.setattr(mailing.EmailMessage, "send", refusal(421))
    run("resend")
    assert (Mail.objects.get(pk=copy.pk).standing, Outbox.objects.get(kind="resend").done_at) == ("queued", None)


REPORT = """Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain

Not delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.exemple.fr

Final-Recipient: rfc822; {address}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 unknown user
{back}
--b--
"""
HEADERS = "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {id}\nSubject: x\n"


def report(mail, action="failed", back=HEADERS):
    """A delivery report as a mail server writes it (RFC 3464)."""
    return REPORT.format(address=mail.address, action=action, back=back.format(id=mailing.identifier_of(mail)))


@pytest.mark.parametrize(("action", "back", "standing"), [("failed", HEADERS, "bounced"), ("delayed", HEADERS, "sent"), ("failed", "", "sent")])  # fmt: skip
def test_a_report_sent_back_is_read_from_a_folder(mail, tmp_path, capsys, action, back, standing):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.eml").write_text(report(mail, action, back))
    (tmp_path / "autre.eml").write_text("Subject: Bonjour\n\nMerci.\n")
    call_command("bounces", str(tmp_path))
    mail.refresh_from_db()
    assert (mail.standing, capsys.readouterr().out.split()[0]) == (standing, "2")


def test_a_report_that_joins_the_whole_message_is_read_too(mail, tmp_path):
    whole = HEADERS.replace("text/rfc822-headers", "message/rfc822") + "\nBonjour.\n"
    (tmp_path / "1.eml").write_text(report(mail, back=whole))
    call_command("bounces", str(tmp_path))
    mail.refresh_from_db()
    assert (mail.standing, mail.bounce) == ("bounced", "smtp; 550 5.1.1 unknown user")


def test_a_report_read_twice_changes_nothing(mail, tmp_path, capsys):
    (tmp_path / "1.eml").write_text(report(mail))
    for _time in range(2):
        call_command("bounces", str(tmp_path))
    assert capsys.readouterr().out.splitlines() == [
        "1 messages read, 1 refusals kept",
        "1 messages read, 0 refusals kept",
    ]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError):
        call_command("bounces", str(tmp_path / "rien"))
