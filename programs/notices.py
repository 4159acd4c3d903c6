"""Telling people that what they wrote will be erased: their dossiers by the outbox, their accounts by a mail of its own."""

import logging
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from programs import clock, noticekinds
from programs.models import Letterbox, Mail, Outbox

log = logging.getLogger(__name__)


def tell(notice):
    """Write to those whom an announced erasure concerns."""
    if notice.dossier_id:
        by_outbox(notice.dossier, f"{'contacts' if notice.rule == 'contacts' else 'erasure'}@{notice.due_on}")
    else:
        write(notice.person, "erasure_account", due=notice.due_on)


def by_outbox(dossier, key):
    """Owe a mail about a dossier to its last line, once for each key (role@day); tell whether it is new."""
    line = dossier.history.last()
    _effect, made = Outbox.objects.get_or_create(line=line, kind="mail", key=f"{key}:{dossier.pk}")
    return made


def write(person, template, kind=noticekinds.PROCEDURE, url="", **context):
    """Keep a mail for a person, to be sent by the next ``post`` or as they chose for its kind."""
    now = clock.now()
    context |= {"person": person, "name": settings.SITE_NAME, "address": settings.SITE_URL + reverse("dashboard")}
    subject, _sep, body = render_to_string(f"programs/mail/{template}.txt", context).strip().partition("\n")
    box = Letterbox.objects.filter(person=person).first() or Letterbox(person=person)
    return Mail.objects.create(
        address=person.email, recipient=person, subject=subject.strip()[:200], body=body.strip() + "\n", url=url,
        read_at=now if kind == noticekinds.DIGEST else None, **box.way(kind, now),
    )  # fmt: skip


def post():
    """Send the mails of the platform itself that may leave now, each held while it is sent; a refusal leaves them for the next time."""
    mine = Mail.objects.to_leave().filter(effect=None, recipient__is_active=True)
    for pk in list(mine.order_by("id").values_list("pk", flat=True)):
        with transaction.atomic():
            for mail in mine.select_for_update(skip_locked=True, of=("self",), no_key=True).filter(pk=pk):
                send(mail)


def send(mail, **more):
    """Hand one mail to the server, under an identifier that does not change if it is tried again."""
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    headers = {"Message-ID": f"<{uuid5(NAMESPACE_URL, f'mail/{mail.pk}')}@{host}>"}
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.address], headers=headers, **more).send()
    except OSError as error:
        log.warning("mail %s not sent: %s", mail.pk, error)
        return
    mail.sent_at = clock.now()
    mail.save(update_fields=["sent_at"])
