"""Presets of a residence, as data: team, rhythms and their phases, milestones, licences."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from programs.milestones import dated

VERSION = 1
TEAM, DISCIPLINES = 3, 2
LICENCES = [
    ("cc-by-4.0", "Creative Commons BY 4.0"),
    ("cc-by-sa-4.0", "Creative Commons BY-SA 4.0"),
    ("etalab-2.0", _("Licence Ouverte 2.0 (Etalab)")),
]
# Each rhythm: its phases as (kind, title, purpose, length in days, days of breathing before it).
WEEKS = [  # La 27e Région: three immersion weeks with breathing gaps; problem, co-design, restitution
    ("previsit", "Prévisite", "Rencontrer les hôtes et choisir le terrain", 1, 0),
    (
        "immersion",
        "Semaine 1 : le problème",
        "Observer, écouter, choisir un problème soluble dans le temps donné",
        5,
        21,
    ),
    ("gap", "Première intersemaine", "Prendre du recul, préparer les pistes", 21, 0),
    ("immersion", "Semaine 2 : la coconception", "Imaginer et fabriquer avec les acteurs du lieu", 5, 0),
    ("gap", "Seconde intersemaine", "Consolider les prototypes", 21, 0),
    (
        "immersion",
        "Semaine 3 : les essais et la restitution",
        "Essayer avec les usagers et rendre compte en public",
        5,
        0,
    ),
]
LUPI = [  # Cité du design, Saint-Étienne: users and practices first, a few months with partners
    (
        "previsit",
        "Prévisite et partenaires",
        "Réunir ceux qui porteront la question et choisir le terrain d’usage",
        1,
        0,
    ),
    ("immersion", "Observation des usages", "Suivre des pratiques réelles, sans proposer", 15, 14),
    ("work", "Ateliers créatifs", "Imaginer des scénarios d’usage avec usagers et partenaires", 10, 14),
    ("work", "Maquettes et essais", "Fabriquer les scénarios retenus et les essayer", 20, 7),
    ("sharing", "Restitution aux partenaires", "Montrer les scénarios, décider de leurs suites", 1, 7),
]
CIFRE = [  # one doctoral student in a public organization, thirty-six months
    ("previsit", "Convention et installation", "Signer avec le laboratoire, trouver sa place dans le service", 30, 0),
    ("immersion", "Première année : comprendre", "Enquêter dans le service, préciser la question de recherche", 335, 0),
    ("work", "Deuxième année : expérimenter", "Mener des essais avec les agents et les usagers", 365, 0),
    ("work", "Troisième année : écrire et transmettre", "Rédiger, transmettre au service, préparer la suite", 335, 0),
    ("sharing", "Soutenance et restitution", "Rendre compte à la collectivité autant qu’au jury", 30, 0),
]
FREE = [
    ("previsit", "Prévisite", "Rencontrer les hôtes et choisir le terrain", 1, 0),
    ("work", "Le travail de terrain", "À découper en phases comme il vous convient", 30, 14),
    ("sharing", "Restitution", "Rendre compte en public", 1, 7),
]
PHASES = {"weeks": WEEKS, "lupi": LUPI, "cifre": CIFRE, "free": FREE}
RHYTHMS = [
    ("weeks", _("Three immersion weeks with breathing gaps")),
    ("lupi", _("LUPI: a laboratory of uses, over a few months")),
    ("cifre", _("CIFRE: one doctoral student for thirty-six months")),
    ("free", _("Free: a few phases to begin with")),
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


def phases(model, residence, rhythm="weeks", starts_on=None):
    """The phases of a rhythm, ready to be saved; dated from this day, or to be dated without any."""
    day, found = starts_on, []
    for n, (kind, title, purpose, length, before) in enumerate(PHASES[rhythm], 1):
        first = day and day + timedelta(days=before)
        last = first and first + timedelta(days=length - 1)
        found.append(
            model(residence=residence, order=n, kind=kind, title=title, purpose=purpose, starts_on=first, ends_on=last)
        )
        day = last and last + timedelta(days=1)
    return found
