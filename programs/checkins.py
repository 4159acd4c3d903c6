"""The weather of a project: given by its lead, asked for by its coach."""

from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from programs import clock
from programs.models import ActionItem, Mail

DAYS = 3  # to answer


@transaction.atomic
def give(checkin, dossier, by):
    """Keep this weather; the requests for it are answered."""
    checkin.dossier, checkin.by = dossier, by
    checkin.save()
    asked = dossier.actions.filter(code=ActionItem.NEWS, done_on=None)
    asked.update(done_on=clock.today())


def ask(dossier, by):
    """Ask the lead for the weather, once: an action in their space, and a message."""
    with transaction.atomic():
        dossier.lock()
        if dossier.actions.filter(code=ActionItem.NEWS, done_on=None).exists():
            return
        due = clock.today() + timedelta(days=DAYS)
        label = _("Give the weather of the project")
        ActionItem.objects.create(dossier=dossier, code=ActionItem.NEWS, label=label, owner=dossier.lead, due_on=due)
        mail = written(dossier, by, due)
    send(mail, by)


def written(dossier, by, due):
    """The message, kept as written."""
    address = f"{settings.SITE_URL}{reverse('checkin_new', args=[dossier.pk])}"
    context = {"dossier": dossier, "by": by, "due": due, "address": address, "name": settings.SITE_NAME}
    subject, _sep, body = render_to_string("programs/mail/checkin_asked.txt", context).strip().partition("\n")
    return Mail.objects.create(
        address=dossier.lead.email, recipient=dossier.lead, subject=subject.strip()[:200], body=body.strip() + "\n"
    )


def send(mail, by):
    """Hand it to the server; answers go to the coach."""
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    headers = {"Message-ID": f"<{uuid5(NAMESPACE_URL, f'mail/{mail.pk}')}@{host}>"}
    EmailMessage(mail.subject, mail.body, to=[mail.address], reply_to=[by.email], headers=headers).send()
    mail.sent_at = clock.now()
    mail.save(update_fields=["sent_at"])
