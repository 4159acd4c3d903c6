"""Signed links: what someone without an account opens from a message, good for thirty days, for one object and one address."""

import re
from urllib.parse import parse_qs

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock, invitations
from programs.mailing import send, subject_of
from programs.models import JuryMember, Mail
from programs.signing import Signed

DAYS = 30
SIGNED = Signed("programs.link", DAYS)
PAGES = {  # machine: the page that its link opens
    "partner": "commitment",
    "visa": "visa",
    "jurymember": "jury_answer",
    "embargorecipient": "embargo_list",
}
TAKEOVERS = {"takeover": "paper_takeover", "offspring": "filiation_takeover"}  # a dossier offered to who will lead it
REFUSALS = {
    "forged": _("This link is not complete: open it again from the message that you received."),
    "expired": _("This link has expired: ask the person who sent it to send it again."),
    "revoked": _("This link no longer opens anything: the request was withdrawn."),
}


def named(obj):
    """What a link is signed for: this object, at the address where it was sent."""
    return f"{obj._meta.model_name}:{obj.pk}:{obj.email}"


def key(obj):
    """The key of a link to this object, made now."""
    return SIGNED.key(named(obj))


def link(obj):
    """The address that opens this object to who received it."""
    return SIGNED.link(reverse(PAGES[obj._meta.model_name], args=[obj.pk]), named(obj))


def refusal(obj, given):
    """Why this key does not open this object, in words; None when it does."""
    if not obj.email:
        return REFUSALS["revoked"]
    fault = SIGNED.fault(named(obj), given)
    return REFUSALS[fault] if fault else None


def juror_of(address):
    """The member of a jury whom this signed link invites; None when it invites nobody."""
    path, _sep, query = address.partition("?")
    found = re.fullmatch(r"(?:https?://[^/]+)?/jures/([0-9a-f-]{36})/invitation/", path)
    seat = found and JuryMember.objects.filter(pk=found[1]).first()
    return seat if seat and not refusal(seat, parse_qs(query).get("cle", [""])[0]) else None


def deliver(effect):
    """Write and send the message that carries a link; return the refusal of the server, to be tried again."""
    obj = subject_of(effect)
    failure = None
    for address, template, context in messages(obj, effect.key):
        shared = {"obj": obj, "line": effect.line, "days": DAYS, "name": settings.SITE_NAME, **context}
        subject, _sep, body = render_to_string(f"programs/mail/{template}.txt", shared).strip().partition("\n")
        written = {"subject": subject.strip()[:200], "body": body.strip() + "\n"}
        mail, _made = Mail.objects.get_or_create(effect=effect, address=address, defaults=written)
        failure = posted(mail) or failure
    return failure


def posted(mail):
    """Send a mail not yet sent; return why it did not leave."""
    if mail.sent_at:
        return None
    try:
        send(mail)
    except OSError as error:
        return error
    return None


def messages(obj, kind):
    """To whom an effect writes, by which template, with what: nobody when the request was withdrawn meanwhile."""
    if template := TAKEOVERS.get(kind):
        for invitation in obj.invitations.taking_over():
            yield invitation.email, template, {"link": invitations.link(invitation), "days": invitations.DAYS}
            obj.invitations.filter(pk=invitation.pk).update(sent_at=clock.now())
    elif obj.email:
        yield obj.email, f"{obj._meta.model_name}_link", {"link": link(obj)}
