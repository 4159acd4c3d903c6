"""What the invented camp that is over says afterwards; people and prototypes are invented."""

from hackathons import surveys

TITLE = "L’eau du Célé, lue par tous"
CALL = "Start-up territoriales : hors appel"
CALL_SUMMARY = "Un agent, deux développeurs, six mois : proposez le service numérique qui manque à vos usagers."
CALL_TEXT = """Une start-up territoriale construit en six mois, au contact de ses usagers, le service numérique qui leur manque.

Un agent de la collectivité mène le projet ; la collectivité finance deux développeurs ; l’État recrute avec elle et accompagne. Un comité décide, au bout de six mois, de continuer, de transmettre ou d’arrêter."""
GOES_ON = "Le lycée fabrique vingt sondes de plus au printemps, avec le syndicat de rivière."
LESSONS = [
    "Le prototype répond à une gêne, pas à un besoin : les riverains nous l’ont dit dès le dimanche matin.",
    "Un autre service fait déjà presque la même chose. Nous lui avons donné ce que nous avions nettoyé.",
    "Personne dans l’équipe ne peut l’entretenir. Le code est publié, quelqu’un le reprendra peut-être.",
    "Les données manquent pour les petits ruisseaux : le problème est réel, il est trop tôt.",
]
OPINIONS = [
    ("Les agents du syndicat étaient à toutes les tables.", "Une salle plus calme l’après-midi."),
    ("Avoir les vraies mesures dès le premier matin.", ""),
    ("Les repas : on y a formé la moitié des équipes.", "Finir plus tôt le dimanche, pour ceux qui viennent de loin."),
    ("Essayer les prototypes au bord de l’eau.", "Plus de prises électriques dans le préau."),
    ("Des lycéens et des anciens du moulin à la même table.", "Des badges avec le prénom en plus gros."),
    ("", "Savoir avant de venir quels jeux de données seraient là."),
    ("Les mentors disaient quand ils ne savaient pas.", ""),
    ("Le technicien de rivière, qui a répondu à tout.", "Une heure de plus avant les présentations."),
    ("On repart avec des noms, et une date.", "Inviter aussi les communes d’amont."),
    ("", "Un coin pour les enfants."),
]
KINDS = [["go_on", "lead"], ["go_on"], ["mentor", "contact"], ["go_on"], ["contact"], ["host", "contact"], ["go_on", "contact"], ["go_on"], ["contact"], ["mentor"], ["contact"]]  # fmt: skip
WORDS = [
    "Je veux que l’on sache, le matin, si l’on peut se baigner.",
    "",
    "J’ai relevé la rivière vingt ans : je peux montrer où.",
    "",
]
MET = [
    ("Odile Carrière", "Cave coopérative", "Prête son local au bord de l’eau, et connaît tous les riverains."),
    ("Damien Sols", "Fédération de pêche", "Mesure la température chaque semaine depuis 2004."),
]
FUNDING = [("Ville de Figeac", 5200, "paid", False), ("Département du Lot", 3000, "paid", False), ("Syndicat de rivière (mentors, matériel)", 1800, "acquired", True)]  # fmt: skip
EXPENSES = [("Repas et boissons", 3900, 3815), ("Sonorisation et vidéo", 1100, 1160), ("Matériel des prototypes", 1500, 1240), ("Prix", 2000, 2000), ("Communication", 900, 655)]  # fmt: skip
NEWS = [
    {30: ("well", "Le dossier de start-up est ouvert ; le syndicat et le lycée signent la mise en commun des mesures."), 90: ("slow", "La convention tarde, mais la page reçoit déjà les trois sources."), 180: ("well", "Quatre cents personnes lisent la page chaque semaine d’été.")},
    {30: ("well", "Les élèves ont monté huit sondes de plus."), 90: ("blocked", "Il manque un lieu sec pour l’atelier."), 180: ("slow", "")},
]  # fmt: skip
REPORT = ("L’eau du Célé, ensemble", "Deux jours pour que chacun lise la même rivière")
ESSENTIAL = [
    "Habitants, agents, pêcheurs et lycéens ont mis en commun, pendant deux jours, ce que chacun mesurait de son côté. Dix prototypes ont été remis ; deux continuent, dont un en start-up territoriale. La rivière a désormais une page que tous lisent.",
    "Les agents du syndicat étaient à toutes les tables. Les mesures ont été ouvertes avant le premier café. Le dimanche, les prototypes ont été essayés au bord de l’eau.",
    "Les petits ruisseaux ne sont mesurés par personne. La mise en commun tient encore à trois personnes.",
    "Que le syndicat de rivière publie ses mesures chaque nuit sous Licence Ouverte, avant l’été.",
]  # fmt: skip
SECTIONS = {
    "challenges": "Quatre défis, tous apportés par ceux qui les vivent.",
    "services": "Dix prototypes ont été remis, et essayés le dimanche au bord de l’eau.",
    "actors": "Un camp sert aussi à découvrir qui peut faire avancer un territoire.",
    "territory": "Trois organismes mesuraient la même rivière sans jamais se lire. Ce n’est pas une affaire de données, c’est une affaire de rendez-vous.",
    "participation": "Les invitations sont passées par les écoles, le marché et la fédération de pêche.",
    "satisfaction": "",
    "costs": "",
    "next": "Deux équipes continuent ; les autres disent ce qu’elles ont appris.",
    "annexes": "Merci aux bénévoles du comité des fêtes, qui ont tenu la cuisine deux jours.",
}


def figures(camp):
    """Four figures, counted."""
    found = surveys.results(camp)
    made, kept = (
        camp.teams.exclude(submitted_at=None).count(),
        camp.challenges.filter(state__in=("answered", "unanswered")).count(),
    )
    return [
        (str(found.asked), "personnes présentes", f"{camp.capacity} places"), (str(made), "prototypes remis", f"{kept} défis"),
        (f"{found.mean:.1f}".replace(".", ","), "sur 5, la satisfaction", f"{found.answers} réponses"),
        (str(camp.actors.willing().count()), "volontaires pour la suite", f"{camp.actors.standing().count()} acteurs identifiés"),
    ]  # fmt: skip
