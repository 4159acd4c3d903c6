"""What becomes of the letters sent: refused addresses, told by people or by mail servers, and a second sending that doubles nothing."""

import email
import email.policy
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from programs import clock
from programs.mailing import identifier_of, send
from programs.models import Mail, Outbox


def refuse(mail, why):
    """Keep that an address refused a mail, once; return whether it was news."""
    told = {"bounced_at": clock.now(), "bounce": why[:500]}
    return bool(Mail.objects.filter(pk=mail.pk, bounced_at=None).update(**told))


def send_to(mail, address):
    """Owe the same mail to a corrected address; return the new one, or None when it was already so corrected.

    One row for each effect and address, one replacement for each mail, one effect for each replacement: pressing
    twice, or two officers at once, send one mail.
    """
    with transaction.atomic():
        former = Mail.objects.select_for_update(of=("self",), no_key=True).get(pk=mail.pk)
        if Mail.objects.filter(replaces=former).exists() or known(former, address):
            return None
        copy = Mail.objects.create(
            effect=former.effect, recipient=former.recipient, dossier=former.dossier, subject=former.subject, body=former.body,
            address=address, replaces=former, read_at=clock.now(),
        )  # fmt: skip
        Outbox.objects.create(line=former.effect.line, kind="resend", key=str(copy.pk))
    return copy


def known(mail, address):
    """Whether this letter already has a mail to this address."""
    return Mail.objects.filter(effect=mail.effect, address__iexact=address).exists()


def send_again(effect):
    """Send the mail that replaces a refused one, if it has not left; return the refusal of the server, to be tried again."""
    mail = Mail.objects.filter(pk=effect.key, sent_at=None, bounced_at=None).first()
    if mail is None:
        return None
    try:
        send(mail)
    except OSError as error:
        return error
    return None


# ------------------------------------------------------------------ what mail servers send back


def reports(folder: Path):
    """The messages of a folder: a maildir, or files side by side."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            yield path, email.message_from_binary_file(file, policy=email.policy.default)


def record(message):
    """Keep the refusal that a delivery report tells (RFC 3464); return its mail, None when it tells none of ours."""
    mail, why = told(message)
    return mail if mail and refuse(mail, why) else None


def told(message):
    """The mail that a report is about, and why it was refused for good; None for any other message."""
    if message.get_content_type() != "multipart/report":
        return None, ""
    fields = [part for part in message.walk() if part.get_content_type() == "text/plain" or part["Final-Recipient"]]
    status = next((part for part in fields if part["Final-Recipient"]), None)
    if status is None or str(status["Action"]).strip().lower() != "failed":
        return None, ""
    address = str(status["Final-Recipient"]).rpartition(";")[2].strip()
    why = str(status["Diagnostic-Code"] or status["Status"] or _("refused"))
    sent = {identifier_of(mail): mail for mail in Mail.objects.filter(address__iexact=address).order_by("pk")}
    return sent.get(original(message)), " ".join(why.split())


def original(message):
    """The identifier of the message that a report sends back, whole or by its headers."""
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            return str(email.message_from_string(part.get_content())["Message-ID"] or "").strip()
        if part is not message and part["Message-ID"] and part.get_content_maintype() != "message":
            return str(part["Message-ID"]).strip()
    return ""
