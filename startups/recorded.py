"""What is recorded of a start-up, as the first text of each section of its report: to be corrected, never to be guessed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import facts
from programs.facts import listed, titled
from programs.templatetags.essaim import day, euros
from startups import cashflow, coachdays


def draft(startup, code):
    """The recorded facts for this section, in the light markup; empty without any."""
    return facts.draft(DRAFTS, startup, code)


def problem(startup):
    """The problem, who lives with it, what the users met taught, what became of each hypothesis."""
    yield startup.problem
    yield titled(_("Who lives with it"), startup.users)
    met = list(startup.interviews.order_by("on", "id"))
    told = ngettext("%d user was met.", "%d users were met.", len(met)) % len(met) if met else ""
    yield titled(
        _("The users met"), told and "\n\n".join([told, listed(f"{one.profile} : {one.learned}" for one in met)])
    )
    tried = startup.hypotheses.exclude(fate="open")
    yield titled(_("The hypotheses"), listed(f"{one.text} ({one.get_fate_display()}) {one.learned}" for one in tried))


def team(startup):
    """How much time the lead had, how many built, with which trades; the report prints their names beside."""
    if startup.freed:
        yield _("The lead had %(n)d %% of their time for the project (mission letter of %(when)s).") % {
            "n": startup.freed,
            "when": day(startup.letter_on),
        }
    people = list(startup.members.all())
    trades = ", ".join(sorted({str(one.get_trade_display()) for one in people}))
    if people:
        yield ngettext(
            "The team gathered %(n)d person: %(trades)s.", "The team gathered %(n)d persons: %(trades)s.", len(people)
        ) % {"n": len(people), "trades": trades}
    days = coachdays.counted(startup)
    if days.used:
        yield _("Its coach gave it %(used)s days of %(given)d.") % {
            "used": str(days.used).replace(".", ",").removesuffix(",0"),
            "given": days.given,
        }


def service(startup):
    """What the service is, what one can do with it, where it is found."""
    yield startup.pitch
    yield startup.solution
    places = [
        (_("The service: %s"), startup.address),
        (_("Its code: %s"), startup.repository),
        (_("Its statistics: %s"), startup.statistics),
    ]
    yield titled(_("Where to find it"), listed(words % url for words, url in places if url))


def journal(startup):
    """When the six months began and ended, each milestone with the day it was met."""
    if startup.started_on:
        yield _("The six months went from %(first)s to %(last)s.") % {
            "first": day(startup.started_on),
            "last": day(startup.ends_on),
        }
    yield startup.wanted and titled(_("What the committee asked to see"), startup.wanted)


def impact(startup):
    """What it was meant to change."""
    yield titled(_("What it must have changed in six months"), startup.goal)


def quality(startup):
    """The standards answered, with their proofs."""
    rows = list(startup.checks.filter(of="standards"))
    for code, title in (("yes", _("What is met")), ("no", _("What is not met"))):
        yield titled(title, listed(f"{one.question} ({one.proof})" for one in rows if one.answer == code))
    left = sum(not one.answer for one in rows)
    yield ngettext("%d point was not looked at yet.", "%d points were not looked at yet.", left) % left if left else ""


def costs(startup):
    """What it cost line by line, what is acquired, month by month if money lacked."""
    amounts = [(line.label, amount) for line, amount in startup.sheet.amounts if amount]
    yield titled(_("The budget"), listed(f"{label} : {euros(amount)}" for label, amount in amounts))
    yield _("In all: %(total)s, of which %(acquired)s acquired.") % {
        "total": euros(startup.budget),
        "acquired": euros(startup.acquired),
    }
    balance = cashflow.drawn(startup)
    yield balance.finding if balance else ""


def lessons(startup):
    """The lessons of a start-up that stopped; what the hypotheses taught."""
    yield startup.lessons
    if startup.why:
        yield _("Why it stopped: %s") % startup.why
    if startup.restart:
        yield _("What would start it again: %s") % startup.restart
    yield listed(one.learned for one in startup.hypotheses.exclude(learned=""))


def coming(startup):
    """What the committee decided, who funds or takes over, what is still owed."""
    last = startup.last_committee
    if last and last.decision:
        yield _("The committee decided: %(what)s.") % {"what": last.get_decision_display()}
        yield last.reasons
    yield startup.funder and _("What follows is funded by: %s.") % startup.funder
    yield startup.taker and _("The service is taken over by: %s.") % startup.taker
    owed = startup.dossier.actions.filter(done_on=None).select_related("owner")
    yield titled(_("Who does what, and when"), listed(f"{one.label}, {one.owner}, {day(one.due_on)}" for one in owed))


DRAFTS = {
    "problem": problem, "team": team, "service": service, "journal": journal, "impact": impact, "quality": quality, "costs": costs,
    "lessons": lessons, "next": coming,
}  # fmt: skip
