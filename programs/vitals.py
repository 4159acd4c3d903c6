"""The health of a project as the platform knows it, in words; its coach's own light beside it."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import clock, lights
from programs.lights import Light

WORDS = {
    Light.GREEN: gettext_lazy("goes well"),
    Light.AMBER: gettext_lazy("to be watched"),
    Light.RED: gettext_lazy("in danger"),
}
LABELS = {
    "session": gettext_lazy("days since the last session"), "milestones": gettext_lazy("days by which a milestone is late"),
    "actions": gettext_lazy("actions late"), "silence": gettext_lazy("days since the last check-in"),
    "weather": gettext_lazy("weather of the last check-in"), "funding": gettext_lazy("per cent of the budget still to find"),
}  # fmt: skip
SKIES = (gettext_lazy("fine weather"), gettext_lazy("clouds"), gettext_lazy("showers"), gettext_lazy("storm"))
FELT = {"green": Light.GREEN, "amber": Light.AMBER, "red": Light.RED}
HOURS = 7  # of a day of coaching
OLD = 30  # days after which a light of the coach is to be said again


def facts(dossier):
    """What the rules judge, of a project read by ``cohort.with_all``."""
    today = clock.today()
    opened = localtime(dossier.since).date()
    held = [localtime(one.starts_at).date() for one in dossier.booked if one.state == "held"]
    late = [(today - one.due_on).days for one in dossier.dated if not one.done_on and one.due_on < today]
    said = localtime(dossier.last_at).date() if dossier.last_at else opened
    return lights.Facts(
        session=(today - max(held, default=opened)).days, milestones=max(late, default=0), actions=sum(one.due_on < today for one in dossier.owed),
        silence=(today - said).days, weather=lights.WEATHERS.get(dossier.last_weather), funding=gap(dossier),
    )  # fmt: skip


def gap(dossier):
    """The share of the budget that nobody has granted yet, in per cent; None without a budget."""
    budget = getattr(dossier.project, "budget", None)
    if not budget:
        return None
    return max(0, round(100 * (budget - (dossier.acquired or 0)) / budget))


def rules(program):
    """The rules of a programme; silence is counted by its own rhythm of check-ins unless it says otherwise."""
    rhythm = {"silence": (program.checkin_days, 2 * program.checkin_days)}
    return lights.rules(rhythm | program.health_rules)


def of(dossier):
    """The health of a project."""
    return lights.health(facts(dossier), rules(dossier.call.program))


def felt(dossier):
    """The coach's own light, None before any."""
    return FELT.get(dossier.felt_light)


def is_old(dossier):
    """Whether the coach should look again at their light."""
    return bool(dossier.felt_at) and (clock.today() - localtime(dossier.felt_at).date()).days > OLD


def said(reason):
    """What a rule found, in a few words."""
    return SAID[reason.code](reason.value)


def sky(n):
    return _("Last weather: %s") % SKIES[n]


def sessionless(n):
    return ngettext("%(n)s day without a session", "%(n)s days without a session", n) % {"n": n}


def lateness(n):
    late = ngettext("milestone late by %(n)s day", "milestone late by %(n)s days", n)
    return late % {"n": n} if n else _("no milestone late")


def undone(n):
    return ngettext("%(n)s action late", "%(n)s actions late", n) % {"n": n} if n else _("no action late")


def quiet(n):
    return ngettext("%(n)s day without news", "%(n)s days without news", n) % {"n": n}


def unfunded(n):
    return _("%(n)s %% of the budget still to find") % {"n": n} if n else _("the budget is found")


SAID = {
    "session": sessionless,
    "milestones": lateness,
    "actions": undone,
    "silence": quiet,
    "weather": sky,
    "funding": unfunded,
}


def days_spent(dossier):
    """The days that its sessions held have taken, seven hours each; one that several projects share is divided between them."""
    held = (one for one in dossier.booked if one.state == "held")
    seconds = sum((one.ends_at - one.starts_at).total_seconds() / one.shared_by for one in held)
    return round(seconds / 3600 / HOURS, 1)


def divergence(computed, mine):
    """What the gap between both lights means; empty when they agree."""
    gap = lights.diverge(computed, mine)
    if gap > 0:
        return _("The coach worries more than the facts do: what do they know that is written nowhere?")
    if gap < 0:
        return _("The coach is more confident than the facts: is something to be brought up to date?")
    return ""


def bounds(reason):
    """From when a rule worries, and alarms, in words."""
    amber, red = reason.rule
    if reason.code == "weather":
        said = [_("worries at: %s"), _("alarms at: %s")]
        return ", ".join(words % SKIES[n] for words, n in zip(said, reason.rule, strict=True) if n is not None)
    words = [
        _("worries from %s") % amber if amber is not None else "",
        _("alarms from %s") % red if red is not None else "",
    ]
    return ", ".join(word for word in words if word)
