"""What the page of a residence says first: where it stands, what the next step still lacks, where to do it."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from programs import wording
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


def needs(residence):
    """What the step that goes on still lacks."""
    name = NEXT[residence.state][0] if residence.state in NEXT else None
    move = next((t for t in residence.transitions() if t.name == name), None)
    return list(move.custom["requires"](residence)) if move else []


def todo(residence, user, lacking):
    """Each need with the one button that meets it, for those who may press it."""
    for need in lacking:
        word, may = WHERE.get(need.code, ("", None))
        url, label = (residence.cure(need.code), word) if may and may(residence, user) else ("", "")
        if need.code == "report":
            url, label = report_of(residence, user)
        if need.code == "definition" and residence.definitions.get().is_complete:
            url, label = (url, _("Read and approve")) if approves(residence, user) else ("", "")
        yield {"title": sentence(need.label), "url": url, "label": label}


def report_of(residence, user):
    """The page of the final report, or the button that opens it, with its label; nothing for who only reads."""
    report = getattr(residence.dossier, "report", None)
    if report:
        return report.get_absolute_url(), _("See the final report")
    return ("#report", _("Open the report")) if opens_report(residence, user) else ("", "")


def verdict(residence, user, lacking):
    """The sentence that says it all, who must act, whether this person has nothing to do."""
    if residence.state in RESTING:
        title, text, tone = RESTING[residence.state]
        return {"title": title, "text": text, "tone": tone, "calm": ""}
    _step, lacks, ready = NEXT[residence.state]
    mine = acting(residence, user)
    must = _("%(who)s must act now.") % {"who": sentence(wording.holder(residence.holder))}
    return {
        "title": lacks % {"n": len(lacking)} if lacking else ready, "tone": "", "text": _("It is up to you.") if mine else must,
        "calm": "" if mine or records(residence, user) else _("You have nothing to do."),
    }  # fmt: skip


def acting(residence, user):
    """Whether this very person holds the ball: an officer may stand in for a coach, but is not awaited."""
    if residence.holder == "coach":
        return residence.dossier.coach == user
    return residence.holder in residence.roles_of(user)


def sentence(words):
    """Words that open a sentence."""
    return str(words)[:1].upper() + str(words)[1:]


def stages(residence):
    """The steps of a residence, one under the other."""
    here = residence.suspended_from if residence.state == "suspended" else residence.state
    codes = [code for code, *_rest in STAGES]
    if here == "abandoned":
        here = stopped_at(residence)
    at = codes.index(here)
    over = residence.state in OVER
    stopped = _("The residence stopped here.") if residence.state == "abandoned" else ""
    for n, (_code, title, text) in enumerate(STAGES):
        done = n < at or (residence.state == "closed" and n == at)
        yield {
            "title": title,
            "text": stopped if stopped and n == at else text,
            "when": "done" if done else "here" if n == at and not over else "next",
        }


def stopped_at(residence):
    """The stage in which it was abandoned."""
    line = residence.history.filter(name="abandon").last()
    before = residence.history.filter(name="suspend").last() if line and line.source == "suspended" else line
    return before.source if before else "framing"


def link(name, *args):
    """An address, or nothing where it is not served."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
