"""Who reads a start-up, who writes each part of it: one place, read by the pages and by the tests."""

from programs.permissions import May

OVER = ("continued", "transferred", "stopped")


def goes_on(startup, user):
    """The start-up is not over."""
    return startup.state not in OVER


def lives(startup, user):
    """The service has users still: what goes on is measured after the six months."""
    return startup.state not in ("transferred", "stopped")


reads = May(
    "lead", "member", "signatory", "coach", "officer", "authority", "admin", "operator", "mentor", "observer",
)  # fmt: skip
writes = May("coach", "officer", lead=goes_on, member=goes_on)
measures = May("coach", "officer", lead=lives, member=lives)
opens_report = May("lead", "coach")
