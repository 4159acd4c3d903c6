"""The results of the survey of a camp, for those who prepare it and coach it: figures, charts with their tables, words."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hackathons import surveys
from hackathons.permissions import settles
from hackathons.views.access import found, refusal, trail
from reports import campfacts, charts, finaldata


@require_safe
def results(request, pk):
    """What those who came thought; nothing under five answers."""
    camp = found(request, pk)
    if not settles(camp, request.user):
        raise PermissionDenied(refusal(camp))
    palette = charts.PALETTES["etat"]
    shown = [(one, charts.bars(one, palette)) for one in series(camp)]
    context = {
        "camp": camp,
        "found": surveys.results(camp),
        "charts": shown,
        "trail": trail(camp),
        "sentence": sentence(surveys.results(camp)),
    }
    return render(request, "reports/pages/camp_survey.html", context)


def sentence(found):
    """What the results say first."""
    if not found.told:
        return _("Fewer than five answers so far: nothing is told, so that nobody can be made out.")
    said = {"mean": campfacts.texts.decimal(found.mean), "n": found.answers, "asked": found.asked}
    return _("The camp is given %(mean)s out of 5 by %(n)d of the %(asked)d people who came.") % said


def series(camp):
    """Each question as a chart."""
    found = surveys.results(camp)
    yield from campfacts.satisfaction(camp)
    for name, title in campfacts.QUESTIONS:
        if points := campfacts.shares(found, name):
            yield finaldata.Series(
                title=str(title),
                subtitle=_("In number of answers"),
                points=points,
                source=campfacts.answered(found, name),
            )
