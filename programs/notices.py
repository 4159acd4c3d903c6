"""Telling people that what they wrote will be erased: their dossiers by the outbox, their accounts by a mail of its own."""

import logging
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from programs import clock
from programs.models import Mail, Outbox

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


def write(person, template, **context):
    """Keep a mail for a person, to be sent by the next ``post``."""
    context |= {"person": person, "name": settings.SITE_NAME, "address": settings.SITE_URL + reverse("dashboard")}
    subject, _sep, body = render_to_string(f"programs/mail/{template}.txt", context).strip().partition("\n")
    return Mail.objects.create(
        address=person.email, recipient=person, subject=subject.strip()[:200], body=body.strip() + "\n"
    )


def post():
    """Send the mails of the platform itself that have not left; a refusal leaves them for the next time."""
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    for mail in Mail.objects.filter(effect=None, sent_at=None, recipient__is_active=True).order_by("id"):
        headers = {"Message-ID": f"<{uuid5(NAMESPACE_URL, f'mail/{mail.pk}')}@{host}>"}
        try:
            EmailMessage(mail.subject, mail.body, to=[mail.address], headers=headers).send()
        except OSError as error:
            log.warning("mail %s not sent: %s", mail.pk, error)
            continue
        mail.sent_at = clock.now()
        mail.save(update_fields=["sent_at"])
