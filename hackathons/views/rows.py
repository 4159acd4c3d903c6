"""The rows of a camp, on the pages that every project shares."""

from hackathons.parts import PARTS
from hackathons.permissions import coaches, prepares
from hackathons.views.access import found, refusal, trail
from programs import money
from programs.views.parts import Parts


def removes(camp, user, row):
    """Who prepares the camp removes its rows; a juror who has judged, or who stands aside, stays."""
    return prepares(camp, user) and not getattr(row, "has_judged", False)


def keep(camp, user, form):
    """Who says that a mission is done signs it; a mission done is no longer done without."""
    row = form.instance
    if hasattr(row, "done_by_id"):
        row.done_by = (row.done_by or user) if row.done_on else None
        row.waived = "" if row.done_on else row.waived
    form.save()


def more(camp, part):
    """What the head of a part says: how many missions are left, whether the weights add up."""
    if part.code == "missions":
        left = [mission for mission in camp.missions.select_related("camp") if mission.is_open]
        return {"left": len(left), "late": sum(mission.is_late for mission in left), "coaches": coaches}
    if part.code == "grid":
        return {"weight": sum(line.weight for line in camp.grid.all())}
    if part.code in ("funding", "expenses"):
        return {"money": money.standing(camp.dossier, camp.dossier.expenses.planned())}
    return {}


pages = Parts(PARTS, found, trail, removes, refusal, "hackathons", keep, more)
