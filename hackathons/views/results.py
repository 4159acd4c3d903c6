"""The results of a camp: the page that everyone reads once they are announced, the screen that reveals the prizes."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hackathons import marking, voting
from hackathons.permissions import checks
from hackathons.views.access import found
from hackathons.views.public import opened


def announced(slug):
    """The camp of this address; 404 until its results are announced."""
    camp = opened(slug)
    if not camp.announced_at:
        raise Http404
    return camp


@login_not_required
@require_safe
def results(request, slug):
    """The prizes, the ranking and the reason of each place; 404 until the results are announced."""
    camp = announced(slug)
    table = marking.table(camp)
    context = {
        "camp": camp, "table": table, "prizes": list(won(camp)), "favourites": voting.favourites(camp), "votes": camp.votes.count(),
        "jurors": camp.jurors.sitting().count(), "equalised": camp.equalises and not table.stop,
        "trail": [(_("Camps"), reverse("camps")), (str(camp), camp.public_url)],
    }  # fmt: skip
    return render(request, "hackathons/results.html", context)


def won(camp):
    """The prizes that have a winner, in their order."""
    return camp.prizes.exclude(team=None).select_related("team__challenge")


@require_safe
def screen(request, pk):
    """The prizes, one by one, from the last to the first, for the projector; for those who hold the ceremony."""
    camp = found(request, pk, checks)
    if not (camp.ranking_validated_at or camp.announced_at):
        raise Http404
    prizes = list(won(camp))[::-1]
    steps = 2 * len(prizes) + 1  # each prize is named, then its winner
    at = min(max(number(request.GET.get("etape")), 0), steps)
    prize = prizes[(at - 1) // 2] if 0 < at < steps else None
    context = {
        "camp": camp, "prizes": prizes, "prize": prize, "shows": at % 2 == 0 and prize, "at": at, "last": at >= steps,
        "before": at - 1 if at else None, "after": at + 1 if at < steps else None, "names": names(prize) if prize else [],
    }  # fmt: skip
    return render(request, "hackathons/screen.html", context)


def names(prize):
    """The members of the winning team who chose to be named."""
    seats = prize.team.memberships.current().filter(registration__shows_name=True).select_related("registration")
    return [seat.registration.name for seat in seats.order_by("seat")]


def number(text):
    """A number typed in an address; zero for anything else."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0
