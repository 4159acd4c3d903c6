"""Why a dossier lacks readers, in words that an officer can act on."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST = 3  # names in one sentence


def why(scene, dossier, chosen):
    """The reasons for which nobody else may read this dossier: who stands aside and why, who is away, who is full."""
    given, pk = scene.given, scene.dossiers[dossier].pk
    taken = [
        sum(j in found for found in chosen) + sum(j in kept for kept in given.kept) for j in range(len(scene.people))
    ]
    others = [j for j in range(len(scene.people)) if j not in chosen[dossier] | given.kept[dossier]]
    aside = [j for j in others if (pk, scene.people[j].pk) in scene.why]
    rest = [j for j in others if j not in aside]
    gone = [j for j in rest if j in given.barred[dossier]]
    away = [j for j in rest if j not in gone and scene.people[j].pk in scene.away]
    full = [j for j in rest if j not in gone + away and taken[j] >= given.capacity[j]]
    if not scene.people:
        return [_("nobody sits on the jury as a reviewer")]
    return list(told(scene, pk, aside, gone, away, full)) if others else [_("every juror reads it already")]


def told(scene, pk, aside, gone, away, full):
    """The same, one phrase for each reason."""
    if aside:
        names = [f"{scene.people[j]} ({', '.join(scene.why[pk, scene.people[j].pk])})" for j in aside[:MOST]]
        names += ["…"] if len(aside) > MOST else []
        yield ngettext("%(n)d recusal: %(who)s", "%(n)d recusals: %(who)s", len(aside)) % {
            "n": len(aside),
            "who": ", ".join(names),
        }
    if gone:
        yield ngettext(
            "%d juror already declined it or let it go", "%d jurors already declined it or let it go", len(gone)
        ) % len(gone)
    if away:
        yield ngettext("%d juror is not available", "%d jurors are not available", len(away)) % len(away)
    if full:
        yield ngettext(
            "%d juror has all the readings they accept", "%d jurors have all the readings they accept", len(full)
        ) % len(full)
