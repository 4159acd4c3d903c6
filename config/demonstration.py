"""The demonstration's accounts: one per role, with one password made for this machine."""

import secrets

from django.conf import settings

ROLES = [
    "admin",
    "officer",
    "authority",
    "coach",
    "lead",
    "member",
    "signatory",
    "reviewer",
    "chair",
    "recruiter",
    "resident",
    "observer",
    "participant",
]


def email(role):
    return f"{role}@demo.test"


def password():
    """The password of every demonstration account: made once, kept in var/demo_password for its owner alone."""
    file = settings.VAR / "demo_password"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text("-".join(secrets.token_hex(2) for _ in range(4)))
    return file.read_text()
