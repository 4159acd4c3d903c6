"""The published report of the demonstration: written, endorsed, approved, sealed, published."""

from programs import clock
from programs.models import FinalReport
from reports.demo.story import days_ago, settle, take

TEXTS = {
    "context": """La cantine de Saint-Affrique sert 420 repas par jour. En 2025, un repas sur dix seulement venait de moins de trente kilomètres.

## Ce qui a décidé la commune

- les producteurs voisins vendaient mieux à Toulouse qu'à leur propre cantine ;
- la cuisinière passait quatre heures par semaine à commander ;
- le conseil municipal voulait un service public qui fasse vivre le pays.""",
    "definition": """La commune a pris du socle commun les trois semaines d'immersion et la restitution en public. Elle a allongé les intersemaines : on ne déplace pas un troupeau pour une réunion.

Elle a ajouté un conseil de mangeurs, tiré au sort parmi les enfants, les parents et les agents.""",
    "team": "Quatre résidents, une cuisinière, deux producteurs. L'équipe a travaillé dans l'ancienne école, à deux pas de la cuisine centrale.",
    "journal": """## Semaine 1 : le problème

L'équipe a épluché des carottes. Elle a compris que la commande se décide le jeudi à 17 heures, quand tout le monde est parti.

## Semaine 2 : la coconception

Une table, des cartes, douze producteurs. Personne ne voulait d'une place de marché en ligne. Tous voulaient un coup de téléphone, à heure fixe.

## Semaine 3 : les essais et la restitution

Trois semaines de menus ont été servis. La restitution a réuni quatre-vingts personnes dans la salle des fêtes.""",
    "voices": """> Je ne vends pas à la cantine : je nourris l'école de ma fille.

Un maraîcher, à la restitution.""",
    "findings": """- la commande groupée du jeudi écarte les petits producteurs ;
- le prix n'est pas le premier obstacle, l'incertitude l'est ;
- les agents savent déjà cuisiner des légumes de saison, on ne le leur demandait pas.""",
    "prototypes": "Trois prototypes ont été essayés avec ceux qui s'en serviraient. Deux sont gardés ; le troisième a été abandonné, et nous a beaucoup appris.",
    "lessons": """Un marché public peut dire « à moins de trente kilomètres » sans dire le nom d'un producteur. Nous publions nos clauses.

Nous aurions dû inviter la chambre d'agriculture dès la première semaine.""",
    "next": """- le coup de téléphone du jeudi continue, par la cuisinière, deux heures par semaine ;
- la communauté de communes l'étend à trois cantines à la rentrée ;
- retour sur la résidence dans six mois.""",
    "annexes": "Les clauses, les menus et les carnets de l'équipe sont publiés sous Licence Ouverte.",
}
FIGURES = [("38 %", "des repas à moins de trente kilomètres", "Avant : 10 %"), ("12", "producteurs livrent la cantine", "Cible : 8"),
           ("1 h 30", "pour commander, par semaine", "Avant : 4 h"), ("420", "mangeurs servis chaque jour", "Aucun jour sans service")]  # fmt: skip

ESSENTIAL = [
    "En six mois, une cuisinière, douze producteurs et quatre résidents ont changé l'heure d'un coup de téléphone. Quatre repas sur dix viennent désormais de moins de trente kilomètres. Le service continue, et s'étend.",
    "Aller éplucher avant de proposer. Garder le téléphone. Servir trois semaines de menus avant d'écrire une ligne de marché.",
    "Une seule cuisinière sait aujourd'hui tenir le rendez-vous du jeudi. Le prix du gazole peut tout changer.",
    "Étendre le rendez-vous du jeudi aux trois cantines de la communauté de communes dès la rentrée, à budget constant.",
]  # fmt: skip


def write(dossier, who):
    """Open, write, submit, endorse, approve, seal and publish, by who may."""
    with days_ago(140):
        report = begin(dossier)
    carry(report, who, 120, 110, 100, 90, 85)


def carry(report, who, submitted, endorsed, approved, sealed, published):
    """A written report to its publication, each step so many days ago, by who may."""
    dossier = report.dossier
    signatory = dossier.organization.roles.get(code="signatory").person
    steps = {"submit": (submitted, dossier.lead), "endorse": (endorsed, signatory), "approve": (approved, who["coach"]), "seal": (sealed, who["officer"])}  # fmt: skip
    for step, (days, by) in steps.items():
        with days_ago(days, 11):
            take(report, step, by)
    with days_ago(sealed - 1, 12):
        settle("document", key="final_report")
    with days_ago(published, 10):
        take(report, "publish", who["officer"])


def begin(dossier):
    """The report opened by its lead, every section written."""
    report = FinalReport.open_for(dossier, type(dossier.lead).objects.get(pk=dossier.lead.pk))
    report.title, report.promise = (
        "La cantine commande local",
        "Six mois pour que les producteurs voisins nourrissent la cantine",
    )
    report.essential, report.worked, report.fragile, report.decision_asked = ESSENTIAL
    report.save()
    for section in report.sections.all():
        section.body, section.saved_at, section.saved_by = TEXTS[section.code], clock.now(), dossier.lead
        section.save()
    for n, (value, label, context) in enumerate(FIGURES):
        report.figures.create(order=n, value=value, label=label, context=context)
    return report
