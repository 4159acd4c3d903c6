"""Invitations: a signed link sent by e-mail, good for two weeks, that gives one role to the person it names."""

import re
from urllib.parse import parse_qs
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models import Invitation, Mail, Role, User
from programs.signing import Signed

DAYS = 14
SIGNED = Signed("programs.invitation", DAYS)

REFUSALS = {
    "forged": _("This link is not complete: open it again from the message that you received."),
    "expired": _("This invitation has expired: ask the person who invited you to send it again."),
    "revoked": _("This invitation has been withdrawn."),
    "accepted": _("This invitation has already been accepted."),
    "address": _("This invitation is for another e-mail address than that of your account."),
}


def link(invitation):
    """The address that accepts an invitation; it changes at each sending, and so lives two weeks again."""
    return SIGNED.link(invitation.get_absolute_url(), str(invitation.pk))


def refusal(invitation, key):
    """Why this key does not open this invitation, in words; None when it does."""
    if fault := SIGNED.fault(str(invitation.pk), key):
        return REFUSALS[fault]
    if invitation.revoked_at:
        return REFUSALS["revoked"]
    return REFUSALS["accepted"] if invitation.accepted_at else None


def of_link(address):
    """The invitation that a signed link opens; None when it opens none."""
    path, _sep, query = address.partition("?")
    found = re.fullmatch(r"(?:https?://[^/]+)?/invitations/([0-9a-f-]{36})/", path)
    row = found and Invitation.objects.filter(pk=found[1]).select_related("dossier__organization__territory").first()
    return row if row and not refusal(row, parse_qs(query).get("cle", [""])[0]) else None


def send(invitation):
    """Write to the person invited; raises OSError when the mail server refuses."""
    context = {
        "invitation": invitation,
        "about": getattr(invitation.about, "title", "") or str(invitation.about or settings.SITE_NAME),
        "link": link(invitation),
        "days": DAYS,
        "name": settings.SITE_NAME,
    }
    subject, _sep, body = render_to_string("programs/mail/invitation.txt", context).strip().partition("\n")
    mail = Mail.objects.create(address=invitation.email, subject=subject.strip()[:200], body=body.strip() + "\n")
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    headers = {"Message-ID": f"<{uuid5(NAMESPACE_URL, f'mail/{mail.pk}')}@{host}>"}
    EmailMessage(
        mail.subject,
        mail.body,
        to=[mail.address],
        reply_to=[invitation.invited_by.email] if invitation.invited_by.email else None,
        headers=headers,
    ).send()
    mail.sent_at = invitation.sent_at = clock.now()
    mail.save(update_fields=["sent_at"])
    invitation.save(update_fields=["sent_at"])


@transaction.atomic
def accept(invitation, person):
    """Give the role to the person whom the invitation names, once; raises ValidationError in words."""
    fresh = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if fresh.email.lower() != person.email:
        raise ValidationError(REFUSALS["address"])
    if fresh.accepted_at or fresh.revoked_at:
        raise ValidationError(REFUSALS["accepted" if fresh.accepted_at else "revoked"])
    held = Role.objects.active().filter(person=person, code=fresh.code, **fresh.scope())
    if fresh.code == Role.Code.LEAD:
        take_over(fresh, person)
    elif not held.exists():
        given = {
            "quality": fresh.quality,
            "delegation": fresh.delegation,
            "ends_on": fresh.role_ends_on,
            "given_by": fresh.invited_by,
        }
        Role.objects.create(person=person, code=fresh.code, **given, **fresh.scope())
    fresh.accepted_at, fresh.accepted_by = clock.now(), person
    fresh.save(update_fields=["accepted_at", "accepted_by"])
    person.forget_roles()
    return fresh


def take_over(invitation, person):
    """Who was invited to lead a dossier typed from paper leads it: a line says so, in the name of who invited them."""
    dossier = invitation.dossier
    Role.objects.get_or_create(person=person, code=Role.Code.MEMBER, dossier=dossier, ends_on=None)
    by, officer = User.objects.system(), invitation.invited_by
    dossier.in_hand.hand_over(by=by, on_behalf_of=officer, person=str(person.pk))
