"""The link that lets anyone invited propose a challenge to a camp, until the camp begins."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.http import urlencode

SIGNER = Signer(salt="hackathons.proposing")
WHILE = ("framing", "preparation", "registration", "postponed")


def key(camp):
    """What the link holds beside the identifier of the camp."""
    return SIGNER.signature(str(camp.pk))


def link(camp):
    """The address to send to those invited to propose; empty once the camp has begun."""
    if camp.state not in WHILE:
        return ""
    return f"{settings.SITE_URL}{reverse('challenge_propose', args=[camp.pk])}?{urlencode({'cle': key(camp)})}"


def opens(camp, given):
    """Whether this key is that of the link, and the camp still takes challenges."""
    try:
        SIGNER.unsign(f"{camp.pk}:{given}")
    except BadSignature:
        return False
    return camp.state in WHILE


def page(camp):
    """The page of the challenges of a camp."""
    return reverse("camp_challenges", args=[camp.pk])
