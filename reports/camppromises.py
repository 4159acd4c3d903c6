"""The promises of every camp, judged on what is recorded: target, result, verdict."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hackathons import participation
from reports.finaldata import Commitment


def judged(camp):
    """Each promise that can be judged now."""
    for judge in (people, challenges, prototypes, missions):
        yield from judge(camp)


def people(camp):
    """Who came, against the places."""
    came = participation.came(camp).total
    if came is not None:
        yield Commitment(
            label=_("People of the territory together"), target=ngettext("%d place", "%d places", camp.capacity) % camp.capacity,
            result=ngettext("%d person", "%d persons", came) % came, verdict="kept" if came >= 0.75 * camp.capacity else "partly" if came else "missed",
        )  # fmt: skip


def challenges(camp):
    """Each challenge kept should find an answer."""
    states = list(
        camp.challenges.filter(state__in=("accepted", "answered", "unanswered")).values_list("state", flat=True)
    )
    answered = states.count("answered")
    if states:
        yield Commitment(
            label=_("An answer to each challenge"), target=ngettext("%d challenge", "%d challenges", len(states)) % len(states),
            result=ngettext("%d answered", "%d answered", answered) % answered, verdict="kept" if answered == len(states) else "partly" if answered else "missed",
        )  # fmt: skip


def prototypes(camp):
    """At least one prototype, as every camp."""
    made = camp.teams.filter(submitted_at__isnull=False).exclude(state="disbanded").count()
    yield Commitment(
        label=_("Prototypes handed in"), target=_("at least 1"), result=str(made), verdict="exceeded" if made > 1 else "kept" if made else "missed",
    )  # fmt: skip


def missions(camp):
    """The missions of the lead (11.A), those done without set apart."""
    found = list(camp.missions.all())
    done, without = sum(one.done_on is not None for one in found), sum(bool(one.waived) for one in found)
    if found:
        said = ngettext("%d done", "%d done", done) % done
        more = _(", %d done without") % without if without else ""
        verdict = "kept" if done + without == len(found) else "partly" if done else "missed"
        yield Commitment(
            label=_("The missions of the project lead"), target=ngettext("%d mission", "%d missions", len(found)) % len(found), result=said + more, verdict=verdict,
        )  # fmt: skip
