"""The promises of every residence, judged on what is recorded: target, result, verdict."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.templatetags.essaim import euros, written
from reports.finaldata import Commitment
from residences import presets


def judged(residence):
    """Each promise that can be judged now."""
    for judge in (team, phases, prototypes, funding, session):
        yield from judge(residence)


def persons(people, disciplines):
    """So many persons of so many disciplines, in words."""
    shown = ngettext("%d discipline", "%d disciplines", disciplines) % disciplines
    return ngettext("%(n)d person, %(d)s", "%(n)d persons, %(d)s", people) % {"n": people, "d": shown}


def team(residence):
    people = list(residence.residents.all())
    disciplines = {one.discipline for one in people}
    kept = len(people) >= presets.TEAM and len(disciplines) >= presets.DISCIPLINES
    more = len(people) > presets.TEAM and len(disciplines) > presets.DISCIPLINES
    verdict = "exceeded" if more else "kept" if kept else "partly" if people else "missed"
    yield Commitment(
        label=_("A team of several disciplines"), target=persons(presets.TEAM, presets.DISCIPLINES),
        result=persons(len(people), len(disciplines)), verdict=verdict,
    )  # fmt: skip


def phases(residence):
    found = list(residence.phases.all())
    done = sum(one.status == "done" for one in found)
    if found:
        yield Commitment(
            label=_("The phases of the local definition"), target=ngettext("%d phase", "%d phases", len(found)) % len(found),
            result=ngettext("%d done", "%d done", done) % done, verdict="kept" if done == len(found) else "partly" if done else "missed",
        )  # fmt: skip


def prototypes(residence):
    tried = residence.prototypes.filter(tested_on__isnull=False).count()
    yield Commitment(
        label=_("Prototypes tried with users"), target=_("at least 1"), result=str(tried),
        verdict="exceeded" if tried > 1 else "kept" if tried else "missed",
    )  # fmt: skip


def funding(residence):
    acquired = residence.dossier.funding.acquired()
    if residence.budget:
        verdict = (
            "exceeded"
            if acquired > residence.budget
            else "kept"
            if acquired == residence.budget
            else "partly"
            if acquired
            else "missed"
        )
        yield Commitment(
            label=_("The budget of the residence"),
            target=euros(residence.budget),
            result=_("%s acquired") % euros(acquired),
            verdict=verdict,
        )


def session(residence):
    """The public session, against the day first planned for it."""
    planned = residence.dossier.milestones.filter(code="week-3").first()
    held = residence.public_session_at and localtime(residence.public_session_at).date()
    if planned and (held or planned.due_on):
        target = planned.planned_on or planned.due_on
        verdict = "missed" if not held or residence.state == "abandoned" else "late" if held > target else "kept"
        yield Commitment(
            label=_("A public session"),
            target=written(target),
            result=written(held) if held else _("not held"),
            verdict=verdict,
        )
