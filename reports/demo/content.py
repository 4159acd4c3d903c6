"""What the invented projects say; the communes are real, the people and the projects are not."""

# commune, département, title of the project, the problem
IDEAS = [
    (
        "Lignières",
        "18",
        "Un guichet qui vient à vous",
        "le guichet ferme à 16 h quand la moitié des habitants travaille encore",
    ),
    ("Saint-Affrique", "12", "La cantine commande local", "les producteurs voisins ne savent pas vendre à la cantine"),
    ("Die", "26", "Une seule demande pour se loger", "une famille remplit quatre fois le même dossier de logement"),
    ("Mauléon-Licharre", "64", "Garder son médecin", "trois médecins sur quatre partent à la retraite dans deux ans"),
    ("Brioude", "43", "La mairie sans escalier", "un habitant sur six ne peut pas monter à l’état civil"),
    ("Luzy", "58", "Vieillir chez soi, entouré", "les aides à domicile ne se coordonnent pas avec les familles"),
    ("Guise", "02", "Le bus des apprentis", "les apprentis ne trouvent pas de transport avant sept heures"),
    ("Mens", "38", "Une maison pour les jeunes actifs", "les moins de trente ans ne trouvent ni bureau ni logement"),
    ("Felletin", "23", "Rouvrir la gare", "la salle d’attente est fermée depuis 2011"),
    ("Ambert", "63", "L’eau, claire et simple", "les factures d’eau amènent deux cents réclamations par an"),
    (
        "Carhaix-Plouguer",
        "29",
        "Accueillir un nouvel habitant",
        "un nouvel arrivant frappe à six portes le premier mois",
    ),
    (
        "Loos-en-Gohelle",
        "62",
        "Le jardin des voisins",
        "les jardins ouvriers se vident alors que cent foyers attendent",
    ),
    ("Saillans", "26", "Décider ensemble du budget", "personne ne vient aux réunions sur le budget"),
    ("Figeac", "46", "Le permis de construire expliqué", "un dossier sur trois revient incomplet"),
    (
        "Bitche",
        "57",
        "Une place en crèche, sans attendre",
        "les parents appellent cinq crèches sans connaître leur rang",
    ),
    ("Mirecourt", "88", "La bibliothèque du soir", "la bibliothèque ferme à l’heure où sortent les usines"),
    ("Le Vigan", "30", "Signaler, réparer, répondre", "les signalements des habitants restent sans réponse"),
    ("Corte", "2B", "Étudier et rester", "les étudiants repartent dès leur diplôme"),
    ("Cilaos", "974", "La route coupée, et après", "après un éboulement, chacun cherche l’information de son côté"),
    ("Mana", "973", "L’école au bord du fleuve", "les familles du fleuve n’ont pas d’adresse pour inscrire un enfant"),
    ("Ploërmel", "56", "Des démarches sans mot de passe", "les anciens renoncent aux démarches en ligne"),
    ("Crest", "26", "La médiathèque se prête", "les habitants des villages ne viennent qu’une fois l’an"),
    ("Redon", "35", "Une ville, trois départements", "les horaires de bus changent à chaque limite"),
    ("Decazeville", "12", "Transmettre son commerce", "neuf commerces cherchent un repreneur"),
    ("Fourmies", "59", "Manger chaud à midi", "les personnes seules sautent un repas sur deux"),
    ("Autun", "71", "Le marché des circuits courts", "les maraîchers vendent plus loin que leurs voisins n’achètent"),
    ("Nogent-le-Rotrou", "28", "Prendre soin des aidants", "les aidants n’ont pas pris de congé depuis trois ans"),
    ("Thiers", "63", "Les ateliers vides", "trente ateliers sont vides en centre ancien"),
    ("La Souterraine", "23", "Le permis à dix-huit ans", "apprendre à conduire coûte un mois et demi de salaire"),
    ("Pont-Audemer", "27", "La Risle, notre voisine", "les riverains découvrent la crue quand elle est là"),
    ("Mortain-Bocage", "50", "Une mairie pour cinq villages", "les habitants ne savent plus quelle mairie est ouverte"),
    ("Lodève", "34", "Rénover sans se perdre", "un propriétaire sur deux abandonne sa demande d’aide"),
    ("Sablé-sur-Sarthe", "72", "Le premier emploi", "les entreprises et les jeunes ne se rencontrent pas"),
    ("Prades", "66", "Faire signe", "les personnes sourdes viennent accompagnées au guichet"),
    ("Barcelonnette", "04", "Vivre là toute l’année", "les saisonniers dorment dans leur voiture"),
    ("Joigny", "89", "La rue aux enfants", "les enfants ne vont plus à l’école à pied"),
    ("Trévoux", "01", "Le compost du quartier", "les déchets verts partent à quarante kilomètres"),
    ("Vire Normandie", "14", "Inscrire son enfant une fois", "école, cantine, bus : trois inscriptions, trois bureaux"),
    ("Château-Chinon (Ville)", "58", "Le Morvan connecté", "les agents se partagent deux ordinateurs"),
    ("Marennes-Hiers-Brouage", "17", "La mer monte", "les habitants veulent savoir sans avoir peur"),
]
FIRST = ["Claire", "Karim", "Hélène", "Samira", "Yann", "Lucie", "Marc", "Aïcha", "Paul", "Nadia", "Jean", "Inès", "Luc", "Élise", "Hugo", "Maëlle", "Omar", "Agnès", "Rémi", "Zoé"]  # fmt: skip
LAST = ["Bonnet", "Haddad", "Morvan", "Lopez", "Le Goff", "Vidal", "Perrin", "Benali", "Roux", "Masson", "Garnier", "Faure", "Lemoine", "Blanc", "Carré", "Étienne", "Noël", "Marchal", "Dupuis", "Chevalier"]  # fmt: skip


