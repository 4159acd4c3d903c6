"""Presets of a camp, as data: the lead's missions counted from the event, rules, jury's grid, profiles, milestones."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

VERSION = 1
TEAM = (4, 7)  # members of a team: at least, at most
JURORS = 3
MIN_JUDGES = 2
PEOPLE = 60  # places, before the lead says otherwise
PROFILES = [
    ("inhabitant", _("inhabitant, user")),
    ("agent", _("public agent")),
    ("elected", _("elected official")),
    ("developer", _("developer, data")),
    ("designer", _("designer")),
    ("student", _("student")),
    ("association", _("association")),
    ("company", _("company")),
    ("other", _("other")),
]
SKILLS = [
    ("development", _("development")),
    ("data", _("data analysis")),
    ("design", _("design")),
    ("domain", _("knowledge of the service")),
    ("territory", _("knowledge of the territory")),
    ("project", _("running a project")),
    ("law", _("law")),
    ("communication", _("communication")),
]
LICENCES = [
    ("eupl-1.2", "EUPL 1.2"), ("mit", "MIT"), ("apache-2.0", "Apache 2.0"), ("gpl-3.0", "GNU GPL 3.0"),
    ("etalab-2.0", _("Licence Ouverte 2.0 (Etalab)")), ("cc-by-4.0", "Creative Commons BY 4.0"), ("cc0", _("CC0 (public domain)")),
]  # fmt: skip
# 11.A: the actors that the camp identifies, and what they are willing to do.
WILLING = [
    ("go_on", _("go on with the project")),
    ("lead", _("lead a territorial start-up")),
    ("mentor", _("help others, as a mentor")),
    ("host", _("host: a place, equipment, data")),
    ("contact", _("be told of what comes next")),
]
# The survey: the marks, and the other answers.
MARKS = [
    (5, _("very satisfied")),
    (4, _("satisfied")),
    (3, _("so-so")),
    (2, _("disappointed")),
    (1, _("very disappointed")),
]
OPINIONS = [("yes", _("yes")), ("maybe", _("perhaps")), ("no", _("no"))]
# Code, family, label, what is expected, days counted from the opening of the event (before it: negative).
MISSIONS = [
    ("frame", "manage", "Cadrer le camp avec l’accompagnateur", "Dates, lieu, budget, partenaires pressentis, ce que la collectivité attend.", -90),
    ("place", "hospitality", "Réserver un lieu accessible", "Accès de plain-pied, réseau sans fil, prises, espaces calmes, horaires du soir.", -75),
    ("actors", "mobilise", "Mobiliser les acteurs locaux", "Habitants, agents, élus, associations, entreprises, écoles : qui inviter, par qui.", -60),
    ("challenges", "manage", "Recueillir et choisir les défis", "Chaque défi a un porteur, un problème, des usagers, des données, un mentor.", -45),
    ("communication", "communicate", "Annoncer le camp", "Page publique, presse locale, réseaux, affiches dans les services.", -40),
    ("data", "data", "Publier les jeux de données", "Sous licence ouverte, avec une personne à contacter pour chacun.", -30),
    ("rules", "rules", "Arrêter le règlement", "Objet, participants, mineurs, propriété intellectuelle, image, données personnelles, responsabilité.", -30),
    ("jury", "jury", "Réunir le jury et sa grille", "Au moins trois jurés, leur disponibilité, leurs liens avec les équipes.", -21),
    ("catering", "hospitality", "Prévoir repas et accueil", "Régimes alimentaires, secours, gardiennage, hébergement de ceux qui viennent de loin.", -14),
    ("mentors", "mobilise", "Réunir les mentors", "Un mentor par défi, des présences jusqu’au soir.", -14),
    ("rehearsal", "manage", "Répéter le déroulé", "Accueil, pointage, projecteur, présentations, remise des prix.", -3),
]  # fmt: skip
REQUIRED = ("manage", "mobilise", "communicate")  # the families whose missions come before registration opens
# Code, label, days counted from the opening of the event.
MILESTONES = [
    ("framing", "Cadrage avec l’accompagnateur", -90),
    ("challenges", "Défis choisis", -45),
    ("registration", "Ouverture des inscriptions", -30),
    ("event", "Le camp", 0),
    ("code", "Publication du code et des données", 7),
    ("committee", "Comité de suites", 30),
    ("report", "Bilan du camp", 90),
    ("return", "Ce que sont devenus les prototypes", 180),
]
# Criterion, weight out of 100.
GRID = [
    ("Utilité pour l’usager", 30),
    ("Usage des données", 20),
    ("Faisabilité et pérennité", 20),
    ("Qualité du prototype", 15),
    ("Coopération sur le territoire", 15),
]
# Code, title, what to write, whether it is required: what 11.A expects of a camp.
REPORT = [
    ("challenges", "Les défis", "Ce que le territoire a demandé, qui l’a porté, avec quelles données ; les défis restés sans réponse aussi.", True),
    ("services", "Les services produits", "Les équipes, leurs prototypes, les prix : ce qu’un usager peut essayer aujourd’hui, et où.", True),
    ("actors", "Les acteurs identifiés et volontaires", "Qui peut faire avancer le territoire, et ce que chacun est prêt à faire ; ne nommez que qui l’a accepté.", True),
    ("territory", "Ce que le camp apprend du territoire", "Les constats, les données qui manquent, ce que les équipes ont compris des usages.", True),
    ("participation", "La participation", "Qui est venu, qui a manqué, et comment les gens ont été invités.", True),
    ("satisfaction", "La satisfaction", "Ce que les participants ont aimé, ce qu’ils changeraient.", False),
    ("costs", "Les coûts et le financement", "Ce que le camp a coûté, qui a payé, ce qui a été prêté.", True),
    ("next", "Les suites", "Ce que devient chaque prototype et chaque personne ; qui fait quoi, pour quand.", True),
    ("annexes", "Annexes", "Sources, remerciements, liens.", False),
]  # fmt: skip
RULES = """Objet
Le camp réunit pendant sa durée des personnes volontaires qui cherchent ensemble des réponses aux défis proposés.

Participation
La participation est gratuite et ouverte à toute personne inscrite, dans la limite des places. Une personne mineure participe avec l’accord écrit de son représentant légal.

Équipes
Chaque équipe répond à un défi. Chacun choisit librement son équipe et peut en changer jusqu’à ce qu’elle soit complète.

Propriété intellectuelle
Chacun reste l’auteur de ce qu’il produit. Les équipes publient leur code et leurs documents sous une licence ouverte, que chacune choisit.

Image
Aucune photographie où une personne est reconnaissable n’est publiée sans son accord.

Données personnelles
Les informations de l’inscription servent à organiser le camp. Les régimes alimentaires et les besoins d’accès sont effacés à la fin de l’événement.

Responsabilité
Chacun veille sur ses affaires et sur le matériel prêté. L’organisateur assure l’événement.
"""


def date(day, offset):
    """The day of something counted from the opening of the event."""
    return day + timedelta(days=offset)
