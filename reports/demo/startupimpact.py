"""The impact of the start-ups of the demonstration: what each measures, its figures month by month, a request that is late."""

from datetime import timedelta
from decimal import Decimal

from programs import clock
from programs.deadlines import add_months
from reports.demo.story import days_ago
from startups import asking, impact

COMMITTEE = 78  # days since the file of the committee was frozen
LATE = 12  # days since the figures of a month were asked for, which are owed within ten
# Of each: side, what is measured, its unit, where it starts, what it aims at, its figures by month.
MEASURES = {
    "building": [
        ("usable", "Note donnée par les riverains", "sur 10", None, 8, (6.5, 7)),
        ("used", "Personnes qui lisent les mesures dans le mois", "lecteurs", 0, 600, (140, 310)),
        ("useful", "Lecteurs qui y trouvent ce qu’ils cherchent", "%", None, 80, (64, 71)),
        ("impact", "Heures entre une mesure et son affichage", "heures", 72, 1, (30, 6)),
        ("cost", "Budget annuel par lecteur du mois", "€", None, 250, ()),
    ],
    "continued": [
        ("usable", "Note donnée par les familles", "sur 10", None, 8, (5.8, 6.4, 7.1, 7.6, 8.1, 8.2, 8.3, 8.3)),
        ("used", "Familles qui réservent dans le mois", "familles", 0, 180, (12, 34, 71, 118, 163, 200, 214, 221)),
        ("useful", "Familles qui ont trouvé une place", "%", 31, 70, (38, 45, 52, 61, 68, 74, 76, 75)),
        ("impact", "Berceaux vides un mercredi", "berceaux", 12, 4, (12, 11, 9, 7, 5, 4, 4, 3)),
        ("cost", "Budget annuel par famille du mois", "€", None, 800, ()),
    ],
    "stopped": [
        ("usable", "Note donnée par les habitants", "sur 10", None, 8, (7, 7.2, 7.1)),
        ("used", "Habitants qui signalent dans le mois", "habitants", 0, 300, (22, 41, 38)),
        ("useful", "Signalements suivis d’une réponse", "%", 20, 80, (21, 19, 22)),
        ("impact", "Jours entre le signalement et l’enlèvement", "jours", 14, 3, (14, 15, 14)),
        ("cost", "Budget annuel par habitant du mois", "€", None, 500, ()),
    ],
}  # fmt: skip
NORTH = {"building": "used", "continued": "impact", "stopped": "impact"}
# What Berceau lives on: kind, what, in whose name, days until its end, how to take it over.
ASSETS = [
    ("hosting", "Deux serveurs virtuels chez un hébergeur français", "Commune de Lodève", 210, "Contrat joint au marché informatique ; un compte par agent, à demander à la direction des systèmes d’information."),
    ("domain", "berceau.lodeve.example", "Commune de Lodève", 320, "Géré avec les autres noms de la commune."),
    ("contract", "Envoi des messages aux familles", "Commune de Lodève", 95, "Mille messages par mois compris ; à renouveler avant l’été."),
    ("account", "Dépôt du code", "Commune de Lodève", None, "Trois personnes peuvent y écrire ; en garder deux au moins."),
    ("data", "Places du jour et réservations", "Les quatre crèches", None, "Effacées après deux ans ; le registre des traitements le dit."),
]  # fmt: skip
# What Berceau answers to the first points of its exit checklist.
EXIT = [("yes", "berceau.lodeve.example"), ("yes", "Contrat de la commune"), ("no", "Audit commandé pour janvier")]


def tell(project, kind):
    """What a start-up measures, since it has users."""
    if kind not in MEASURES:
        return
    with days_ago((clock.today() - project.started_on).days - 12):
        for order, (side, label, unit, baseline, target, _values) in enumerate(MEASURES[kind], 1):
            project.measures.create(
                order=order, kind=side, label=label, unit=unit, baseline=baseline, target=target, is_north=side == NORTH[kind],
            )  # fmt: skip
    given(project, kind, COMMITTEE if kind == "continued" else 0)
    if kind == "continued":
        for side, label, holder, days, note in ASSETS:
            until = clock.today() + timedelta(days=days) if days else None
            project.assets.create(kind=side, label=label, holder=holder, ends_on=until, note=note)
        for point, (answer, proof) in zip(project.checks.filter(of="exit").order_by("order"), EXIT, strict=False):
            point.answer, point.proof = answer, proof
            point.save()


def given(project, kind, until=0):
    """The figures of each month that had ended so many days ago; those of the last one, where they are awaited, are late."""
    awaited = late(project) if kind == "building" else impact.first_of(clock.today() - timedelta(days=until))
    measures = {one.kind: one for one in project.measures.all()}
    for n in range(len(MEASURES[kind][0][-1])):
        month = add_months(impact.first_of(project.started_on), n)
        if month < awaited:
            values = {measures[row[0]]: Decimal(str(row[-1][n])) for row in MEASURES[kind] if row[-1]}
            impact.keep(project, month, values, "api" if kind == "continued" else "form")


def late(project):
    """The figures of a month asked of the lead, who has not answered; return that month."""
    with days_ago(LATE, 9):
        month = impact.last_month()
        asking.opened(project, month)
    return month