def name(n):
    """The n-th invented name; 400 of them before one repeats."""
    return f"{FIRST[n % len(FIRST)]} {LAST[(n // len(FIRST) + n) % len(LAST)]}"


# title of the project: the service to rethink in a few words, how many people it serves
SERVED = {
    "Un guichet qui vient à vous": ("L’accueil en mairie", 1450), "La cantine commande local": ("La restauration scolaire", 420),
    "Une seule demande pour se loger": ("La demande de logement", 310), "Garder son médecin": ("L’accès aux soins de premier recours", 2700),
    "La mairie sans escalier": ("L’état civil", 6500), "Vieillir chez soi, entouré": ("L’aide à domicile", 380),
    "Le bus des apprentis": ("Le transport des apprentis", 140), "Une maison pour les jeunes actifs": ("L’accueil des jeunes actifs", 260),
    "Rouvrir la gare": ("L’accueil des voyageurs", 900), "L’eau, claire et simple": ("Le service des eaux", 3400),
    "Accueillir un nouvel habitant": ("L’accueil des nouveaux habitants", 220), "Le jardin des voisins": ("Les jardins familiaux", 170),
    "Décider ensemble du budget": ("Le budget participatif", 1300), "Le permis de construire expliqué": ("L’instruction des permis de construire", 540),
    "Une place en crèche, sans attendre": ("L’accueil de la petite enfance", 230), "La bibliothèque du soir": ("La lecture publique", 1900),
    "Signaler, réparer, répondre": ("La voirie et l’espace public", 3900), "Étudier et rester": ("La vie étudiante", 4200),
    "La route coupée, et après": ("L’information des habitants isolés", 5500), "L’école au bord du fleuve": ("L’inscription à l’école", 610),
    "Des démarches sans mot de passe": ("L’aide aux démarches en ligne", 1800), "La médiathèque se prête": ("La médiathèque intercommunale", 7300),
    "Une ville, trois départements": ("Les transports du quotidien", 9100), "Transmettre son commerce": ("L’appui au commerce", 85),
    "Manger chaud à midi": ("Le portage des repas", 190), "Le marché des circuits courts": ("Le marché municipal", 1600),
    "Prendre soin des aidants": ("L’aide aux aidants", 450), "Les ateliers vides": ("L’installation des artisans", 120),
    "Le permis à dix-huit ans": ("L’aide à la mobilité des jeunes", 280), "La Risle, notre voisine": ("La prévention des crues", 2300),
    "Une mairie pour cinq villages": ("L’accueil dans les mairies déléguées", 6900), "Rénover sans se perdre": ("L’aide à la rénovation", 330),
    "Le premier emploi": ("L’accès au premier emploi", 510), "Faire signe": ("L’accueil des personnes sourdes", 60),
    "Vivre là toute l’année": ("Le logement des saisonniers", 750), "La rue aux enfants": ("Le chemin de l’école", 640),
    "Le compost du quartier": ("La collecte des déchets verts", 5200), "Inscrire son enfant une fois": ("L’inscription périscolaire", 1150),
    "Le Morvan connecté": ("L’équipement des agents", 95), "La mer monte": ("La prévention des submersions", 5800),
}  # fmt: skip
# word of the question: what is answered, one of them by project
ANSWERS = {
    "problème": [
        "À {commune}, {problem}. Les agents le constatent chaque semaine, les élus en parlent à chaque conseil, et rien n’a changé.\n\nNous avons essayé une affiche, puis une page sur le site. La première n’a pas été lue, la seconde n’a pas été trouvée.",
        "Le constat est simple : {problem}. À {commune}, il revient dans toutes les permanences.\n\nChaque service en voit un morceau. Personne ne suit un habitant du début à la fin de sa démarche, et les agents finissent par s’excuser à la place de l’organisation.",
        "Une habitante nous l’a dit à la sortie d’un conseil : {problem}. Nous avons compté pendant un mois : elle a raison.\n\nLes agents de {commune} connaissent la difficulté et bricolent des réponses. Elles tiennent à des personnes, pas au service.",
    ],
    "travaillera": [
        "L’équipe s’installera dans l’ancienne école : trois pièces chauffées, une connexion correcte et un logement au-dessus. La secrétaire générale l’accueillera le premier jour.",
        "La médiathèque prête sa salle du rez-de-chaussée, qui donne sur la place : on y entre sans rendez-vous. Deux gîtes communaux sont réservés pour les trois semaines.",
        "L’ancienne perception, fermée depuis quatre ans, sera rouverte pour l’équipe. Le directeur des services y tiendra un bureau pendant les semaines d’immersion.",
    ],
    "participeront": [
        "Nous avons déjà rencontré douze habitants au marché. Un conseil de vingt personnes, tirées au sort, se réunira à la fin de chaque semaine ; les agents y siègent à égalité.",
        "Les agents tiendront un carnet de ce qui bloque, dès maintenant. Les habitants essaieront chaque proposition avant qu’elle ne soit écrite ; il reste à aller chercher ceux qui ne viennent jamais.",
        "Trois familles et quatre agents nous ont ouvert leur semaine. Nous irons aussi à la sortie de l’école, à la salle de sport et chez le médecin : là où sont ceux que l’on n’entend pas.",
    ],
    "ressources": [
        "Deux associations, le collège et la communauté de communes se sont engagés à donner du temps. Un menuisier prête son atelier.",
        "Le foyer rural ouvre sa salle, le lycée professionnel fabrique les maquettes, et trois entreprises libèrent un salarié une journée.",
        "Le centre social, la mission locale et l’union des commerçants nous accompagnent depuis deux ans. Ils connaissent les habitants mieux que nous.",
    ],
    "territoires": [
        "Les huit communes voisines ont le même problème et le même budget. Nous leur ouvrirons nos notes, y compris ce qui aura échoué.",
        "Nous publierons un mode d’emploi d’une page, les maquettes et les clauses de marché, sous licence libre. Le réseau des maires ruraux les diffusera.",
        "Le département s’est engagé à réunir les communes intéressées à la fin de la résidence. Nos agents iront montrer, plutôt que d’écrire un guide.",
    ],
}  # fmt: skip
TURNS = {"problème": 1, "travaillera": 2, "participeront": 5, "ressources": 7, "territoires": 11}


