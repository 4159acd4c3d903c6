"""What is recorded of a start-up: the facts, figures and promises that its final report prints beside what is written."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.templatetags.essaim import euros, written
from reports import data, finaldata, impactcharts
from startups import calendar, impact

MONTHS = 12  # shown of a measure
PICTURES_IN = "service"  # the section that shows the pictures tied to none


def recorded(startup):
    """The team that built the service."""
    return {"team": tuple(team(startup))}


def team(startup):
    for one in startup.members.all():
        yield finaldata.Resident(
            name=one.name, role=str(one.get_origin_display()), discipline=str(one.get_trade_display())
        )


def facts(startup):
    """When, with whom, at what cost: for the foot of the cover."""
    if startup.started_on:
        span = {"from": written(startup.started_on), "to": written(startup.ends_on)}
        yield data.Fact(label=_("Six months"), value=_("%(from)s – %(to)s") % span)
    if people := startup.members.count():
        yield data.Fact(label=_("Team"), value=ngettext("%d person", "%d persons", people) % people)
    if startup.budget:
        yield data.Fact(label=_("Budget"), value=euros(startup.budget))


def cover(startup):
    """Nothing of its own: the funding speaks."""


def measures(startup, code):
    """The budget beside the costs; the matrix and a chart a measure beside the impact."""
    if code == "impact":
        rows = impact.matrix(startup)
        return {"tables": tuple(matrix(rows)), "measures": tuple(course(row) for row in rows if row.points)}
    return {"tables": tuple(budget(startup))} if code == "costs" else {}


def matrix(rows):
    """The five measures, where each starts from, where it stands, what it aims at."""
    if rows:
        columns = (_("Measure"), _("At the start"), _("Last figure"), _("Target"))
        lines = tuple((f"{row.measure.get_kind_display()} – {row.measure.label}", *stands(row)) for row in rows)
        north = next((row for row in rows if row.measure.is_north and row.last), None)
        title = impactcharts.finding(north) if north else _("The impact matrix")
        yield finaldata.Sheet(title=title, table=data.Table(columns=columns, rows=lines, numeric=columns[1:]))


def stands(row):
    """The start, the last figure, the target, with their unit."""
    measure, last = row.measure, row.last[1] if row.last else None
    return tuple(impactcharts.figure(value, measure.unit) for value in (measure.baseline, last, measure.target))


def course(row):
    """A measure month by month; the last months, when they are many."""
    measure = row.measure
    points = tuple((impactcharts.named(month), impactcharts.trimmed(value)) for month, value in row.points[-MONTHS:])
    target = _("%(label)s, month by month; target: %(target)s") % {"label": measure.label, "target": impactcharts.figure(measure.target, measure.unit)}  # fmt: skip
    return finaldata.Series(title=impactcharts.finding(row), subtitle=target, unit=measure.unit, points=points, source=_("Essaim, figures of the start-up"))  # fmt: skip


def budget(startup):
    """Each line of the budget, with its total."""
    sheet = startup.sheet
    columns = (_("What is paid for"), _("Amount"))
    if sheet.total:
        rows = (*((line.label, amount) for line, amount in sheet.amounts), (_("Total"), sheet.total))
        table = data.Table(columns=columns, rows=rows, numeric=columns[1:])
        yield finaldata.Sheet(
            title=_("The six months cost %s") % euros(sheet.total), subtitle=_("In euros"), table=table
        )


def promises(startup):
    """What every start-up promises, judged."""
    yield from met_users(startup)
    yield from in_time(startup, "users", _("First users"))
    yield from in_time(startup, "version", _("A first version online"))
    yield from funded(startup)
    yield from decided(startup)


def met_users(startup):
    least, met = startup.parameters["interviews"], startup.interviews.count()
    verdict = "exceeded" if met > least else "kept" if met == least else "partly" if met else "missed"
    yield finaldata.Commitment(label=_("Users met"), target=_("at least %d") % least, result=str(met), verdict=verdict)


def in_time(startup, code, label):
    """A milestone, against the day first planned for it."""
    one = startup.dossier.milestones.filter(code=code).first()
    if one:
        late = one.done_on and calendar.slip(one, one.done_on)
        verdict = "missed" if not one.done_on else "late" if late else "kept"
        result = written(one.done_on) if one.done_on else _("not met")
        yield finaldata.Commitment(
            label=label, target=written(one.planned_on or one.due_on), result=result, verdict=verdict
        )


def funded(startup):
    budget, acquired = startup.budget, startup.acquired
    if budget:
        verdict = (
            "exceeded" if acquired > budget else "kept" if acquired == budget else "partly" if acquired else "missed"
        )
        yield finaldata.Commitment(
            label=_("The budget of the six months"),
            target=euros(budget),
            result=_("%s acquired") % euros(acquired),
            verdict=verdict,
        )


def decided(startup):
    last = startup.last_committee
    if startup.ends_on and last:
        result = localtime(last.held_at).date() if last.held_at else None
        verdict = (
            "kept" if last.decision and result and result <= startup.ends_on else "late" if last.decision else "missed"
        )
        yield finaldata.Commitment(
            label=_("A committee that decides"),
            target=written(startup.ends_on),
            result=written(result) if result else _("not held"),
            verdict=verdict,
        )


def annexes(startup):
    """The committee's decision, as it is when the report is sealed."""
    last = startup.last_committee
    if last and last.decision:
        follows = [
            (_("What follows is funded by: %s."), startup.funder),
            (_("The service is taken over by: %s."), startup.taker),
        ]
        said = [
            _("The committee decided: %(what)s.") % {"what": last.get_decision_display()},
            last.reasons,
            *(words % who for words, who in follows if who),
            startup.lessons,
        ]
        on = localtime(last.held_at).date() if last.held_at else None
        yield finaldata.Annex(title=_("The committee’s decision"), on=on, body="\n\n".join(filter(None, said)))


def licence(startup):
    """That of the texts of the platform: the code of a service says its own."""
    return "Licence Ouverte 2.0 (Etalab)"


def words():
    """The words of a start-up, for who reads them for the first time."""
    return [
        (
            _("Territorial start-up"),
            _("An agent, two developers and six months to build a service that its users lack."),
        ),
        (
            _("Investment committee"),
            _("Those who decide, on facts, whether the service goes on, is handed over, or stops."),
        ),
    ]


def sources():
    """Where the facts come from."""
    return _(
        "The text: its authors. Users met, team, milestones, money, standards, decisions: what was recorded day by day on Essaim."
    )
