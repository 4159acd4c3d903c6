"""Presets of a residence, as data: team, phases of the 27e Région's method, milestones, licences."""

from django.utils.translation import gettext_lazy as _

from programs.milestones import dated

VERSION = 1
TEAM, DISCIPLINES = 3, 2
LICENCES = [
    ("cc-by-4.0", "Creative Commons BY 4.0"),
    ("cc-by-sa-4.0", "Creative Commons BY-SA 4.0"),
    ("etalab-2.0", _("Licence Ouverte 2.0 (Etalab)")),
]
# La 27e Région: three immersion weeks with breathing gaps; problem, co-design, restitution.
PHASES = [
    ("Prévisite", "Rencontrer les hôtes et choisir le terrain"),
    ("Semaine 1 : le problème", "Observer, écouter, choisir un problème soluble dans le temps donné"),
    ("Première intersemaine", "Prendre du recul, préparer les pistes"),
    ("Semaine 2 : la coconception", "Imaginer et fabriquer avec les acteurs du lieu"),
    ("Seconde intersemaine", "Consolider les prototypes"),
    ("Semaine 3 : les essais et la restitution", "Essayer avec les usagers et rendre compte en public"),
]
# Code, label, days after the confirmation.
MILESTONES = [
    ("framing", "Cadrage et définition locale", 28),
    ("agreement", "Convention signée, équipe et terrain choisis", 56),
    ("launch", "Lancement de la résidence", 84),
    ("week-1", "Fin de la semaine 1", 91),
    ("week-2", "Fin de la semaine 2", 119),
    ("week-3", "Fin de la semaine 3 et restitution publique", 147),
    ("report", "Livret et rapport final", 175),
    ("return", "Retour sur la résidence, six mois après", 330),
]
REPORT = [
    (
        "context",
        "Le contexte et la commande",
        "Quel service public, pour qui, et ce qui a décidé la collectivité.",
        True,
    ),
    (
        "definition",
        "Le territoire et la définition locale",
        "Ce que le territoire a pris du socle commun, ce qu’il a adapté et ajouté.",
        True,
    ),
    ("team", "L’équipe", "Qui a travaillé, avec quelles disciplines, et qui a accueilli.", True),
    ("journal", "Le journal, semaine par semaine", "Ce qui s’est passé sur le terrain, à partir des notes.", True),
    ("voices", "Portraits et paroles", "Ce que les habitants et les agents ont dit, sans donnée personnelle.", False),
    ("findings", "Les constats", "Ce que l’équipe a compris du service et de ses usages.", True),
    (
        "prototypes",
        "Les scénarios et les prototypes essayés",
        "Ce qui a été fabriqué, avec qui, et ce que l’essai a appris.",
        True,
    ),
    (
        "lessons",
        "Les enseignements pour la politique publique",
        "Ce que d’autres peuvent reprendre, ce que nous ferions autrement.",
        True,
    ),
    ("next", "Les suites", "Qui fait quoi, quand, avec quel budget.", True),
    ("annexes", "Annexes", "Sources, remerciements, liens.", False),
]


def milestones(program, dossier, day):
    """The milestones of a programme, counted from this day, ready to be saved."""
    return dated(program, dossier, day, MILESTONES)


def phases(model, residence):
    """The phases of the preset, to be dated, ready to be saved."""
    return [
        model(residence=residence, order=n, title=title, purpose=purpose)
        for n, (title, purpose) in enumerate(PHASES, 1)
    ]
