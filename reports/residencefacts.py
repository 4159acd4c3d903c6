"""What is recorded of a residence: the facts that its final report prints beside what is written."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.templatetags.essaim import euros, written
from reports import data, finaldata, residencepromises

PICTURES_IN = "journal"  # the section that shows the pictures tied to none


def recorded(residence):
    """The parts of the report that only a residence has."""
    return {
        "phases": tuple(phases(residence)),
        "team": tuple(team(residence)),
        "prototypes": tuple(prototypes(residence)),
    }


def measures(residence, code):
    """The series and the tables of a section: a residence has its own chapters for what is recorded."""
    return {}


def cover(residence):
    """Nothing of its own: the funding speaks."""


def promises(residence):
    """What every residence promises, judged."""
    return residencepromises.judged(residence)


def annexes(residence):
    """Nothing is added by itself."""
    return ()


def facts(residence):
    """When, with whom, with what money: for the foot of the cover."""
    dated = [phase for phase in residence.phases.all() if phase.started_on]
    if dated:
        last = max(phase.ended_on or phase.started_on for phase in dated)
        first = min(phase.started_on for phase in dated)
        yield data.Fact(
            label=_("In the field"), value=_("%(from)s – %(to)s") % {"from": written(first), "to": written(last)}
        )
    if people := residence.residents.count():
        yield data.Fact(label=_("Team"), value=ngettext("%d person", "%d persons", people) % people)
    if acquired := residence.dossier.funding.acquired():
        yield data.Fact(label=_("Funding acquired"), value=euros(acquired))


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


def team(residence):
    for one in residence.residents.all():
        yield finaldata.Resident(name=one.name, role=one.role, discipline=str(one.get_discipline_display()))


def prototypes(residence):
    for made in residence.prototypes.all():
        state = "" if not made.tested_on else _("Kept") if made.kept else _("Not kept")
        yield finaldata.Prototype(
            name=made.name, purpose=made.description, tested_with=made.tested_with, tested_on=made.tested_on, result=made.learned, state=state
        )  # fmt: skip


def licence(residence):
    """The open licence of its outputs."""
    return str(residence.get_licence_display()) if residence.licence else ""


def words():
    """The words of a residence, for who reads them for the first time."""
    return [
        (_("Residence"), _("A team works in a territory, phase by phase, to rework a public service with its users.")),
        (_("Local definition"), _("What the territory takes, adapts and adds of the common base of the residences.")),
        (_("Prototype"), _("Something made to be tried with users; the trial counts more than the object.")),
    ]


def sources():
    """Where the facts come from."""
    return _(
        "The text: its authors. Phases, team, prototypes, funding, milestones, decisions: what was recorded day by day on Essaim."
    )
