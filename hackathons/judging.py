"""What follows the steps of a camp that is judged: prototypes shared out to jurors, the results given to teams."""

from contextlib import suppress

from hackathons import marking, sharing, voting
from hackathons.models import CampTeam
from programs.models import User
from programs.workflow import Conflict


def begin(camp):
    """The event is over: jurors find the prototypes at once."""
    if camp.state == "deliberation":
        share_out(camp)


def share_out(camp, effect=None):
    """Each prototype handed in gets its jurors."""
    if camp.is_judged and not camp.compares:
        sharing.first_round(camp)
    elif camp.is_judged:
        for juror, team, said in sharing.ties(camp):
            sharing.recuse(juror, team, said)


def announce(camp, effect):
    """Each team receives its mark, its rank, the remarks of the jury and its prizes, and is told by mail."""
    voting.give_prize(camp)
    found = marking.table(camp)
    awarded = set(camp.prizes.exclude(team=None).values_list("team", flat=True))
    for row in found.rows:
        judged(camp, row, found.alone)
        if row.team.pk in awarded:
            moved(row.team, "award")


def judged(camp, row, alone):
    """The result of a team; alone, it has neither mark nor rank."""
    result = {} if alone else {"mark": row.mark, "rank": row.rank}
    moved(row.team, "judge", remarks=marking.remarks(camp, row.team), **result)


def moved(team, name, **details):
    """Take this step of a team as the system, unless someone has moved it since."""
    with suppress(Conflict):
        getattr(CampTeam.objects.get(pk=team.pk), name)(by=User.objects.system(), **details)
