"""Who reads a residence, who writes each part of it: one place, read by the pages and by the tests."""

from programs.permissions import May

OVER = ("closed", "abandoned")


def goes_on(residence, user):
    """The residence is neither closed nor abandoned."""
    return residence.state not in OVER


reads = May(
    "lead", "member", "signatory", "coach", "officer", "authority", "admin", "resident", "operator", "mentor", "observer",
)  # fmt: skip
writes = May("coach", "officer", lead=goes_on, member=goes_on)
records = May("coach", "officer", lead=goes_on, member=goes_on, resident=goes_on)
tells = May("lead", "member", "coach", "officer")  # a return visit comes when all is closed
approves = May("coach", "officer")
opens_report = May("lead", "coach")


def removes(residence, user, row):
    """Who wrote a note may remove it; else those who write the whole residence."""
    author = getattr(row, "author_id", None) or getattr(row, "uploaded_by_id", None)
    return writes(residence, user) or (author == user.pk and records(residence, user))
