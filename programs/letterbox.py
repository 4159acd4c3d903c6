"""What leaves later: mails held during quiet hours, news gathered in a digest; each once, whatever dies on the way."""

import logging

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from programs import clock, departures, mailing, noticekinds, notices
from programs.models import Mail, User

log = logging.getLogger(__name__)


def empty():
    """Compose the digests whose hour has come, then send all that may leave now."""
    gather()
    hand_over()
    release()
    notices.post()


def gather():
    """One digest for each person who has news to gather; it is written with what it tells, in one transaction."""
    for person in User.objects.filter(pk__in=Mail.objects.to_gather().order_by().values("recipient")).order_by("pk"):
        with transaction.atomic():
            digest(person)


def digest(person):
    """The digest of a person, kept to be sent; None when a colleague of this worker is already at it, or nothing is left."""
    told = list(held(Mail.objects.to_gather().filter(recipient=person)).order_by("created_at", "id"))
    kept = [mail for mail in told if not moved(mail)]
    if not kept:
        return None
    written = notices.write(
        person, "digest", kind=noticekinds.DIGEST, news=kept, site=settings.SITE_URL, number=len(kept),
        centre=settings.SITE_URL + reverse("notifications"),
    )  # fmt: skip
    Mail.objects.filter(pk__in=[mail.pk for mail in kept]).update(digest=written)
    return written


def held(mails):
    """These mails, held until the end of the transaction, without those that another worker holds."""
    return mails.select_for_update(skip_locked=True, of=("self",), no_key=True).select_related("effect__line__dossier", "recipient")  # fmt: skip


def moved(mail):
    """Whether what was for someone who has left since goes to whoever stands in their place."""
    dossier = mail.effect and mail.effect.line.dossier
    if dossier is None or mail.recipient is None or departures.still_there(mail.recipient, dossier):
        return False
    Mail.objects.filter(pk=mail.pk).update(leaves_at=None, gathered=True)  # it leaves no more
    mailing.hand_over(mail, dossier)
    at_once = Mail.objects.filter(effect=mail.effect, sent_at=None, bounced_at=None, leaves_at=None, gathered=False)
    at_once.update(leaves_at=clock.now())  # its effect is carried out: it is ``release`` that sends them
    return True


def hand_over():
    """Give what is held for someone who has left to whoever stands in their place."""
    for pk in late():
        with transaction.atomic():
            for mail in held(Mail.objects.filter(pk=pk)):
                moved(mail)


def late():
    """The mails of effects held until now."""
    found = Mail.objects.to_leave().filter(effect__isnull=False, leaves_at__isnull=False)
    return list(found.order_by("id").values_list("pk", flat=True))


def release():
    """Send what was held during quiet hours; a refusal leaves it for the next time."""
    for pk in late():
        with transaction.atomic():
            for mail in held(Mail.objects.to_leave().filter(pk=pk)):
                attempt(mail)


def attempt(mail):
    """Hand one mail to the server; what it refuses now is tried again."""
    try:
        mailing.send(mail)
    except OSError as error:
        log.warning("mail %s not sent: %s", mail.pk, error)
