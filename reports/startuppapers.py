"""The papers of a start-up, filled from what is recorded: the monthly sheet, the file frozen for its committee."""

from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import clock
from programs.templatetags.essaim import euros, moment, written
from programs.typography import NBSP
from reports import data, impactpage, startupdata
from reports.receipts import service, verify_url
from startups import impact

LAST = 6  # weathers told


def month(startup, name):
    """The facts of the sheet of the month that bears this name."""
    return paper(startup, _("Monthly sheet, %s") % name)


def committee(startup, row):
    """The facts of the file of a committee."""
    made = [*texts(startup), *lessons(startup)]
    told = {"agenda": listed(row.agenda), "passages": tuple(startupdata.Passage(title=str(title), body=body) for title, body in made if body)}  # fmt: skip
    place = [data.Fact(label=_("Place"), value=row.place)] if row.place else []
    facts = (data.Fact(label=_("Committee"), value=moment(row.held_at)), *place, *identity(startup))
    return paper(startup, _("File of committee no. %d") % row.number, facts=facts, **told)


def listed(text):
    """An agenda typed a point a line, as a list; what is already marked up stays."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or any(line.startswith(("-", "#", ">")) for line in lines):
        return text
    return "\n".join(f"- {line}" for line in lines)


def paper(startup, genre, **more):
    """What both papers say."""
    dossier, rows = startup.dossier, impact.matrix(startup)
    facts = {
        "reference": dossier.reference, "program": dossier.call.program.name, "service": service(dossier.call.program),
        "made_at": clock.now().replace(microsecond=0), "verify_url": verify_url(), "genre": genre, "title": startup.service_name, "organization": str(dossier.organization),
        "promise": startup.pitch, "finding": impactpage.sentence(impact.north(rows)), "facts": tuple(identity(startup)),
        "measures": tuple(measured(row) for row in rows), "milestones": milestones(dossier), "budget": budget(startup), "weather": weather(dossier),
        "passages": tuple(startupdata.Passage(title=str(title), body=body) for title, body in texts(startup)[1:2] if body),
    }  # fmt: skip
    return startupdata.StartupPaper(**facts | more)


def identity(startup):
    """What is known of it at a glance."""
    dossier = startup.dossier
    yield data.Fact(label=_("State"), value=str(capfirst(startup.get_state_display())))
    if dossier.lead:
        yield data.Fact(label=_("Project lead"), value=str(dossier.lead))
    if startup.sponsor:
        yield data.Fact(label=_("Sponsor"), value=f"{startup.sponsor}, {startup.sponsor_quality}")
    if startup.started_on:
        said = {"first": written(startup.started_on), "last": written(startup.ends_on)}
        yield data.Fact(label=_("The six months"), value=_("from %(first)s to %(last)s") % said)
    if startup.address:
        yield data.Fact(label=_("Address of the service"), value=startup.address)


def texts(startup):
    """What was written of the problem and of the service."""
    return [
        (_("The problem"), "\n\n".join(filter(None, (startup.problem, startup.users)))),
        (_("The service"), startup.solution),
        (_("What it must have changed in six months"), startup.goal),
    ]


def lessons(startup):
    """What users and trials taught."""
    met = [f"- {one.profile} : {Truncator(one.learned).chars(200)}" for one in startup.interviews.all()[:8]]
    tried = [f"- {one.text} {capfirst(one.get_fate_display())}. {one.learned}".strip() for one in startup.hypotheses.all()]  # fmt: skip
    return [(_("What users taught"), "\n".join(met)), (_("The hypotheses"), "\n".join(tried))]


def measured(row):
    """A measure, as a paper tells it."""
    one = row.measure
    return startupdata.Measured(
        side=str(one.get_kind_display()), label=one.label, unit=one.unit, baseline=one.baseline, target=one.target,
        is_north=one.is_north, is_counted=one.is_counted, points=tuple(row.points),
    )  # fmt: skip


def milestones(dossier):
    """The milestones: planned, expected, done."""
    rows = tuple(
        (one.label, written(one.planned_on), written(one.due_on), written(one.done_on) if one.done_on else "–")
        for one in dossier.milestones.order_by("due_on", "id")
    )
    return data.Table(columns=(_("Milestone"), _("Planned"), _("Expected"), _("Done")), rows=rows) if rows else None


def budget(startup):
    """What it costs, what is acquired."""
    kinds = dict(startup.budget_lines.model.Kind.choices)
    rows = [(str(capfirst(kinds[kind])), euros(amount)) for kind, amount in startup.sheet.kinds.items()]
    total = (_("Total, of which acquired: %s") % euros(startup.acquired), euros(startup.budget))
    return data.Table(columns=(_("Budget"), _("Amount")), rows=tuple(rows), numeric=(_("Amount"),), total=total)  # fmt: skip


def weather(dossier):
    """The last words of the lead."""
    rows = tuple(
        (written(localtime(one.at).date()), str(capfirst(one.get_weather_display())).replace(" ", NBSP), " ".join(filter(None, (one.success, one.obstacle))))
        for one in dossier.checkins.all()[:LAST]
    )  # fmt: skip
    return data.Table(columns=(_("Date"), _("Weather"), _("In a word")), rows=rows) if rows else None
