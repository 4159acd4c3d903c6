"""The final report of a residence, from what is written and what is recorded: the facts that its PDF prints and seals."""

from decimal import Decimal

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import markup
from programs.models.attachment import kept
from programs.templatetags.essaim import day, euros, written
from reports import commitments, data, finaldata, register
from reports.receipts import service, verify_url

STAGES = {"asked": "requested", "agreed": "agreed", "acquired": "acquired", "paid": "paid"}
WEATHER = {"storm": 1, "showers": 2, "clouds": 3, "sun": 4}
PICTURES_IN = "journal"  # the section that shows the pictures tied to none


def final_report(report):
    """The facts of a report that has just been sealed; the same ones at each try, whoever asks."""
    dossier, residence = report.dossier, report.dossier.project
    sealed = report.history.filter(name="seal").last()
    return finaldata.FinalReport(
        reference=f"{dossier.reference}-R{report.version}", program=dossier.call.program.name, service=service(dossier.call.program),
        made_at=sealed.at, version=report.version, title=report.title, promise=report.promise, organization=dossier.organization.name,
        facts=tuple(facts(dossier, residence)), essential=essential(report, residence), cover=cover(dossier),
        sections=tuple(sections(report)), phases=tuple(phases(residence)), milestones=tuple(milestones(dossier)), team=tuple(team(residence)),
        sessions=dossier.sessions.filter(state="held").count(), checkins=tuple(checkins(dossier)), prototypes=tuple(prototypes(residence)),
        funding=tuple(funding(dossier)), register=tuple(register.entries(report)), signatures=tuple(register.signatures(report)),
        correction=correction(report), proof=proof(residence, sealed),
    )  # fmt: skip


def facts(dossier, residence):
    """Three or four facts for the foot of the cover."""
    yield data.Fact(label=_("Territory"), value=str(dossier.organization.territory or dossier.organization))
    dated = [phase for phase in residence.phases.all() if phase.started_on]
    if dated:
        last = max(phase.ended_on or phase.started_on for phase in dated)
        first = min(phase.started_on for phase in dated)
        yield data.Fact(
            label=_("In the field"), value=_("%(from)s – %(to)s") % {"from": written(first), "to": written(last)}
        )
    if people := residence.residents.count():
        yield data.Fact(label=_("Team"), value=ngettext("%d person", "%d persons", people) % people)
    if acquired := dossier.funding.acquired():
        yield data.Fact(label=_("Funding acquired"), value=euros(acquired))


def essential(report, residence):
    """The page that a minister reads; the promises are judged on recorded facts."""
    figures = tuple(finaldata.KeyFigure(value=f.value, label=f.label, compare=f.context) for f in report.figures.all())
    return finaldata.Essential(
        sentences=report.essential, figures=figures, commitments=tuple(commitments.judged(residence)), worked=report.worked,
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


def sections(report):
    """The written sections, each with its pictures."""
    parts = [part for part in report.sections.all() if part.body.strip()]
    codes = [part.code for part in parts]
    fallback = PICTURES_IN if PICTURES_IN in codes else codes[0] if codes else ""
    shown = {}
    for picture in report.dossier.attachments.filter(kind="picture").exclude(scan="infected"):
        shown.setdefault(picture.question if picture.question in codes else fallback, []).append(printed(picture))
    for part in parts:
        lead, body = markup.lead_of(part.body)
        yield finaldata.Section(
            code=part.code, title=part.title, lead=lead, body=body, pictures=tuple(shown.get(part.code, ()))
        )


def printed(picture):
    """A picture of the dossier; its caption is also what it says to those who cannot see it."""
    caption = picture.caption or picture.name
    return data.Picture(content=kept(picture.sha256), alt=caption, caption=caption)


def phases(residence):
    """The phases that were dated, as planned and as they went."""
    for phase in residence.phases.all():
        first, last = (
            phase.starts_on or phase.started_on,
            phase.ends_on or phase.ended_on or phase.starts_on or phase.started_on,
        )
        if first:
            yield finaldata.Phase(
                name=phase.title, planned=(first, max(first, last)), actual=(phase.started_on, phase.ended_on) if phase.started_on else None,
                skipped=phase.status == "skipped", note=phase.reason,
            )  # fmt: skip


def milestones(dossier):
    """Each milestone as first planned, and the day it was met."""
    for one in dossier.milestones.all():
        moved = one.planned_on and one.planned_on != one.due_on
        note = _("first planned %s") % day(one.planned_on) if moved else ""
        yield finaldata.Milestone(label=one.label, due=one.due_on, met=one.done_on, note=note)


def team(residence):
    for one in residence.residents.all():
        yield finaldata.Resident(name=one.name, role=one.role, discipline=str(one.get_discipline_display()))


def checkins(dossier):
    """The weather of the project and its successes; what was told the coach only stays with the coach."""
    for one in dossier.checkins.order_by("at", "id"):
        yield finaldata.Checkin(on=localtime(one.at).date(), weather=WEATHER[one.weather], word=one.success)


def prototypes(residence):
    for made in residence.prototypes.all():
        state = "" if not made.tested_on else _("Kept") if made.kept else _("Not kept")
        yield finaldata.Prototype(
            name=made.name, purpose=made.description, tested_with=made.tested_with, tested_on=made.tested_on, result=made.learned, state=state
        )  # fmt: skip


def funding(dossier):
    for line in dossier.funding.all():
        yield finaldata.Funding(funder=line.funder, amount=line.amount, stage=STAGES[line.stage], in_kind=line.in_kind)


def correction(report):
    """What this version changes: the reason of its correction."""
    line = report.history.filter(name="correct").select_related("detail").last()
    return line.comment if report.version > 1 and line else ""


def proof(residence, sealed):
    """How anyone may check the report: the last line of the history that it closes, the address, the licence."""
    words = [
        (_("Residence"), _("A team works in a territory, phase by phase, to rework a public service with its users.")),
        (_("Local definition"), _("What the territory takes, adapts and adds of the common base of the residences.")),
        (_("Prototype"), _("Something made to be tried with users; the trial counts more than the object.")),
    ]
    licence = residence.get_licence_display() if residence.licence else ""
    return finaldata.Proof(
        history_sha256=sealed.hash, verify_url=verify_url(), licence=str(licence),
        sources=(_("The text: its authors. Phases, team, prototypes, funding, milestones, decisions: what was recorded day by day on Essaim."),),
        words=tuple(data.Fact(label=label, value=value) for label, value in words),
    )  # fmt: skip
