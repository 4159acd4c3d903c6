"""The words in which the page of a residence says where it stands."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from programs.projects import Standing
from residences.permissions import OVER, approves, opens_report, records, writes

# state: (the step that goes on, the verdict when it lacks something, the verdict when it lacks nothing)
NEXT = {
    "framing": (
        "form_team",
        ngettext_lazy("The residence is being framed: %(n)d point to settle before the team is formed.", "The residence is being framed: %(n)d points to settle before the team is formed.", "n"),
        _("The residence is framed: the team can be formed."),
    ),
    "team_building": (
        "start",
        ngettext_lazy("The team is being built: %(n)d point to settle before the start.", "The team is being built: %(n)d points to settle before the start.", "n"),
        _("The team is ready: the residence can start."),
    ),
    "running": (
        "present",
        ngettext_lazy("The team is in residence: %(n)d point to settle before the public session.", "The team is in residence: %(n)d points to settle before the public session.", "n"),
        _("The work is done: it can be shown in public."),
    ),
    "restitution": (
        "close",
        ngettext_lazy("The work is shown in public: %(n)d point to settle before the residence closes.", "The work is shown in public: %(n)d points to settle before the residence closes.", "n"),
        _("Everything is there: the residence can be closed."),
    ),
}  # fmt: skip
RESTING = {
    "suspended": (
        _("The residence is suspended."),
        _("It will resume where it was, when you decide together."),
        "alert",
    ),
    "closed": (
        _("The residence is over. Thank you!"),
        _("What it produced and learned stays here, and in its final report."),
        "success",
    ),
    "abandoned": (
        _("The residence stopped before its end. What it taught remains."),
        _("Trying and failing are part of the method: the lessons below will spare others the same way."),
        "",
    ),
}
# need: (the button of the page where it is met, who opens it)
WHERE = {
    "definition": (_("Write the definition"), writes),
    "backing": (_("Note the backing"), writes),
    "agreement": (_("Join the agreement"), writes),
    "budget": (_("Set the budget"), writes),
    "funding": (_("Complete the funding"), writes),
    "team": (_("Complete the team"), writes),
    "host": (_("Say where"), writes),
    "phase": (_("Set the dates"), writes),
    "phases": (_("See the phases"), writes),
    "prototype": (_("Describe a trial"), records),
    "session": (_("Set the date"), writes),
    "licence": (_("Choose a licence"), writes),
}
STAGES = [
    ("framing", _("Framing"), _("The local definition, the backing, the agreement, the budget.")),
    ("team_building", _("Building the team"), _("Three people at least, two disciplines, a place to work.")),
    ("running", _("In residence"), _("Phase by phase, with the users and the agents.")),
    ("restitution", _("Public session and report"), _("The work is shown in public, then told in the final report.")),
    ("closed", _("Closed"), _("What was learned can be taken up by others.")),
]


def button(residence, user, need, found):
    """A definition that is written is read and approved on its page."""
    if need.code == "definition" and residence.definitions.select_related("method").get().is_complete:
        return (residence.cure(need.code), _("Read and approve")) if approves(residence, user) else ("", "")
    return found


WORDS = Standing(
    NEXT, RESTING, WHERE, STAGES, OVER, ("closed",), records, opens_report, _("The residence stopped here."),
    aside={"suspended": "suspended_from"}, button=button,
)  # fmt: skip
