"""The signed links of alerts: one address confirms, reads its choices and leaves, without an account."""

from datetime import timedelta

from django.urls import reverse

from programs import clock
from programs.models import Subscription
from programs.signing import Signed

SIGNED = Signed("programs.alert")
AGAIN = timedelta(minutes=10)  # an address is not written to more often, whoever types it


def key(subscription):
    """What proves that one holds the address."""
    return SIGNED.key(str(subscription.pk))


def link(subscription):
    """The address of one's alerts: it confirms them, changes them, stops them."""
    return SIGNED.link(reverse("alert", args=[subscription.pk]), str(subscription.pk))


def opened(pk, typed):
    """The subscription that this key opens; None when it does not, or when it is already gone."""
    return None if SIGNED.fault(str(pk), typed) else Subscription.objects.filter(pk=pk).first()


def ask(email, themes, programs, departement):
    """The subscription of an address with these choices, and whether to write to it now.

    Choices already confirmed change by the link only: else anyone could change those of others.
    """
    now = clock.now()
    found = Subscription.objects.filter(email=email).first()
    if found and (found.confirmed_at or found.asked_at > now - AGAIN):
        return found, found.asked_at <= now - AGAIN
    chosen = {"themes": themes, "departement": departement, "asked_at": now}
    kept, _made = Subscription.objects.update_or_create(email=email, defaults=chosen)
    kept.programs.set(programs)
    return kept, True
