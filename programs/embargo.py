"""The list of laureates before its hour: written to each recipient by a signed link, each opening kept."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from programs import links
from programs.models import EmbargoRecipient, History, Mail, Outbox
from programs.models.embargo import owed


def deliver(effect):
    """Write to a recipient that the list is theirs to read; nobody is written to once it is public, or once taken off."""
    recipient = EmbargoRecipient.objects.select_related("call__program").filter(pk=effect.key).first()
    if recipient is None or recipient.call.is_announced:
        return None
    context = {
        "recipient": recipient,
        "call": recipient.call,
        "link": links.link(recipient),
        "name": settings.SITE_NAME,
    }
    subject, _sep, body = render_to_string("programs/mail/embargo.txt", context).strip().partition("\n")
    written = {"subject": subject.strip()[:200], "body": body.strip() + "\n"}
    mail, _made = Mail.objects.get_or_create(effect=effect, address=recipient.email, defaults=written)
    return links.posted(mail)


def settle(call):
    """After a change of the hour or of the recipients of a call already decided: owe what is owed now, no sending twice."""
    line = History.objects.filter(machine="call", object_id=call.pk, name="announce").last()
    if line is None:
        return
    with transaction.atomic():
        line.effects.filter(kind="embargo", done_at=None).update(not_before=call.embargo_at)
        rows = [Outbox(line=line, **effect._asdict()) for effect in owed(call)]
        Outbox.objects.bulk_create(rows, ignore_conflicts=True)


def laureates(call):
    """The dossiers that a call selected and that keep their place, by territory."""
    return call.dossiers.taking_a_place().for_table().order_by("organization__territory__departement", "reference")
