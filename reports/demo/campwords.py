"""What the invented camps of the demonstration say; the communes are real, the people and the prototypes are not."""

# commune, département, title, the problem
CAMPS = [
    ("Mirecourt", "88", "Camp du cœur de bourg", "une vitrine sur trois est vide, et personne ne sait lesquelles sont à louer"),
    ("Lignières", "18", "Camp des mobilités du Boischaut", "sans voiture, on ne va ni au lycée, ni au marché, ni chez le médecin"),
    ("Figeac", "46", "Camp de l’eau du Célé", "chacun mesure la rivière de son côté, et personne ne lit les mesures des autres"),
]  # fmt: skip
PLACES = [
    ("Ancienne manufacture, rue Chanzy, Mirecourt", "Communauté de communes", "Entrée de plain-pied rue Chanzy, toilettes accessibles, deux places réservées, salle calme au premier (ascenseur)."),
    ("Salle des fêtes, place du Marché, Lignières", "Mairie", "Entrée de plain-pied, boucle magnétique dans la grande salle, une pièce calme, places réservées devant l’entrée."),
    ("Espace Mitterrand, boulevard Pasteur, Figeac", "Mairie", "Ascenseur, toilettes accessibles à chaque étage, boucle magnétique, parking de dix places réservées."),
]  # fmt: skip
# Title, the problem, users, owner, contact, mentor, data sets (title, licence, format).
CHALLENGES = [
    [
        ("Où sont les vitrines vides ?", "On ne sait ni combien de commerces sont fermés, ni depuis quand, ni qui en est propriétaire.", "Les porteurs de projet, les propriétaires, la mairie", "L’union des commerçants", "Inès Garnier", "Paul Faure", [("Locaux commerciaux du centre", "etalab-2.0", "CSV")]),
        ("Donner envie de traverser la place", "La place est un parking. On la traverse, on ne s’y arrête pas.", "Les habitants, les élèves du lycée", "La ville", "Marc Lemoine", "Zoé Blanc", [("Comptage des piétons", "etalab-2.0", "CSV")]),
        ("Le soir après dix-neuf heures", "Tout ferme à dix-neuf heures, sauf le distributeur de pain.", "Les jeunes actifs", "La maison des jeunes", "Nadia Roux", "", []),
        ("Le logement au-dessus des boutiques", "Les étages sont vides parce que l’on n’y accède que par la boutique.", "Les familles, les bailleurs", "L’office de l’habitat", "Luc Masson", "Agnès Noël", [("Logements vacants par rue", "etalab-2.0", "CSV")]),
    ],
    [
        ("Savoir quand passe le car", "L’horaire est affiché sous l’abribus, en petits caractères, et change à chaque rentrée.", "Les lycéens, les personnes âgées", "La région", "Hélène Perrin", "Karim Vidal", [("Horaires des lignes 120 et 124", "etalab-2.0", "GTFS"), ("Arrêts du département", "etalab-2.0", "GeoJSON")]),
        ("Partager un trajet sans application", "Tous vont au même marché, le même jour, chacun dans sa voiture.", "Les habitants sans permis", "Le centre social", "Élise Marchal", "Yann Dupuis", []),
        ("Le dernier kilomètre à vélo", "La gare est à quatre kilomètres ; la route n’a ni bas-côté ni lumière.", "Les apprentis, les touristes", "La communauté de communes", "Omar Chevalier", "Lucie Benali", [("Accidents de 2015 à 2025", "etalab-2.0", "CSV")]),
        ("Porter les courses, pas seulement les gens", "La tournée du portage de repas revient à vide.", "Les personnes qui ne se déplacent plus", "Le CCAS", "Claire Étienne", "", [("Tournées de portage, par semaine", "etalab-2.0", "CSV")]),
        ("Le rendez-vous médical et le bus", "Le rendez-vous est à 9 h, le car arrive à 9 h 40.", "Les patients, les secrétariats", "La maison de santé", "Rémi Haddad", "Samira Carré", []),
    ],
    [
        ("Lire toutes les mesures de la rivière", "Le syndicat, les pêcheurs et le lycée mesurent ; rien n’est rassemblé.", "Les riverains, les agents du syndicat", "Le syndicat de rivière", "Aïcha Morvan", "Jean Bonnet", [("Mesures du syndicat, 2010-2025", "etalab-2.0", "CSV")]),
        ("Prévenir avant la crue", "L’alerte arrive par téléphone, maison par maison, et toujours dans le même ordre.", "Les riverains, la réserve communale", "La ville", "Hugo Le Goff", "Maëlle Roux", [("Hauteurs d’eau, toutes les quinze minutes", "etalab-2.0", "JSON")]),
        ("Économiser l’eau sans y penser", "La facture arrive deux fois par an : trop tard pour changer.", "Les foyers, les campings", "La régie de l’eau", "Paul Garnier", "Inès Lopez", []),
        ("La baignade, oui ou non ?", "Un panneau de 1998 dit non. Les analyses disent souvent oui.", "Les familles, les gîtes", "L’agence de santé", "Zoé Haddad", "Luc Perrin", [("Analyses de baignade", "etalab-2.0", "CSV")]),
    ],
]  # fmt: skip
# Name, in one sentence, what it is; one line for each team of a camp, in the order of its challenges.
TEAMS = [
    [],
    [
        ("Les Abribus", "L’horaire, en grand, pour l’heure qu’il est.", "Un écran de papier électronique sous l’abribus affiche les deux prochains passages. Il tient six mois sur une pile."),
        ("Ligne 124", "Un message la veille, pour ceux qui prennent le car.", "On donne son arrêt et son heure ; un message dit la veille si le car passe."),
        ("Samedi neuf heures", "Une ardoise au marché : j’y vais, j’ai une place.", "Une ardoise et un numéro de téléphone : la boulangère relie ceux qui ont une place et ceux qui en cherchent."),
        ("Le Panneau", "Le covoiturage sans téléphone.", "Un panneau lumineux à l’entrée du bourg, que l’on allume d’un bouton quand on attend."),
        ("Lucioles", "Une route que l’on voit la nuit.", "Des plots solaires sur quatre kilomètres, posés là où les accidents ont eu lieu."),
        ("À deux roues", "Un vélo à la gare, pour une heure ou pour l’année.", "Douze vélos de la commune, prêtés avec la carte de la médiathèque."),
        ("Retour à vide", "La tournée du midi rapporte les courses.", "La tournée du portage prend les commandes des trois commerces et les livre au retour."),
        ("Le Panier roulant", "Les courses viennent avec le facteur.", "Un essai avec La Poste : la commande du lundi arrive le mardi."),
        ("Dix heures moins vingt", "Le rendez-vous à l’heure du car.", "Le secrétariat voit les horaires du car quand il donne un rendez-vous."),
        ("Salle d’attente", "Attendre au chaud, à côté de l’arrêt.", "La médiathèque ouvre à sept heures pour ceux qui attendent le car."),
        ("Les Passeurs", "Un bénévole pour le dernier bout de chemin.", "Des retraités volontaires prennent le relais entre l’arrêt et la maison de santé."),
    ],
    [
        ("Célé", "Une page, toutes les mesures, le même jour.", "Les fichiers des trois équipes sont lus chaque nuit et montrés sur une même carte, sous licence ouverte."),
        ("Les Sondes", "Un capteur à trente euros que le lycée fabrique.", "Douze sondes de température et de hauteur, montées par les élèves de première."),
        ("Gué", "Qui prévenir d’abord, quand l’eau monte.", "La liste des maisons triée par la hauteur d’eau qui les touche, et un appel qui part tout seul."),
        ("La Cloche", "La cloche sonne, le téléphone aussi.", "L’alerte passe par la cloche, un message et un voisin : aucun des trois ne suffit."),
        ("Goutte à goutte", "La facture, en une lettre par mois.", "La régie écrit chaque mois à ceux qui le veulent : ce qu’ils ont pris, ce que prend un foyer comme le leur."),
        ("Compteur ouvert", "Le camping voit ses fuites le lendemain.", "Les compteurs des campings sont relevés chaque nuit ; une courbe dit s’il y a une fuite."),
        ("On plonge", "Oui, non, et depuis quand.", "Un panneau à trois positions, tourné par l’agent de la plage, et la même page en ligne."),
        ("Les Loutres", "La baignade racontée par ceux qui s’y baignent.", "Chacun dit en deux gestes ce qu’il a vu ; l’agence lit, et répond."),
        ("Étiage", "Ce que la rivière peut donner cette semaine.", "Le débit et les prélèvements autorisés, en une phrase, pour les maraîchers."),
        ("Mémoire d’eau", "Les crues d’avant, sur les murs.", "Les repères de crue photographiés par les habitants, avec leur hauteur exacte."),
        ("Petite rivière", "Les ruisseaux ont aussi un nom.", "Une carte des ruisseaux que le cadastre ne nomme pas, avec les anciens qui les connaissent."),
    ],
]  # fmt: skip
AGENDA = [  # days after the opening, hour of beginning, of end, title, room, in a few words
    (0, (9, 0), (10, 0), "Accueil et café", "Hall", "Chacun retire son badge."),
    (0, (10, 0), (11, 0), "Les défis présentés par ceux qui les vivent", "Grande salle", "Trois minutes chacun."),
    (0, (11, 0), (13, 0), "Formation des équipes", "Grande salle", ""),
    (0, (13, 0), (14, 0), "Déjeuner", "Préau", "Préparé par la cantine."),
    (0, (14, 0), (19, 0), "Fabrication, avec les mentors", "Ateliers", ""),
    (0, (19, 0), (20, 30), "Dîner", "Préau", ""),
    (
        1,
        (9, 0),
        (12, 0),
        "Fabrication : essais avec des usagers",
        "Ateliers",
        "Dix habitants passent de table en table.",
    ),
    (1, (13, 0), (16, 0), "Dernières heures", "Ateliers", "Les prototypes se remettent jusqu’à 16 heures."),
    (1, (16, 0), (18, 0), "Présentations et jury", "Grande salle", "Quatre minutes par équipe."),
]
PARTNERS = [
    ("Chambre de commerce et d’industrie", "Deux mentors, les repas du samedi", True),
    ("Lycée professionnel", "Trois salles, l’atelier, huit élèves", True),
    ("Conseil départemental", "Les données des routes et 3 000 €", True),
    ("Association des maires ruraux", "L’annonce à ses membres", False),
]
JURY = [
    ("Mathilde Auger", "Directrice générale des services", "Communauté de communes"), ("Bruno Caillet", "Professeur de technologie", "Lycée professionnel"),
    ("Fatou Sarr", "Designer de services", "Indépendante"), ("Étienne Lacoste", "Président d’association d’usagers", "Familles rurales"),
]  # fmt: skip
PRIZES = [
    ("Prix du territoire", "Conseil départemental"),
    ("Prix des données ouvertes", "Association des maires ruraux"),
    ("Prix du public", "Les participants"),
]
PROFILES = ["inhabitant", "agent", "developer", "inhabitant", "student", "agent", "association", "designer", "inhabitant", "elected", "student", "agent", "developer", "inhabitant", "company", "inhabitant", "agent", "association", "student", "designer"]  # fmt: skip
ORGANIZATIONS = [
    "",
    "Mairie",
    "Lycée professionnel",
    "",
    "Atelier des possibles",
    "Conseil départemental",
    "",
    "Maison de santé",
]
DIETS = ["", "", "", "végétarien", "", "sans gluten", "", "", "", "sans porc"]
REMARKS = [
    "Le problème est juste et vous l’avez entendu de ceux qui le vivent. Il reste à dire qui s’en occupera en janvier.",
    "Le prototype marche, nous l’avons vu. Montrez-le à dix personnes de plus avant d’écrire une ligne.",
    "Une idée simple, et c’est sa force. Attention au coût de l’entretien.",
    "Les données étaient là, vous les avez lues. Publiez ce que vous avez nettoyé : d’autres en ont besoin.",
]
NOTES = [
    "Trois habitants rencontrés ce matin : aucun ne lit l’affiche.",
    "Premier essai sur papier. On garde les gros caractères.",
    "Les données sont propres, sauf les horaires du samedi.",
    "Le mentor demande qui paiera la pile dans deux ans. Bonne question.",
]
ANNOUNCED = [  # minutes ago
    (300, "Bonjour à tous. Le café est dans le hall, les mentors portent un badge bleu."),
    (90, "Dix habitants passent à vos tables pour essayer : montrez, ne racontez pas."),
    (25, "Pensez à remettre votre prototype depuis la page de votre équipe. On peut le reprendre jusqu’à la fin."),
]
MENTORS = [
    ("Karim Vidal", "horaires, données des transports"),
    ("Lucie Benali", "voirie, sécurité routière"),
    ("Samira Carré", "rendez-vous médicaux"),
    ("Yann Dupuis", "présenter en quatre minutes"),
]
HELP = [  # minutes ago, what for, where
    (22, "Lire un fichier GTFS", "Table 3, près de la fenêtre"),
    (9, "Trouver un patient pour essayer", "Atelier du fond"),
    (3, "L’imprimante ne répond plus", ""),
]
