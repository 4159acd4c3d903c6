"""Codes sent by e-mail: six digits that prove that who holds a link reads the mailbox it was sent to."""

import secrets

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac

MINUTES, TRIES, SENDINGS = 15, 5, 5  # a code's life, wrong answers allowed, codes an hour for one object


def sealed(obj, code):
    return salted_hmac("programs.codes", f"{obj.pk}:{obj.email}:{code}").hexdigest()


def send(obj, reply_to):
    """Send a new code to the address of this object; False when too many were sent in the hour. Raises OSError."""
    sent = cache.get_or_set(f"code-sent:{obj.pk}", 0, 3600)
    if sent >= SENDINGS:
        return False
    cache.incr(f"code-sent:{obj.pk}")
    code = f"{secrets.randbelow(10**6):06d}"
    cache.set(f"code:{obj.pk}", {"seal": sealed(obj, code), "left": TRIES}, MINUTES * 60)
    context = {"obj": obj, "code": code, "minutes": MINUTES, "name": settings.SITE_NAME}
    subject, _sep, body = render_to_string("programs/mail/code.txt", context).strip().partition("\n")
    EmailMessage(subject.strip(), body.strip() + "\n", to=[obj.email], reply_to=[reply_to]).send()
    return True


def good(obj, typed):
    """Whether this is the code last sent for this object; it serves once, and five wrong answers spend it."""
    held = cache.get(f"code:{obj.pk}")
    if not held or held["left"] <= 0:
        return False
    if secrets.compare_digest(held["seal"], sealed(obj, "".join(typed.split()))):
        cache.delete(f"code:{obj.pk}")
        return True
    cache.set(f"code:{obj.pk}", held | {"left": held["left"] - 1}, MINUTES * 60)
    return False


def pending(obj):
    """Whether a code was sent that may still be typed."""
    held = cache.get(f"code:{obj.pk}")
    return bool(held and held["left"] > 0)
