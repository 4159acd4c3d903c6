"""The takeover file of a start-up: all that whoever takes the service over must know, hold and finish."""

from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs.templatetags.essaim import euros, written
from reports import data, startupdata, startuppapers
from startups.models import Check


def takeover(startup):
    """The facts of the file."""
    exit_points = list(startup.checks.filter(of="exit"))
    found = [*service(startup), *money(startup)]
    written_down = [*startuppapers.texts(startup), *startuppapers.lessons(startup), *endings(startup)]
    return startuppapers.paper(
        startup, _("Takeover file"), finding=finding(exit_points), facts=tuple(found), tables=tuple(tables(startup, exit_points)),
        passages=tuple(startupdata.Passage(title=str(title), body=body) for title, body in written_down if body), weather=None,
    )  # fmt: skip


def finding(points):
    """How many points of the exit checklist are met."""
    met, left = sum(one.answer == "yes" for one in points), sum(not one.answer for one in points)
    if left:
        return ngettext(
            "%(met)d points of the exit checklist are met out of %(all)d; %(left)d still has no answer.",
            "%(met)d points of the exit checklist are met out of %(all)d; %(left)d still have no answer.", left,
        ) % {"met": met, "all": len(points), "left": left}  # fmt: skip
    return _("%(met)d points of the exit checklist are met out of %(all)d.") % {"met": met, "all": len(points)}


def service(startup):
    """Who takes over, from whom, where the service and its code are."""
    if startup.taker:
        yield data.Fact(label=_("Taken over by"), value=startup.taker)
    yield from startuppapers.identity(startup)
    for label, value in ((_("Its code"), startup.repository), (_("Its public statistics"), startup.statistics)):
        if value:
            yield data.Fact(label=label, value=value)


def money(startup):
    """What it costs, what is left of what was acquired."""
    spent = sum((one.spent or Decimal(0) for one in startup.dossier.expenses.all()), Decimal(0))
    rows = [(_("Acquired"), startup.acquired), (_("Spent"), spent), (_("Left"), startup.acquired - spent)] if spent else [(_("Acquired"), startup.acquired)]  # fmt: skip
    for label, amount in rows:
        yield data.Fact(label=label, value=euros(amount))


def tables(startup, points):
    """The exit checklist with its proofs, what is handed over, the people, the standards not met."""
    yield startupdata.Listed(title=_("The exit checklist"), table=answers(points))
    if assets := list(startup.assets.all()):
        yield startupdata.Listed(title=_("What is handed over"), table=handed(assets))
    if people := list(startup.members.all()):
        yield startupdata.Listed(title=_("Those who built it"), table=team(people))
    if missing := list(startup.checks.filter(of="standards").exclude(answer="yes")):
        yield startupdata.Listed(title=_("The standards still to meet"), table=answers(missing))


def answers(points):
    """Each point, its answer, its proof."""
    words = {code: str(capfirst(label)) for code, label in Check.Answer.choices}
    rows = tuple((one.question, words[one.answer], one.proof or "–") for one in points)
    return data.Table(columns=(_("Point"), pgettext("column", "Answer"), _("Proof, or reason")), rows=rows)


def handed(assets):
    """Each thing, in whose name it is, until when, where it is found."""
    rows = tuple((f"{one.label} ({one.get_kind_display()})", one.holder, until(one), one.note or "–") for one in assets)
    return data.Table(columns=(_("What"), _("In the name of"), _("Until"), _("Where it is, how to take it over")), rows=rows)  # fmt: skip


def until(asset):
    """When a thing has to be renewed, and whether the taker holds it already."""
    told = [written(asset.ends_on) if asset.ends_on else "", _("handed over") if asset.handed_on else ""]
    return ", ".join(filter(None, told)) or "–"


def team(people):
    """Each of the team, their trade, when they came and left."""
    rows = tuple(
        (one.name, str(capfirst(one.get_trade_display())), written(one.came_on) if one.came_on else "–", written(one.left_on) if one.left_on else "–")
        for one in people
    )  # fmt: skip
    return data.Table(columns=(_("Name"), _("Trade"), _("Came"), _("Left on")), rows=rows)


def endings(startup):
    """What the committee asked to see, what was learned, what would start it again."""
    last = startup.last_committee
    return [
        (_("What the committee decided"), "\n\n".join(filter(None, (str(capfirst(last.get_decision_display())), last.reasons))) if last and last.decision else ""),
        (_("What the committee asks to see"), startup.wanted),
    ]  # fmt: skip
