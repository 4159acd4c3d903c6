"""Who reads a camp, who prepares it, who welcomes people on the day: one place, read by the pages and by the tests."""

from programs.permissions import May

OVER = ("closed", "cancelled")


def goes_on(camp, user):
    """The camp is neither closed nor cancelled."""
    return camp.state not in OVER


def unmarked(camp, user):
    """The jury has not begun: its criteria may still change."""
    return goes_on(camp, user) and not camp.rounds.exists()


def is_over(camp, user):
    """Its event is over: there is something to tell."""
    return camp.state in ("deliberation", "follow_up")


reads = May(
    "lead", "member", "signatory", "coach", "officer", "authority", "admin", "operator", "mentor", "observer",
)  # fmt: skip
prepares = May("coach", "officer", lead=goes_on, member=goes_on)  # missions, challenges, rules, programme, partners
welcomes = May("coach", "officer", lead=goes_on, member=goes_on, operator=goes_on)  # registrations, check-in, teams
settles = prepares  # costs, funding, actors, outcomes
coaches = May("coach", "officer")
sets_grid = May(lead=unmarked, member=unmarked, coach=unmarked, officer=unmarked)
checks = May(
    "lead", "coach", "officer"
)  # marks, ranking, votes, prizes before they are announced; and the chair, by link
opens_report = May(lead=is_over, coach=is_over)
