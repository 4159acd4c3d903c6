"""The words in which the page of a start-up says where it stands."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from programs import clock
from programs.permissions import May
from programs.projects import Standing
from programs.templatetags.essaim import written
from startups.permissions import OVER, opens_report, writes

NEAR = timedelta(days=45)  # before the end: a committee is booked that early
DECIDED = {"continue": "go_on", "provisional": "prolong", "transfer": "transfer", "stop": "stop"}
NEXT = {
    "scoping": (
        "present_problem",
        ngettext_lazy("The project is being scoped: %(n)d point to settle before the problem is presented.", "The project is being scoped: %(n)d points to settle before the problem is presented.", "n"),
        gettext_lazy("The project is scoped: the problem can be presented."),
    ),
    "funding": (
        "open_recruitment",
        ngettext_lazy("The project seeks its funds: %(n)d point to settle before the recruitment.", "The project seeks its funds: %(n)d points to settle before the recruitment.", "n"),
        gettext_lazy("The funds are there: the recruitment can open."),
    ),
    "recruiting": (
        "start_building",
        ngettext_lazy("The team is being recruited: %(n)d point to settle before the six months.", "The team is being recruited: %(n)d points to settle before the six months.", "n"),
        gettext_lazy("The team is there: the six months can start."),
    ),
    "building": (
        "convene",
        ngettext_lazy("The six months end soon: %(n)d point to settle before the committee.", "The six months end soon: %(n)d points to settle before the committee.", "n"),
        gettext_lazy("The committee is ready: it can be convened."),
    ),
    "committee": (
        "go_on",
        ngettext_lazy("The committee is convened: %(n)d point to settle before its decision takes effect.", "The committee is convened: %(n)d points to settle before its decision takes effect.", "n"),
        gettext_lazy("The committee has decided: its decision can take effect."),
    ),
}  # fmt: skip
RESTING = {
    "suspended": (gettext_lazy("The start-up is suspended."), gettext_lazy("It will resume where it was, when you decide together."), "alert"),
    "continued": (gettext_lazy("The service goes on. Congratulations!"), gettext_lazy("The committee funds six months more."), "success"),
    "transferred": (gettext_lazy("The service is handed over. Congratulations!"), gettext_lazy("It now lives on without the programme."), "success"),
    "stopped": (gettext_lazy("The start-up stopped. What it taught remains."), gettext_lazy("Half of the State’s own start-ups stop: the lessons below will spare others the same way."), ""),
}  # fmt: skip
WHERE = {
    "problem": (gettext_lazy("Write the problem"), writes),
    "sponsor": (gettext_lazy("Name the sponsor"), writes),
    "interviews": (gettext_lazy("Tell of an encounter"), writes),
    "letter": (gettext_lazy("Join the letter"), writes),
    "freed": (gettext_lazy("See the letter"), writes),
    "budget": (gettext_lazy("Set the budget"), writes),
    "funding": (gettext_lazy("Complete the funding"), writes),
    "developer": (gettext_lazy("Complete the team"), writes),
    "date": (gettext_lazy("Set the date"), writes),
    "agenda": (gettext_lazy("Write the agenda"), writes),
    "material": (gettext_lazy("Freeze the file"), writes),
    "decision": (gettext_lazy("Write the decision"), May("officer")),
    "exit": (gettext_lazy("Answer the checklist"), writes),
    "takeover": (gettext_lazy("Make the takeover file"), writes),
}
STAGES = [
    ("scoping", gettext_lazy("Scoping"), gettext_lazy("The problem, the users met, the sponsor, the mission letter.")),
    ("funding", gettext_lazy("Funding"), gettext_lazy("The budget, and who pays.")),
    (
        "recruiting",
        gettext_lazy("Recruitment"),
        gettext_lazy("Two senior developers, with the volunteers of the collectivity."),
    ),
    (
        "building",
        gettext_lazy("Six months of building"),
        gettext_lazy("First users before the third month, a version online in nine weeks."),
    ),
    ("committee", gettext_lazy("Committee"), gettext_lazy("It decides on facts: go on, hand over, or stop.")),
    (
        "continued",
        gettext_lazy("What follows"),
        gettext_lazy("The service goes on, is handed over, or leaves its lessons."),
    ),
]


class Words(Standing):
    """The six months have a first and a last day, and several ways to end."""

    def needs(self, project):
        """What the step that goes on still lacks; while there is time, nothing of the committee."""
        if project.state == "building" and project.ends_on - clock.today() > NEAR:
            return []
        if project.state != "committee":
            return super().needs(project)
        last = project.last_committee
        name = DECIDED.get(last.decision if last else "", "go_on")
        move = next(t for t in project.transitions() if t.name == name)
        return list(move.custom["requires"](project))

    def verdict(self, project, user, lacking):
        """While the service is built, how much time is left comes first."""
        said = super().verdict(project, user, lacking)
        if project.state == "building":
            title, tone = building(project, lacking, said["title"])
            return said | {"title": title, "tone": tone}
        return said

    def left_at(self, project):
        """What is handed over is at its last stage too."""
        return "continued" if project.state == "transferred" else super().left_at(project)


def building(startup, lacking, otherwise):
    """How long is left, and the tone of it: past its end, people decide, nothing stops by itself."""
    today, first, last = clock.today(), startup.started_on, startup.ends_on
    if today < first:
        return _("The six months begin on %s.") % written(first), ""
    if today > last:
        return _("The six months ended on %s: the committee is awaited.") % written(last), "alert"
    if last - today > NEAR:
        days = (last - today).days
        return ngettext(
            "The service is being built: %(n)d day left, until %(end)s.",
            "The service is being built: %(n)d days left, until %(end)s.",
            days,
        ) % {"n": days, "end": written(last)}, ""
    return otherwise, ""


WORDS = Words(
    NEXT, RESTING, WHERE, STAGES, OVER, ("continued", "transferred"), writes, opens_report, gettext_lazy("The start-up stopped here."),
    stopping=("stop_early", "stopped"), aside={"suspended": "suspended_from"},
)  # fmt: skip
