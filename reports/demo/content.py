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


def paragraph(question, idea):
    """A plausible answer to an open question, from the project's problem."""
    commune, _departement, title, problem = idea
    texts = [
        f"À {commune}, {problem}. Les agents le constatent chaque semaine, les élus en parlent à chaque conseil, et rien n’a changé.",
        f"Avec « {title} », nous voulons partir de ce que vivent les habitants. Nous avons déjà rencontré douze d’entre eux au marché.",
        "Nous pouvons accueillir l’équipe dans l’ancienne école : trois pièces, un poêle, une connexion correcte et un logement au-dessus.",
        "Deux associations, le collège et la communauté de communes se sont engagés à donner du temps. Leurs lettres sont jointes.",
        "Si cela marche chez nous, les huit communes voisines ont le même problème et le même budget. Nous leur ouvrirons nos notes.",
    ]
    return texts[sum(map(ord, question)) % len(texts)] + " " + texts[(sum(map(ord, question)) + 1) % len(texts)]


OPINIONS = [
    "Un problème bien posé, une équipe qui connaît ses habitants. Le modèle économique reste à écrire.",
    "Le dossier convainc par sa simplicité. Je m’interroge sur la place des agents dans l’équipe.",
    "L’ancrage local est fort ; le transfert à d’autres territoires est à peine esquissé.",
]
REASONS = {
    "rejected": "Le projet est sincère, mais le problème reste trop large pour une résidence de six mois. Le jury vous invite à le resserrer et à revenir.",
    "waitlisted": "Le jury a retenu votre projet sur la liste complémentaire : il est prêt, et les places sont comptées.",
    "selected": "Le jury a salué un problème précis, un accueil déjà prêt et des habitants associés dès le premier jour.",
}
