"""What recruitment shares: its signed links (one's application, a manager's agreement, the panel), how long it keeps what people sent."""

from urllib.parse import quote

from django.urls import reverse

from programs.signing import Signed

APPLICATION = Signed("programs.application")
MANAGER = Signed("programs.application.manager", 60)
PANEL = Signed("programs.panel", 180)
APPLICANTS = 24  # months after the last contact: what the CNIL advises


def keyed(name, key, *args):
    """The address of a page of who came by a signed link."""
    return f"{reverse(name, args=args)}?cle={quote(key)}"
