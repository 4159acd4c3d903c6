"""The final report of a project, from what is written and what is recorded: the facts that its PDF prints and seals."""

from decimal import Decimal

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import markup
from programs.models.attachment import kept
from programs.templatetags.essaim import day, euros
from reports import campfacts, data, finaldata, register, residencefacts, startupfacts
from reports.receipts import service, verify_url

STAGES = {"asked": "requested", "agreed": "agreed", "acquired": "acquired", "paid": "paid"}
WEATHER = {"storm": 1, "showers": 2, "clouds": 3, "sun": 4}
TOLD = {
    "residence": residencefacts,
    "camp": campfacts,
    "startup": startupfacts,
}  # what each kind of project tells beside what is written


def final_report(report):
    """The facts of a report that has just been sealed; the same ones at each try, whoever asks."""
    dossier, project, kind = report.dossier, report.dossier.project, report.dossier.call.program.outcome
    told, sealed = TOLD[kind], report.history.filter(name="seal").last()
    return finaldata.FinalReport(
        reference=f"{dossier.reference}-R{report.version}", program=dossier.call.program.name, service=service(dossier.call.program), project=kind,
        made_at=sealed.at, version=report.version, verify_url=verify_url(), title=report.title, promise=report.promise, organization=dossier.organization.name,
        facts=(territory(dossier), *told.facts(project)), essential=essential(report, told.promises(project)), cover=told.cover(project) or cover(dossier),
        sections=tuple(sections(report, told, project)), milestones=tuple(milestones(dossier)), sessions=dossier.gatherings.filter(state="held").count(),
        checkins=tuple(checkins(dossier)), funding=tuple(funding(dossier)), expenses=tuple(expenses(dossier)), register=tuple(register.entries(report)),
        signatures=tuple(register.signatures(report)), annexes=tuple(told.annexes(project)), correction=correction(report), proof=proof(told, project, sealed),
        **told.recorded(project),
    )  # fmt: skip


def territory(dossier):
    """Where it takes place, the first fact of the cover."""
    return data.Fact(label=_("Territory"), value=str(dossier.organization.territory or dossier.organization))


def essential(report, promises):
    """The page that a minister reads; the promises are judged on recorded facts."""
    figures = tuple(finaldata.KeyFigure(value=f.value, label=f.label, compare=f.context) for f in report.figures.all())
    return finaldata.Essential(
        sentences=report.essential, figures=figures, commitments=tuple(promises), worked=report.worked,
        fragile=report.fragile, asked=report.decision_asked,
    )  # fmt: skip


def cover(dossier):
    """Who funded it, as bars; nothing when there is nothing to compare."""
    lines = [line for line in dossier.funding.order_by("-amount", "funder") if line.stage in ("acquired", "paid")]
    if len(lines) < 2:
        return None
    total = sum((line.amount for line in lines), Decimal(0))
    return finaldata.Series(
        title=_("%(amount)s gathered from %(n)d funders") % {"amount": euros(total), "n": len(lines)},
        subtitle=_("Funding acquired or paid, in euros"), unit="€", points=tuple((line.funder, line.amount) for line in lines),
        source=_("Essaim, funding plan of the dossier"),
    )  # fmt: skip


def sections(report, told, project):
    """The written sections, each with its pictures and its recorded figures."""
    parts = [part for part in report.sections.all() if part.body.strip()]
    codes = [part.code for part in parts]
    fallback = told.PICTURES_IN if told.PICTURES_IN in codes else codes[0] if codes else ""
    shown = {}
    for picture in report.dossier.attachments.filter(kind="picture").exclude(scan="infected"):
        shown.setdefault(picture.question if picture.question in codes else fallback, []).append(printed(picture))
    for part in parts:
        lead, body = markup.lead_of(part.body)
        yield finaldata.Section(
            code=part.code, title=part.title, lead=lead, body=body, pictures=tuple(shown.get(part.code, ())),
            **told.measures(project, part.code),
        )  # fmt: skip


def printed(picture):
    """A picture of the dossier; its caption is also what it says to those who cannot see it."""
    caption = picture.caption or picture.name
    return data.Picture(content=kept(picture.sha256), alt=caption, caption=caption)


def milestones(dossier):
    """Each milestone as first planned, and the day it was met."""
    for one in dossier.milestones.all():
        moved = one.planned_on and one.planned_on != one.due_on
        note = _("first planned %s") % day(one.planned_on) if moved else ""
        yield finaldata.Milestone(label=one.label, due=one.due_on, met=one.done_on, note=note)


def checkins(dossier):
    """The weather of the project and its successes; what was told the coach only stays with the coach."""
    for one in dossier.checkins.order_by("at", "id"):
        yield finaldata.Checkin(on=localtime(one.at).date(), weather=WEATHER[one.weather], word=one.success)


def funding(dossier):
    for line in dossier.funding.all():
        yield finaldata.Funding(funder=line.funder, amount=line.amount, stage=STAGES[line.stage], in_kind=line.in_kind)


def expenses(dossier):
    for one in dossier.expenses.all():
        yield finaldata.Expense(label=one.label, planned=one.planned, spent=one.spent)


def correction(report):
    """What this version changes: the reason of its correction."""
    line = report.history.filter(name="correct").select_related("detail").last()
    return line.comment if report.version > 1 and line else ""


def proof(told, project, sealed):
    """How anyone may check the report: the last line of the history that it closes, the address, the licence."""
    return finaldata.Proof(
        history_sha256=sealed.hash, verify_url=verify_url(), licence=told.licence(project), sources=(told.sources(),),
        words=tuple(data.Fact(label=label, value=value) for label, value in told.words()),
    )  # fmt: skip
