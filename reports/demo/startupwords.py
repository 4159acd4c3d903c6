"""What is said in the start-ups of the demonstration: invented people, real kinds of problems."""

# Commune, département, title, the problem in a few words (as other ideas), then what its scoping says.
BORN = (
    "Figeac",
    "46",
    "L’eau du Célé, lue par tous",
    "chacun mesure la rivière de son côté, et personne ne lit les mesures des autres",
)
IDEAS = {
    "scoping": ("Guéret", "23", "Savoir où trouver un médecin ce soir", "après dix-huit heures, on appelle trois numéros avant de savoir où aller"),
    "recruiting": ("Redon", "35", "La salle des fêtes sans passer en mairie", "on réserve la salle à pied, deux fois, et l’on apprend le samedi qu’elle est prise"),
    "building": BORN,
    "continued": ("Lodève", "34", "Une place en crèche, dite chaque matin", "des berceaux restent vides le mercredi pendant que cent familles attendent"),
    "stopped": ("Autun", "71", "Signaler un dépôt sauvage", "trois services reçoivent les mêmes signalements et chacun croit que l’autre s’en occupe"),
}  # fmt: skip
USERS = {
    "scoping": "Les habitants sans médecin traitant, quatre sur dix ; les régulateurs du soir.",
    "recruiting": "Soixante associations, et l’agente qui tient le cahier.",
    "building": "Les syndicats de rivière, les pêcheurs, les communes qui ferment les baignades.",
    "continued": "Cent douze familles sur la liste d’attente ; les directrices des quatre crèches.",
    "stopped": "Les habitants qui signalent, les agents de la voirie, les gardes.",
}
SPONSORS = {
    "scoping": ("", ""), "recruiting": ("Hervé Lemoine", "directeur général des services"), "building": ("Sylvie Bonnet", "vice-présidente chargée de l’eau"),
    "continued": ("Nadia Ferrand", "directrice générale des services"), "stopped": ("Paul Girard", "adjoint au maire"),
}  # fmt: skip
MET = [
    ("Une agente d’accueil", "Une matinée à son guichet", "Elle recopie sur un cahier ce que trois personnes lui ont déjà dit par téléphone."),
    ("Un père de deux enfants", "Un café, après l’école", "Il ne cherche plus : il demande à sa voisine, qui sait toujours."),
    ("La présidente d’une association", "Un appel de vingt minutes", "Elle a renoncé deux fois ; elle voudrait seulement une réponse, même négative."),
    ("Un agent technique", "Une demi-journée à ses côtés", "Il découvre le planning le lundi. Il le tient à jour sur son téléphone, pour lui seul."),
    ("Une habitante de quatre-vingts ans", "Chez elle", "Elle n’ira pas en ligne : il faut que le téléphone reste, et que la réponse soit la même."),
    ("La directrice d’un service voisin", "Une réunion", "Elle a la donnée, personne ne la lui demande."),
    ("Un élu", "En mairie", "Il veut un chiffre par mois, pas un tableau de bord."),
]  # fmt: skip
HYPOTHESES = [
    ("Les agents diront chaque matin ce qui est libre, si cela prend une minute.", "Un tableau blanc photographié, deux semaines", "holds", "Quarante secondes en moyenne ; le vendredi, personne n’y pense."),
    ("Les habitants préfèrent un message à un appel.", "Quarante personnes, un numéro d’essai", "falls", "Après soixante ans, c’est l’inverse : il faut les deux."),
    ("Les services voisins partageront leurs données.", "Une lettre du sponsor", "open", ""),
]  # fmt: skip
TEAM = [
    ("Lina Barbier", "developer", "recruited"),
    ("Tom Morin", "developer", "recruited"),
    ("Inès Caron", "field", "volunteer"),
]
FUNDING = {
    "recruiting": [
        ("Commune", 40000, "acquired"),
        ("Région", 25000, "acquired"),
        ("Intercommunalité", 9300, "acquired"),
    ],
    "building": [
        ("Syndicat de rivière", 30000, "paid"),
        ("Agence de l’eau", 35000, "acquired"),
        ("Commune", 9300, "acquired"),
    ],
    "continued": [("Commune", 34300, "paid"), ("Caisse d’allocations familiales", 40000, "paid")],
    "stopped": [("Commune", 50000, "paid"), ("Département", 24300, "acquired")],
}
PRODUCTS = {
    "building": ("Célé en clair", "Chacun lit au même endroit ce que la rivière dit ce matin.", "Voir le niveau et la qualité de l’eau, point par point ; être prévenu quand on ferme une baignade.", "De trois jours à une heure entre une mesure et son affichage."),
    "continued": ("Berceau", "Les familles voient chaque matin les places libres, et les réservent.", "Voir les places du jour, réserver pour une journée, annuler sans appeler.", "Passer de douze à quatre berceaux vides un mercredi."),
    "stopped": ("Halte dépôts", "Un seul endroit pour signaler, une seule réponse.", "Envoyer une photo et un lieu ; suivre ce qui en est fait.", "Répondre en trois jours à huit signalements sur dix."),
}  # fmt: skip
LESSONS = """Le signalement n’était pas le problème : les trois services ne s’étaient jamais mis d’accord sur qui ramasse quoi. Aucun logiciel ne pouvait le décider à leur place.

Nous aurions dû suivre un dépôt du premier appel jusqu’au camion avant d’écrire une ligne de code."""
RESTART = "Une règle commune, signée par les trois services, et un seul responsable par rue."
STOPPED = "Le nouvel adjoint et les trois services préfèrent commencer par la règle."
PRESENT = "Mme Bonnet, maire\nLa directrice générale des services\nLe responsable des programmes\nDeux parents usagers"
DECIDED = "Deux cents familles réservent chaque mois ; les berceaux vides ont baissé des deux tiers."
AGENDA = "Le problème\nCe que nous avons fait en six mois\nDémonstration\nLes chiffres\nCe que nous demandons"
PROOFS = [
    "Page publique du service",
    "Dépôt du code",
    "Compte rendu hebdomadaire",
    "Essais avec douze familles",
    "Page de statistiques",
]
REPORT = ("Une place, dite chaque matin", "Six mois pour que les familles voient les berceaux libres et les réservent.")
ESSENTIAL = (
    "Quatre crèches disent chaque matin leurs places libres. Deux cents familles réservent chaque mois. Les berceaux vides du mercredi sont passés de douze à quatre.",
    "Passer des matinées au guichet avant d’écrire une ligne de code ; garder le téléphone.",
    "La mise à jour du vendredi repose encore sur une seule personne.",
    "Financer six mois de plus, et ouvrir le service aux assistantes maternelles.",
)
FIGURES = [("200", "familles réservent chaque mois", "Avant : aucune"), ("4", "berceaux vides un mercredi", "Avant : 12"), ("40 s", "pour dire les places du jour", "Cible : 1 min"), ("4", "crèches sur quatre", "Au départ : une")]  # fmt: skip
# What the lead says every two weeks: the weather, one success, one obstacle.
NEWS = [
    ("clouds", "L’équipe est installée, à côté du guichet.", "Les accès aux données se font attendre."),
    ("sun", "Six habitants ont essayé une maquette en papier.", ""),
    ("showers", "Une première page est en ligne pour nous seuls.", "Le prestataire du logiciel métier ne répond pas."),
    ("clouds", "Le logiciel métier exporte enfin chaque nuit.", ""),
    ("sun", "Quarante personnes s’en sont servies cette semaine.", ""),
    ("clouds", "Les agents y renvoient d’eux-mêmes.", "Il faut décider qui tiendra le service après nous."),
]
# What the coach and the team meet for every four weeks, and what they decide.
MEETINGS = [
    ("Point des quatre semaines", "Décidé : montrer la maquette à dix habitants avant d’écrire une ligne de plus ; la direction appelle le prestataire."),
    ("Premiers usagers", "Décidé : ouvrir à une seule commune, mesurer chaque semaine, garder le téléphone ouvert pour ceux qui le préfèrent."),
    ("Préparer le comité", "Décidé : trois chiffres, pas plus ; dire ce qui n’a pas marché ; chercher dès maintenant qui tiendra le service."),
]  # fmt: skip
