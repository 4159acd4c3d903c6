"""What is recorded of a residence, as the first text of each section of its report: to be corrected, never to be guessed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import facts
from programs.facts import listed, titled
from programs.templatetags.essaim import day, euros


def draft(residence, code):
    """The recorded facts for this section, in the light markup; empty without any."""
    return facts.draft(DRAFTS, residence, code)


def context(residence):
    """Whose project it is, and the problem as its territory defined it."""
    dossier, definition = residence.dossier, residence.definitions.first()
    yield _("%(organization)s answered the call “%(call)s” with the project “%(title)s”.") % {
        "organization": dossier.organization, "call": dossier.call, "title": dossier.title,
    }  # fmt: skip
    if residence.backed_on:
        yield _("The project was backed by %(who)s %(when)s.") % {
            "who": residence.backed_by,
            "when": day(residence.backed_on),
        }
    if definition:
        yield titled(_("The problem"), definition.problem)
        yield titled(_("The persons concerned"), definition.users)


def definition(residence):
    """What the territory took, adapted, added, left out; the report prints the comparison beside."""
    found = residence.definitions.first()
    items = list(found.items.all()) if found else []
    for stance, title in CHOICES:
        yield titled(title, listed(choice(item) for item in items if item.stance == stance))


CHOICES = [
    ("taken", gettext_lazy("What we took as it is")), ("adapted", gettext_lazy("What we adapted")),
    ("added", gettext_lazy("What we added")), ("left", gettext_lazy("What we left out")),
]  # fmt: skip


def choice(item):
    """An element with what we do and why, on one line."""
    said = " ".join(" ".join(filter(None, [item.text, item.why])).split())
    return f"{item.title} : {said}" if said else item.title


def team(residence):
    """How many worked, with which disciplines, and who welcomed them; the report prints their names beside."""
    people = list(residence.residents.all())
    disciplines = ", ".join(sorted({str(one.get_discipline_display()) for one in people}))
    gathered = ngettext(
        "The team gathered %(n)d person: %(disciplines)s.",
        "The team gathered %(n)d persons: %(disciplines)s.",
        len(people),
    )
    yield people and gathered % {"n": len(people), "disciplines": disciplines}
    if residence.host:
        yield _("The team was welcomed by: %(host)s. Place: %(place)s.") % {
            "host": residence.host,
            "place": residence.place,
        }


def journal(residence):
    """Each phase with its dates and its notes."""
    for phase in residence.phases.prefetch_related("notes"):
        if phase.status == "skipped":
            yield titled(phase.title, _("This phase was skipped: %s") % phase.reason)
        elif phase.started_on:
            yield titled(phase.title, dates(phase))
            for note in reversed(phase.notes.all()):
                yield noted(note)
    for note in residence.notes.filter(phase=None).order_by("on", "id"):
        yield noted(note)


def noted(note):
    """A field note, with its date."""
    return f"{note.title} ({day(note.on)}). {note.text}"


def dates(phase):
    """When a phase took place, and what it was for."""
    when = {"from": day(phase.started_on), "to": day(phase.ended_on)}
    text = _("Started %(from)s, ended %(to)s.") if phase.ended_on else _("Started %(from)s.")
    return " ".join(filter(None, [text % when, phase.purpose and f"{phase.purpose}."]))


def voices(residence):
    """Words that may leave the team, as quotations."""
    for one in residence.verbatims.shared().order_by("on", "id"):
        yield f"> {' '.join(one.said.split())}\n\n{one.author}"


def findings(residence):
    """What the team understood."""
    for one in residence.insights.all():
        yield titled(one.title, one.text)
    yield titled(
        _("The concepts imagined"),
        listed(f"{one.name} : {' '.join(one.description.split())}" for one in residence.concepts.all()),
    )


def prototypes(residence):
    """What was made, with whom it was tried, what it taught."""
    for made in residence.prototypes.all():
        tried = {"when": day(made.tested_on), "whom": made.tested_with}
        trial = _("Tried %(when)s with: %(whom)s.") % tried if made.tested_on else _("Not tried.")
        fate = _("Kept.") if made.kept else _("Not kept.") if made.tested_on else ""
        yield titled(
            made.name,
            "\n\n".join(filter(None, [made.description, " ".join(filter(None, [trial, made.learned, fate]))])),
        )


def lessons(residence):
    """What each trial taught; for an abandoned residence, its lessons first."""
    yield residence.lessons
    yield listed(f"{made.name} : {made.learned}" for made in residence.prototypes.all() if made.learned)


def coming(residence):
    """What is still owed, by whom and when; what is still to be funded: the report prints what is acquired."""
    dossier = residence.dossier
    owed = [*dossier.actions.filter(done_on=None).select_related("owner"), *dossier.milestones.filter(done_on=None)]
    yield titled(_("Who does what, and when"), listed(due(one) for one in owed))
    lines = dossier.funding.filter(stage__in=("asked", "agreed"))
    money = _("%(funder)s: %(amount)s (%(stage)s)")
    yield titled(
        _("What is still to be funded"),
        listed(money % {"funder": f.funder, "amount": euros(f.amount), "stage": f.get_stage_display()} for f in lines),
    )


def due(one):
    """An action or a milestone still to come."""
    owner = getattr(one, "owner", None)
    return ", ".join(filter(None, [one.label, owner and str(owner), day(one.due_on)]))


DRAFTS = {
    "context": context, "definition": definition, "team": team, "journal": journal, "voices": voices, "findings": findings, "prototypes": prototypes, "lessons": lessons,
    "next": coming,
}  # fmt: skip
