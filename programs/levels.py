"""What each level of the usual criteria means, from 0 to 5: shipped words, which an officer may change in the call."""

LEVELS = {
    "Adaptation au contexte du territoire": [
        "Aucun problème local n’est décrit", "Problème général, qui pourrait être partout", "Problème local, décrit de loin",
        "Problème vécu ici, avec des exemples", "Problème précis, chiffré, vu par les habitants", "Problème précis, partagé par tous, soluble dans le temps donné",
    ],
    "Appui sur les ressources locales": [
        "Aucune ressource locale citée", "Ressources citées sans lien avec le projet", "Quelques ressources, encore à convaincre",
        "Lieux et partenaires identifiés et prévenus", "Partenaires engagés, chacun avec sa part", "Tout un territoire mobilisé, engagements écrits",
    ],
    "Modèle durable": [
        "Rien n’est prévu après l’équipe", "Une suite souhaitée, sans personne pour la porter", "Un service désigné, sans temps ni budget",
        "Un agent et un budget pour la première année", "Suite organisée et financée en partie", "Suite organisée, financée et votée",
    ],
    "Coconstruction avec les habitants": [
        "Les habitants sont absents", "Les habitants sont informés", "Les habitants sont consultés une fois",
        "Habitants et agents associés à chaque étape", "Habitants et agents décident d’une part du projet", "Habitants et agents décident ensemble, y compris les plus éloignés",
    ],
    "Transfert à d’autres territoires": [
        "Rien n’est transposable", "Une idée à raconter", "Des documents à partager",
        "Une méthode décrite, que l’on peut reprendre", "Une méthode et des outils libres, prêts à servir", "Des territoires déjà prêts à reprendre et à essayer",
    ],
    "Tour de table": [
        "Un porteur seul", "Des partenaires cités, non engagés", "Quelques partenaires, tous du même monde",
        "Partenaires divers, engagés par écrit", "Partenaires divers, qui décident ensemble", "Tous les mondes à égalité, gouvernance déjà vécue",
    ],
    "Lieu partagé et ouvert": [
        "Pas de lieu", "Un lieu promis, ou fermé au public", "Un lieu ouvert sur rendez-vous",
        "Un lieu ouvert chaque semaine", "Un lieu vivant, ouvert chaque jour", "Un lieu vivant, où viennent ceux qui ne viennent jamais",
    ],
    "Implication des citoyens": [
        "Les citoyens sont absents", "Les citoyens sont informés", "Les citoyens donnent un avis",
        "Les citoyens travaillent aux projets", "Les citoyens conçoivent avec les agents", "Les citoyens conçoivent et décident",
    ],
    "Dynamique locale": [
        "Rien ne s’est fait ensemble", "Une rencontre, sans suite", "Un projet commun, terminé",
        "Des projets communs, encore vivants", "Des projets suivis et évalués", "Une habitude de travailler ensemble, qui entraîne d’autres",
    ],
    "Protocoles d’innovation": [
        "Aucune méthode", "Des méthodes citées, non pratiquées", "Un premier essai",
        "Des méthodes pratiquées régulièrement", "Des méthodes pratiquées et documentées", "Des méthodes pratiquées, documentées et transmises à d’autres",
    ],
}  # fmt: skip
