"""The rows of a start-up, on the pages that every project shares."""

from programs import money
from programs.uploads import attach
from programs.views.parts import Parts
from startups import cashflow, exchange, team
from startups.parts import PARTS
from startups.permissions import writes
from startups.views.access import found, refusal, trail


def removes(startup, user, row):
    """Who writes the start-up removes its rows."""
    return writes(startup, user)


def keep(startup, user, form):
    """Keep the row; a new encounter has its author, a funder the file that proves it."""
    if form.instance._state.adding and hasattr(form.instance, "author_id"):
        form.instance.author = user
    if upload := form.cleaned_data.get("file"):
        form.instance.proof = attach(startup.dossier, upload, user, kind="proof", question="", caption="")
    form.save()


def more(startup, part):
    """What the head of a part says: where the money stands, the jobs to fill, the amounts of the budget."""
    match part.code:
        case "funding":
            lines = list(startup.dossier.funding.all())
            return {
                "money": money.standing(startup.dossier, startup.budget, lines),
                "balance": cashflow.drawn(startup, lines),
            }
        case "phases":
            return {
                "below": "startups/_periods.html",
                "periods": [exchange.period(one) for one in exchange.phases(startup)],
            }
        case "budget":
            return {"sheet": startup.sheet}
        case "team":
            jobs = team.positions(startup.dossier)
            return {"positions": jobs, "vacant": sum(one.state != "filled" for one in jobs)}
    return {}


pages = Parts(PARTS, found, trail, removes, refusal, "startups", keep, more)
