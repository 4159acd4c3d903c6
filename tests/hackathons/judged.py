"""Camps in deliberation: prototypes handed in, jurors who accepted, marks signed."""

from django.urls import reverse

from hackathons import judging
from hackathons.models import Camp, CampTeam
from hackathons.signed import JUROR
from programs import clock
from programs.models import User
from tests.hackathons import samples

NAMES = ["Les Bus", "Les Cars", "Les Trams", "Les Vélos"]


def camp(teams=3, method="grid", state="deliberation", **fields):
    """A camp whose event is over, with prototypes handed in by a member each, all checked in, and three jurors who accepted."""
    obj = samples.camp("running", capacity=60, **fields)
    for n, juror in enumerate(obj.jurors.order_by("name")):
        obj.jurors.filter(pk=juror.pk).update(email=f"jure{n}@laposte.net")
    Camp.objects.filter(pk=obj.pk).update(method=method)
    obj = Camp.objects.get(pk=obj.pk)
    for name in NAMES[:teams]:
        handed_in(obj, name)
    obj.jurors.update(accepted_at=clock.now(), invited_at=clock.now())
    obj.jurors.filter(name="Juré 0").update(is_chair=True)
    if state == "deliberation":
        obj.end(by=User.objects.get(pk=obj.dossier.lead.pk))
        judging.begin(Camp.objects.get(pk=obj.pk))
    return Camp.objects.get(pk=obj.pk)


def handed_in(camp, name):
    """A prototype handed in by a team of one."""
    member = samples.registration(camp, f"Membre de {name}")
    member.check_in(by=camp.dossier.lead)
    team = samples.team(camp, member, name=name)
    team.pitch, team.description = f"Aide {name}", "Une carte."
    team.save()
    team.submit(by=camp.dossier.lead)
    return CampTeam.objects.get(pk=team.pk)


def team(camp, name):
    return camp.teams.get(name=name)


def sign(sheet, *scores, remark=""):
    """The marks of a juror, on each criterion, signed."""
    grid = list(sheet.round.camp.grid.all())
    scores = scores if len(scores) > 1 else scores * len(grid)
    sheet.scores = {str(line.pk): mark for line, mark in zip(grid, scores, strict=True)}
    sheet.remark, sheet.signed_at = remark, clock.now()
    sheet.save()
    return sheet


def sheets(camp):
    """The sheets of the round in hand, by team then juror."""
    return list(camp.rounds.last().judgements.order_by("team__name", "juror__name"))


def mark(camp, **marks):
    """Every sheet of these teams signed with this mark on each criterion: ``mark(camp, **{"Les Bus": 4})``."""
    for sheet in sheets(camp):
        sign(sheet, marks.get(sheet.team.name, 2))


def own(juror, name="camp_juror", *more):
    """The address that the link of a juror opens."""
    return f"{reverse(name, args=[juror.pk, *more])}?cle={JUROR.key(str(juror.pk))}"
