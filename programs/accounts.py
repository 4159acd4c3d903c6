"""How people sign up, sign in and prove who they are: the rules given to the accounts library."""

import base64
import hashlib
import time

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse

DEMO_DOMAIN = "@demo.test"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are known by their address; what the form adds is kept with them."""

    def save_user(self, request, user, form, commit=True):
        user.name = form.cleaned_data.get("name", "")
        user.phone = form.cleaned_data.get("phone", "")
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request):
        return reverse("dashboard")

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not within five minutes of signing in: setting up a second factor follows at once."""
        records = get_authentication_records(self.request, self.request.user)
        fresh = records and time.time() - records[-1]["at"] < account_settings.REAUTHENTICATION_TIMEOUT
        return not fresh and super().is_reauthentication_required(app=app, **kwargs)

    def format_email_subject(self, subject):
        return f"{settings.SITE_NAME} – {subject}"


def cipher():
    """What encrypts the secrets of second factors, with the keys of the site, the newest first."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = (base64.urlsafe_b64encode(hashlib.sha256(f"totp:{secret}".encode()).digest()) for secret in secrets)
    return MultiFernet([Fernet(key) for key in keys])


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are never stored in the clear."""

    def encrypt(self, text):
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return cipher().decrypt(encrypted_text.encode()).decode()


def demo_code(user, secret=""):
    """The code an invented person would read on their phone, "123456"; empty for anyone else and outside the demonstration.

    Codes serve once: the first still unused among those accepted now.
    """
    if not (settings.DEMO and user.email.endswith(DEMO_DOMAIN)):
        return ""
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if not (secret or factor):
        return ""
    secret = secret or MFAAdapter().decrypt(factor.data["secret"])
    codes = [auth.format_hotp_value(auth.hotp_value(secret, n)) for n in auth.yield_hotp_counters_from_time()]
    used = f"allauth.mfa.totp.used?user={user.pk}&code="
    codes.insert(0, codes.pop(app_settings.TOTP_TOLERANCE))  # the present one first
    return next((code for code in codes if not cache.get(used + code)), codes[0])
