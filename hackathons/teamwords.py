"""Where a team stands, in one sentence, for its members and for those who welcome."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hackathons.models.teaming import BEFORE_END
from programs.templatetags.essaim import moment


class Verdict(NamedTuple):
    """What a page says first."""

    title: str
    text: str = ""
    tone: str = ""


def standing(team, members):
    """Where this team stands now; ``members`` is how many they are."""
    camp = team.camp
    if camp.state == "interrupted":
        return Verdict(_("The camp is interrupted: everything that was written is kept."), reason(camp, "interrupt"), "alert")  # fmt: skip
    if camp.state == "postponed":
        return Verdict(_("The camp is postponed: the team is kept."), reason(camp, "postpone"), "alert")
    if camp.state == "cancelled":
        return Verdict(_("The camp is cancelled."), reason(camp, "cancel"), "alert")
    if team.state == "disbanded" and camp.state in BEFORE_END:
        return Verdict(_("This team is disbanded."), _("Its members are free to join another one."))
    if camp.state == "running":
        return under_way(team)
    return before(team, members) if camp.state in BEFORE_END else after(team)


def under_way(team):
    """During the camp: the prototype, and until when."""
    end = moment(team.camp.ends_at) if team.camp.ends_at else ""
    if team.state == "submitted" and team.in_time:
        text = _("Received %(when)s. It may still be changed, or taken back: the last moment is %(end)s.")
        return Verdict(_("The prototype is handed in."), text % {"when": moment(team.submitted_at), "end": end}, "success")  # fmt: skip
    if team.state == "submitted":
        return Verdict(_("The prototype is handed in, and locked."), _("Received %s.") % moment(team.submitted_at), "success")  # fmt: skip
    if not team.in_time:
        return late(team)
    lacking = ", ".join(str(need.label) for need in team.missing_to_submit())
    text = _("Still missing: %s.") % lacking if lacking else _("Everything is there: it may be handed in, and still changed afterwards.")  # fmt: skip
    return Verdict(_("The prototype is to hand in before %s.") % end, text)


def late(team):
    """The end has passed without a prototype."""
    return Verdict(_("The camp is over: no prototype was handed in."), _("Everything that was written is kept."))


def before(team, members):
    """Before the camp: who comes, who lacks."""
    if team.state == "ready":
        return Verdict(_("The team is complete."), _("The prototype is handed in during the camp, on this page."), "success")  # fmt: skip
    lacking = team.camp.team_min - members
    title = ngettext("The team has %d member.", "The team has %d members.", members) % members
    if lacking > 0:
        text = ngettext("It takes %d more at least.", "It takes %d more at least.", lacking) % lacking
        return Verdict(title, text)
    room = team.camp.team_max - members
    text = ngettext("%d seat is still free.", "%d seats are still free.", room) % room if room else _("Every seat is taken.")  # fmt: skip
    return Verdict(title, text)


def after(team):
    """After the end: what became of the prototype, no more than what is announced."""
    if team.state in ("forming", "ready", "disbanded"):
        return late(team)
    if team.state == "continued":
        return Verdict(_("The prototype continues."), reason(team, "go_on"), "success")
    if team.state == "stopped":
        return Verdict(_("The prototype stops here. Thank you!"), reason(team, "stop"))
    if team.camp.state == "deliberation":
        return Verdict(_("The prototype is handed in, and locked."), _("The jury deliberates: the results will be on the page of the camp."), "success")  # fmt: skip
    return Verdict(_("The prototype is handed in, and locked."), _("Received %s.") % moment(team.submitted_at) if team.submitted_at else "", "success")  # fmt: skip


def reason(obj, step):
    """What was said by whoever took this step last."""
    line = obj.history.filter(name=step).select_related("detail").last()
    return line.comment if line else ""


def extension(camp):
    """The last time more time was given, while it holds: until when, and why; None otherwise."""
    if camp.state != "running":
        return None
    line = camp.history.filter(name="extend").select_related("detail").last()
    return line and {"until": camp.ends_at, "why": line.comment}
