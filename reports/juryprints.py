"""The documents of the jury of a camp: sheets to mark by hand, results once announced."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hackathons import marking, voting
from hackathons.permissions import checks
from hackathons.views.access import found
from hackathons.views.judging import MOST
from hackathons.views.results import announced, won
from reports import data, jurydata
from reports.campdocuments import printed
from reports.receipts import service


@require_safe
def grid_sheets(request, pk):
    """One page for each sheet not signed yet, of one juror or of all; before they are shared out, one for each prototype."""
    camp = found(request, pk, checks)
    facts = sheets_of(camp, request.GET.get("jure", ""))
    if not 0 < len(facts.sheets) <= MOST or camp.compares:
        raise Http404
    return printed(facts, _("jury sheets"))


@login_not_required
@require_safe
def results(request, slug):
    """The results as everyone reads them, once announced."""
    return printed(results_of(announced(slug)), _("results"))


def common(camp, made_at):
    """What both documents carry."""
    program = camp.dossier.call.program
    return {"reference": camp.dossier.reference, "program": program.name, "service": service(program), "made_at": made_at, "camp": str(camp)}  # fmt: skip


def sheets_of(camp, juror=""):
    """The facts of the sheets to mark by hand; of one juror, if their identifier is given."""
    current = camp.rounds.filter(closed_at=None).last()
    criteria = tuple(
        jurydata.GridCriterion(label=line.label, weight=line.weight, words=tuple(map(str, line.words))) for line in camp.grid.all()
    )  # fmt: skip
    found = tuple(awaited(current, juror)) if current else tuple(blank(camp))
    return jurydata.GridSheets(criteria=criteria, sheets=found, **common(camp, camp.since))


def awaited(round, juror):
    """The sheets of the round in hand that are not signed, juror by juror, or those of one."""
    waiting = round.judgements.filter(signed_at=None, juror__is_absent=False, juror__declined_at=None)
    waiting = [one for one in listed(waiting) if juror in ("", str(one.juror_id))]
    for sheet in waiting:
        yield jurydata.GridSheet(**told(sheet.team), juror=sheet.juror.name, round=str(round))


def listed(sheets):
    """Sheets in the order in which they are handed out."""
    return sheets.select_related("juror", "team__challenge").order_by("juror__name", "juror", "team__name")


def blank(camp):
    """A sheet for each prototype handed in, for whoever marks it."""
    for team in marking.handed_in(camp):
        yield jurydata.GridSheet(**told(team))


def told(team):
    """What a sheet says of a prototype."""
    return {"team": team.name, "pitch": team.pitch, "challenge": team.challenge.title if team.challenge else ""}


def results_of(camp):
    """The facts of the results as they were announced."""
    table = marking.table(camp)
    return jurydata.CampResults(
        host=str(camp.dossier.organization), place=camp.place, starts_at=camp.starts_at, ends_at=camp.ends_at, announced_at=camp.announced_at,
        places=tuple(place(row, table.alone) for row in table.rows), by_pairs=camp.compares, equalised=camp.equalises and not table.stop,
        prizes=tuple(jurydata.CampPrize(title=one.title, given_by=one.given_by, team=one.team.name, pitch=one.team.pitch) for one in won(camp)),
        jurors=tuple(f"{one.name}, {one.quality}" if one.quality else one.name for one in camp.jurors.sitting()),
        criteria=() if camp.compares else tuple(data.Criterion(label=one.label, weight=one.weight) for one in camp.grid.all()),
        favourites=tuple(team.name for team in voting.favourites(camp)), votes=camp.votes.count(), **common(camp, camp.announced_at),
    )  # fmt: skip


def place(row, alone):
    """A prototype in the results; alone, it has neither rank nor mark."""
    rank, mark, why = (None, None, "") if alone else (row.rank, row.mark, row.why)
    return jurydata.CampPlace(rank=rank, team=row.team.name, pitch=row.team.pitch, mark=mark, why=why)