def paragraph(question, idea):
    """A plausible answer to an open question: what it asks decides of the answer, the project of its words."""
    commune, _departement, title, problem = idea
    word = next((one for one in ANSWERS if one in question.lower()), "problème")
    texts = ANSWERS[word]
    return texts[sum(map(ord, title)) // TURNS[word] % len(texts)].format(commune=commune, problem=problem)


def served(idea):
    """The service that a project rethinks, and how many people it serves."""
    return SERVED.get(idea[2], (idea[2], 500))


# by how good a reading is: strong, fair, weak
READINGS = [
    [
        "Un problème bien posé, une équipe qui connaît ses habitants. Le modèle économique reste à écrire.",
        "Le dossier convainc par sa simplicité. Je m’interroge seulement sur la place des agents dans l’équipe.",
        "Accueil prêt, partenaires nommés, habitants déjà rencontrés : tout est là pour commencer.",
    ],
    [
        "L’ancrage local est fort ; le transfert à d’autres territoires est à peine esquissé.",
        "Une bonne intuition, des partenaires encore à convaincre. Je le garderais pour la suite.",
        "Le problème est réel. Le calendrier paraît court pour ce qui est promis.",
    ],
    [
        "La solution est écrite avant l’enquête : que restera-t-il à découvrir ?",
        "Le sujet est trop large pour trois semaines ; il faudrait choisir un service et un lieu.",
        "Les habitants sont consultés à la fin. Je n’ai pas vu qui, dans la commune, porterait la suite.",
    ],
]  # fmt: skip
OPINIONS = [opinion for level in READINGS for opinion in level]
WAYS = {
    "rejected": [
        "Le projet est sincère, mais le problème reste trop large pour une résidence de six mois. Le jury vous invite à le resserrer et à revenir.",
        "Le dossier décrit une solution plus qu’un problème. Le jury vous conseille de partir de ce que vivent les usagers, puis de revenir.",
        "Le jury n’a pas vu qui, dans votre organisation, porterait le projet après la résidence. C’est ce point qui a manqué.",
    ],
    "waitlisted": [
        "Le jury a retenu votre projet sur la liste complémentaire : il est prêt, et les places sont comptées.",
        "Le problème est clair et les partenaires sont là. Le jury aurait aimé un accueil plus assuré ; il vous inscrit sur la liste complémentaire.",
        "Un bon projet, dont le budget reste à réunir. Le jury l’inscrit sur la liste complémentaire pour vous en laisser le temps.",
    ],
    "selected": [
        "Le jury a salué un problème précis, un accueil déjà prêt et des habitants associés dès le premier jour.",
        "Le jury a aimé un service du quotidien, regardé de près, et l’engagement écrit de vos partenaires.",
        "Le jury a retenu la franchise du diagnostic, et des agents qui veulent changer leur propre travail.",
        "Le jury voit dans ce projet une réponse que d’autres communes pourront reprendre dès l’an prochain.",
    ],
}  # fmt: skip
ADVICE = "Votre idée de banc d’essai sur le marché a plu : elle pourrait, à elle seule, faire un bon projet pour le prochain appel."
# one sentence that an officer adds by hand to a letter
ADVICE = "Votre idée de banc d’essai sur le marché a plu : elle pourrait, à elle seule, faire un bon projet pour le prochain appel."
REASONS = {outcome: reasons[0] for outcome, reasons in WAYS.items()}


def opinion(mark, n):
    """What a reader writes of a dossier that they mark so, out of 100."""
    level = READINGS[0 if mark >= 76 else 1 if mark >= 62 else 2]
    return level[n % len(level)]


def reason(outcome, n):
    """The reason of a decision, not the same for each."""
    return WAYS[outcome][n % len(WAYS[outcome])]


SKILLS = (
    ["santé", "mobilité"],
    ["habitat", "commerce"],
    ["numérique", "accueil"],
    ["école", "jeunesse"],
    ["participation"],
)
TIES = ("", "", "Commune de Bourges", "", "L’agence d’urbanisme où j’ai travaillé")
