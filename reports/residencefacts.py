"""What is recorded of a residence: the facts that its final report prints beside what is written."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.templatetags.essaim import day, euros, written
from reports import data, finaldata, residencepromises
from residences import definitions, journal, voting

PICTURES_IN = "journal"  # the section that shows the pictures tied to none


def recorded(residence):
    """The parts of the report that only a residence has."""
    return {
        "phases": tuple(phases(residence)),
        "team": tuple(team(residence)),
        "prototypes": tuple(prototypes(residence)),
    }


def measures(residence, code):
    """The tables of a section: the local definition beside the common base, what the journal, the trials and the vote say."""
    return {"tables": tuple(TABLES[code](residence))} if code in TABLES else {}


def definition(residence):
    """What the territory took, adapted, added, left out, element by element."""
    found = residence.definitions.select_related("method").first()
    rows = tuple(definitions.told(found)) if found else ()
    if rows:
        columns = (_("Element"), _("Our choice"), _("What we do here"))
        subtitle = _("Beside version %d of the common base") % found.method.version
        title = ", ".join(definitions.compared(found).counts())
        yield finaldata.Sheet(title=title, subtitle=subtitle, table=data.Table(columns=columns, rows=rows))


def cover(residence):
    """Nothing of its own: the funding speaks."""


def promises(residence):
    """What every residence promises, judged."""
    return residencepromises.judged(residence)


def annexes(residence):
    """The return visits that were told since."""
    for visit in residence.returns.exclude(told_at=None):
        texts = (
            (_("What is still in use"), visit.still_used), (_("What changed"), visit.changed), (_("What stopped, and why"), visit.stopped),
            (_("What others should know"), visit.lesson),
        )  # fmt: skip
        body = "\n\n".join(f"{title}{_(': ')}{text}" for title, text in texts if text)
        yield finaldata.Annex(title=str(visit), on=visit.held_on, body=body)


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


def sheet(title, subtitle, columns, rows, numeric=()):
    """One table, or nothing without a row."""
    if rows:
        yield finaldata.Sheet(
            title=title, subtitle=subtitle, table=data.Table(columns=columns, rows=tuple(rows), numeric=numeric)
        )


def met(residence):
    """How many people were met, by kind."""
    found = journal.met(residence)
    total, columns = sum(number for _label, number in found), (_("Kind"), _("How many"))
    title = ngettext("%d person met in the field", "%d people met in the field", total) % total
    yield from sheet(
        title, _("Counted day by day"), columns, [(label.capitalize(), number) for label, number in found], columns[1:]
    )


def words_heard(residence):
    """Words whose author agreed that they leave the team; the name with the consent to it alone."""
    rows = [(f"« {one.said} »", one.author) for one in residence.verbatims.shared().order_by("on", "id")]
    yield from sheet(_("Words heard"), _("Quoted with the consent of each"), (_("Words"), _("Said by")), rows)


def insights(residence):
    """What was understood, and on how many notes each rests."""
    rows = [(one.title, one.notes.count()) for one in residence.insights.prefetch_related("notes")]
    yield from sheet(
        _("Insights"),
        _("Each rests on notes of the journal"),
        (_("What we understood"), _("Notes")),
        rows,
        (_("Notes"),),
    )


def trials(residence):
    """Every trial with users."""
    found = residence.trials.select_related("prototype").order_by("on", "id")
    rows = [(one.prototype.name, day(one.on), one.users_in_words, one.learned) for one in found]
    title = ngettext("%d trial with users", "%d trials with users", len(rows)) % len(rows)
    yield from sheet(
        title, _("In the order of the days"), (_("Prototype"), _("Day"), _("With whom"), _("What it taught")), rows
    )


def vote(residence):
    """The result of the vote of the restitution, once it is closed."""
    ballot = getattr(residence, "ballot", None)
    if ballot and ballot.closed_at and (total := voting.total(ballot)):
        columns = (_("Idea"), _("Votes"))
        title = ngettext("%d person voted at the restitution", "%d people voted at the restitution", total) % total
        yield from sheet(
            title,
            ballot.question,
            columns,
            [(choice.title, number) for choice, number, _share in voting.counted(ballot)],
            columns[1:],
        )


def outputs(residence):
    """What is left to all, each under its licence."""
    rows = [
        (one.title, str(one.get_kind_display()).capitalize(), str(one.get_licence_display()))
        for one in residence.outputs.public()
    ]
    yield from sheet(
        _("What the residence leaves to all"), _("Free to be taken up"), (_("Output"), _("Kind"), _("Licence")), rows
    )


def after(residence):
    """What follows: the vote, then the outputs."""
    yield from vote(residence)
    yield from outputs(residence)


TABLES = {
    "definition": definition,
    "journal": met,
    "voices": words_heard,
    "findings": insights,
    "prototypes": trials,
    "next": after,
}
