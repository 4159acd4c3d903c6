"""Presets of a territorial start-up, as data: numbers of the programme, milestones, budget, checklists, report."""

from datetime import date, timedelta
from decimal import Decimal

from programs.models.coaching import Milestone
from startups.dates import last_day

VERSION = 1
# Recommendation 11.B: two senior developers, six months; the rest is the State's own practice of its start-ups.
PARAMETERS = {
    "months": 6, "developers": 2, "interviews": 5, "freed": 50, "extensions": 1, "longest_extension": 3, "longest_proof": 2, "coach_days": 40,
    "committee_every": 6,
}  # fmt: skip
# Code, label, days after the confirmation.
OPENING = [
    ("mission", "Lettre de mission et problème posé", 30),
    ("funding", "Financement acquis", 60),
    ("recruitment", "Équipe recrutée", 90),
]
# Code, label, when, counted from the start: so many days after it, or the last day of so many months.
BUILDING = [
    ("sheet", "Fiche produit et objectif d’impact", ("days", 14)),
    ("checkpoint", "Point d’étape des quatre semaines", ("days", 28)),
    ("users", "Premiers usagers", ("months", 2)),
    ("version", "Première version en ligne", ("days", 63)),
    ("mid", "Comité de mi-parcours", ("months", 3)),
    ("rehearsal", "Répétition du comité", ("months", 5)),
    ("committee", "Comité d’investissement", ("months", 6)),
]
# Kind, label, how many, over how many months, price, counted how, where the amount comes from.
BUDGET = [
    ("team", "Développeurs seniors (salaire brut)", 2, 6, 50000, "year", "Programme : 2 développeurs seniors, 6 mois, 50 000 € brut par an"),
    ("team", "Charges de l’employeur", 42, None, 0, "share", "Taux usuel ; faites-le vérifier par vos ressources humaines"),
    ("volunteer", "Agents volontaires de la collectivité", 1, 6, 0, "month", "Ce que leur participation ajoute vraiment : rien, sauf un remplacement"),
    ("cost", "Déplacements chez les usagers", 1, 6, 400, "month", "Estimation à ajuster"),
    ("cost", "Hébergement du service", 1, 6, 150, "month", "Estimation à ajuster"),
    ("cost", "Journées d’accompagnement", 40, None, 0, "each", "Prises en charge par le SGMAP"),
]  # fmt: skip
# What is expected of a digital service of the State (betagouv/standards), one question each.
STANDARDS = [
    ("team", "Un agent public y consacre au moins la moitié de son temps"),
    ("team", "L’équipe se réunit à dates fixes et note ses décisions"),
    ("impact", "Une mesure principale dit si le service est utile"),
    ("impact", "Une page de statistiques publique est à jour"),
    ("access", "Les vérifications simples d’accessibilité sont faites"),
    ("access", "La déclaration d’accessibilité est publiée et citée sur chaque page"),
    ("design", "Des usagers ont essayé le service, et il a changé grâce à eux"),
    ("design", "Une autre voie existe pour qui n’est pas à l’aise en ligne"),
    ("design", "Le service ne redemande pas ce que l’administration sait déjà"),
    ("support", "Chaque page importante dit qui contacter, et quelqu’un répond"),
    ("support", "Les textes sont en français simple"),
    ("open", "La fiche publique du service est à jour"),
    ("open", "Le budget est publié"),
    ("privacy", "Mentions légales, données personnelles et cookies sont en bas de page"),
    ("privacy", "Les données réelles ne servent que sur le service réel"),
    ("security", "Une analyse des risques est faite, le plan d’homologation aussi"),
    ("security", "L’équipe connaît les règles d’hygiène informatique"),
    ("software", "Le code est ouvert, avec un mode d’emploi"),
    ("software", "Des essais automatiques précèdent chaque mise en ligne"),
    ("software", "Le service est mis à jour au moins chaque semaine, et surveillé"),
]
# What a service is handed over with, when it leaves the programme.
EXIT = [
    ("product", "L’adresse du service est définitive"),
    ("product", "L’hébergement est au nom de qui reprend le service"),
    ("product", "L’audit d’accessibilité est fait"),
    ("product", "L’homologation de sécurité est prononcée"),
    ("product", "Le traitement est inscrit au registre des données personnelles"),
    ("team", "Une équipe durable est nommée, avec une adresse qui reste"),
    ("resources", "Une ligne de budget existe pour l’année qui vient"),
    ("resources", "Les contrats et les outils sont transférés"),
    ("documents", "Le code, les données et les accès sont documentés"),
    ("documents", "Les choix, les échecs et les résultats sont racontés"),
]
# Code, title, what to write, whether it is required.
REPORT = [
    ("problem", "Le problème et ses usagers", "Ce qui n’allait pas, pour qui, et ce que les entretiens ont appris.", True),
    ("team", "L’équipe", "Qui a porté le projet, avec quel temps, qui l’a construit.", True),
    ("service", "Le service construit", "Ce qu’un usager peut faire aujourd’hui, et où.", True),
    ("journal", "Les six mois", "Les étapes tenues, celles qui ont glissé, et pourquoi.", True),
    ("impact", "L’usage et l’impact", "Qui s’en sert, ce que cela change, ce que cela coûte par usager.", True),
    ("quality", "La qualité du service", "Ce qui est conforme aux standards, ce qui ne l’est pas encore.", True),
    ("costs", "Les coûts et le financement", "Ce que le projet a coûté, qui a payé.", True),
    ("lessons", "Les enseignements", "Ce que d’autres peuvent reprendre, ce que nous ferions autrement.", True),
    ("next", "La décision et les suites", "Ce que le comité a décidé ; qui fait quoi, quand, avec quel budget.", True),
    ("annexes", "Annexes", "Sources, remerciements, liens.", False),
]  # fmt: skip


def defaults():
    """A copy of the numbers of the preset."""
    return PARAMETERS.copy()


def parameters(program):
    """The numbers of the programme, those it sets before ours."""
    return PARAMETERS | (program.parameters or {})


def opening(dossier, day):
    """The milestones before the start, counted from the day of the confirmation, ready to be saved."""
    preset = dossier.call.program.milestones or OPENING
    return [milestone(dossier, code, label, day + timedelta(days=days)) for code, label, days in preset]


def building(dossier, start: date):
    """The milestones of the six months, counted from their first day, ready to be saved."""
    return [milestone(dossier, code, label, due(start, *when)) for code, label, when in BUILDING]


def due(start: date, unit: str, number: int) -> date:
    """So many days after the start, or the last day of so many months."""
    return start + timedelta(days=number) if unit == "days" else last_day(start, number)


def milestone(dossier, code, label, day):
    """A milestone first planned on this day."""
    return Milestone(dossier=dossier, code=code, label=label, planned_on=day, due_on=day, preset_version=VERSION)


def budget(model, startup):
    """The lines of the budget that a start-up begins with, ready to be saved."""
    return [
        model(
            startup=startup, order=n, kind=kind, label=label, quantity=Decimal(quantity), months=months,
            price=Decimal(price), basis=basis, source=source,
        )
        for n, (kind, label, quantity, months, price, basis, source) in enumerate(BUDGET, 1)
    ]  # fmt: skip


def checks(model, startup):
    """The questions of both checklists, ready to be saved."""
    both = [("standards", *one) for one in STANDARDS] + [("exit", *one) for one in EXIT]
    return [
        model(startup=startup, order=n, of=of, topic=topic, question=question)
        for n, (of, topic, question) in enumerate(both, 1)
    ]
