"""The link that lets anyone invited propose a challenge to a camp, until the camp begins."""

from django.urls import reverse

from hackathons.signed import PROPOSING

WHILE = ("framing", "preparation", "registration", "postponed")


def key(camp):
    """What the link holds beside the identifier of the camp."""
    return PROPOSING.key(str(camp.pk))


def link(camp):
    """The address to send to those invited to propose; empty once the camp has begun."""
    return PROPOSING.link(reverse("challenge_propose", args=[camp.pk]), str(camp.pk)) if camp.state in WHILE else ""


def opens(camp, given):
    """Whether this key is that of the link, and the camp still takes challenges."""
    return camp.state in WHILE and PROPOSING.fault(str(camp.pk), given) is None


def page(camp):
    """The page of the challenges of a camp."""
    return reverse("camp_challenges", args=[camp.pk])
