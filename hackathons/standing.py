"""The words in which the page of a camp says where it stands."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from hackathons.permissions import OVER, checks, opens_report, prepares, settles
from programs.projects import Standing

NEXT = {
    "framing": (
        "start_preparation",
        ngettext_lazy("The camp is being framed: %(n)d point to settle before the preparation.", "The camp is being framed: %(n)d points to settle before the preparation.", "n"),
        _("The camp is framed: the preparation can start."),
    ),
    "preparation": (
        "open_registration",
        ngettext_lazy("The camp is being prepared: %(n)d point to settle before the registration opens.", "The camp is being prepared: %(n)d points to settle before the registration opens.", "n"),
        _("The camp is ready: the registration can open."),
    ),
    "deliberation": (
        "announce_results",
        ngettext_lazy("The jury deliberates: %(n)d point to settle before the results.", "The jury deliberates: %(n)d points to settle before the results.", "n"),
        _("The ranking is validated: the results can be announced."),
    ),
    "follow_up": (
        "close",
        ngettext_lazy("The camp is followed up: %(n)d point to settle before it closes.", "The camp is followed up: %(n)d points to settle before it closes.", "n"),
        _("Everything is there: the camp can be closed."),
    ),
}  # fmt: skip
RESTING = {
    "registration": (_("People register for the camp."), _("It begins by itself at its hour."), ""),
    "running": (_("The camp is running."), _("Prototypes are handed in until its end, to the second."), ""),
    "interrupted": (_("The camp is interrupted."), _("Everything already handed in is kept. Resume it, or end it."), "alert"),
    "postponed": (_("The camp is postponed."), _("Those registered will be asked to confirm again once you give the new dates."), "alert"),
    "closed": (_("The camp is over. Thank you!"), _("What it produced stays here, and in its report."), "success"),
    "cancelled": (_("The camp is cancelled."), _("Those registered received the reason."), ""),
}  # fmt: skip
WHERE = {
    "dates": (_("Set the dates"), prepares),
    "place": (_("Say where"), prepares),
    "partners": (_("Name the partners"), prepares),
    "challenge": (_("See the challenges"), prepares),
    "programme": (_("Write the programme"), prepares),
    "rules": (_("Write the rules"), prepares),
    "missions": (_("See the missions"), prepares),
    "jury": (_("Name the jurors"), prepares),
    "judges": (_("Follow the judging"), checks),
    "ranking": (_("Check the ranking"), checks),
    "outcomes": (_("Decide what follows"), settles),
    "persons": (_("See the actors"), settles),
}
STAGES = [
    ("framing", _("Framing"), _("Dates, a place, partners, with the coach.")),
    ("preparation", _("Preparation"), _("The missions, the challenges, the programme, the rules.")),
    ("registration", _("Registration"), _("The public page is open, people register.")),
    ("running", _("The camp"), _("Teams work and hand in their prototypes.")),
    ("deliberation", _("Deliberation"), _("The jury ranks the prototypes.")),
    ("follow_up", _("Follow-up"), _("What each prototype and each person becomes.")),
    ("closed", _("Closed"), _("The report tells what was produced.")),
]
WORDS = Standing(
    NEXT, RESTING, WHERE, STAGES, OVER, ("closed",), prepares, opens_report, _("The camp stopped here."),
    stopping=("cancel", "cancelled"), aside={"postponed": "postponed_from", "interrupted": "running_stage"},
)  # fmt: skip
