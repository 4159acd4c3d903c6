"""Signed links: what proves that it was sent to whoever holds it, for one thing only; every kind of link is made here."""

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner

FORGED, EXPIRED = "forged", "expired"


class Signed:
    """One kind of link: its salt keeps its keys from opening another kind; ``days`` is its life, None for as long as what it opens."""

    def __init__(self, salt, days=None):
        self.salt, self.days = salt, days

    @property
    def signer(self):
        """Made at each use: it reads the secret of the moment."""
        return TimestampSigner(salt=self.salt) if self.days else Signer(salt=self.salt)

    def key(self, value):
        """What proves that one was sent this value; made again, it lives its days again."""
        return self.signer.sign(value)[len(value) + 1 :]

    def fault(self, value, key):
        """FORGED or EXPIRED when this key does not open this value, else None."""
        life = {"max_age": self.days * 86400} if self.days else {}
        try:
            self.signer.unsign(f"{value}:{key}", **life)
        except SignatureExpired:
            return EXPIRED
        except BadSignature:
            return FORGED
        return None

    def link(self, path, value):
        """The whole address to send: this page of the site, with the key."""
        return f"{settings.SITE_URL}{path}?cle={self.key(value)}"
