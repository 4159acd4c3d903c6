"""The words of the agreement between the State and who carries a project, in French: content, not interface. Each kind of project has its articles."""

SIDES = {
    "etat": "l’État",
    "neutre": "le service",
}  # what the party that supports the project is called, by the look of its documents
BEARER = "%s, ci-après « le porteur »"
TITLES = {
    "residence": "Convention de résidence",
    "camp": "Convention de camp d’innovation",
    "startup": "Convention de start-up territoriale",
}
LEADS = {
    "residence": "Une équipe pluridisciplinaire s’installe sur le territoire pour repenser un service public avec celles et ceux qui s’en servent.",
    "camp": "Le territoire réunit, pendant quelques jours, des agents, des habitants et des spécialistes autour de ses défis.",
    "startup": "Une petite équipe construit en six mois un service numérique, avec ses premiers usagers.",
}
OBJECT = "La présente convention fixe ce que le porteur et {side} attendent l’un de l’autre pour mener le projet « {title} », dossier {reference}, retenu dans le cadre du programme {program}."
ARTICLES = {
    "residence": (
        ("Ce que le porteur apporte", "- Un chef ou une cheffe de projet, dont le temps est dégagé par sa hiérarchie ;\n- un lieu de travail ouvert aux habitants ;\n- l’accès aux services, aux agents et aux données dont l’équipe a besoin, dans le respect du droit ;\n- le soutien public d’un élu référent."),
        ("Ce que {side} apporte", "- Un accompagnateur ou une accompagnatrice jusqu’à la restitution ;\n- le socle commun de méthode et le réseau des autres résidences ;\n- la relecture et la publication du rapport final."),
        ("Le droit à l’essai-erreur", "Les parties acceptent qu’une piste soit abandonnée, qu’une phase soit reprise ou que la résidence s’arrête. Ce qui n’a pas marché est écrit et partagé : c’est un résultat."),
        ("Ce qui est produit", "Les productions de la résidence sont publiées sous une licence libre, sauf réserve écrite et motivée. Les données personnelles recueillies servent au seul projet et sont effacées à son terme."),
    ),
    "camp": (
        ("Ce que le porteur apporte", "- Le pilotage : un chef ou une cheffe de projet nommé ;\n- les défis, les données et l’accueil ;\n- la mobilisation des agents, des habitants et des partenaires."),
        ("Ce que {side} apporte", "- Un accompagnateur ou une accompagnatrice, de la préparation au suivi ;\n- la plateforme d’inscription, les outils du jury et le réseau des autres camps."),
        ("Les suites", "Les équipes qui le souhaitent sont suivies pendant six mois. Le porteur leur désigne un interlocuteur et répond à leurs demandes."),
        ("Ce qui est produit", "Les prototypes restent à leurs auteurs, qui les publient de préférence sous une licence libre. Les données personnelles des participants servent au seul camp."),
    ),
    "startup": (
        ("Ce que le porteur apporte", "- Un ou une intrapreneur, libéré de ses autres tâches à mi-temps au moins par une lettre de mission ;\n- un parrain ou une marraine dans la direction ;\n- l’accès aux usagers, aux agents et aux données utiles."),
        ("Ce que {side} apporte", "- Deux développeurs expérimentés pendant six mois, dans la limite du financement acquis ;\n- un coach ;\n- les standards de qualité, d’accessibilité et de sécurité des services numériques de l’État."),
        ("Le comité", "À la fin des six mois, un comité décide sur les mesures d’impact : poursuivre, transmettre ou arrêter. Arrêter est une décision comme une autre ; les leçons sont écrites."),
        ("Ce qui est produit", "Le code est ouvert et publié. Les mesures d’impact sont publiques. Les données personnelles des usagers restent sous la responsabilité du porteur."),
    ),
}  # fmt: skip
MONEY = "Le plan de financement ci-dessous a été arrêté par les parties. Chaque financeur verse sa part selon ses propres règles ; aucune somme n’est due par la seule signature de la présente convention."
DURATION = "La convention prend effet à sa signature et s’achève à la publication du rapport final. Chaque partie peut y mettre fin par écrit, avec ses raisons et un préavis d’un mois."
