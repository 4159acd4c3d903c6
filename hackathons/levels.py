"""What each mark from 0 to 4 means for the usual criteria of a camp: shipped words, which a lead may change."""

from django.utils.translation import gettext_lazy as _

USUAL = [_("nothing to see"), _("weak"), _("fair"), _("good"), _("excellent")]
LEVELS = {
    "Utilité pour l’usager": [
        "Aucun usager nommé", "Usager nommé, besoin supposé", "Besoin décrit par des usagers",
        "Besoin vérifié pendant le camp", "Prototype essayé par des usagers, qui le redemandent",
    ],
    "Usage des données": [
        "Aucune donnée", "Données citées, non utilisées", "Un jeu de données utilisé",
        "Plusieurs jeux croisés, sources citées", "Données croisées, nettoyées et republiées",
    ],
    "Faisabilité et pérennité": [
        "Personne pour la suite", "Suite souhaitée, sans moyens", "Un service intéressé",
        "Un service et un budget pressentis", "Un service engagé, calendrier et budget connus",
    ],
    "Qualité du prototype": [
        "Une idée sans prototype", "Une maquette sur papier", "Une maquette que l’on manipule",
        "Un prototype qui marche en partie", "Un prototype qui marche, accessible, code publié",
    ],
    "Coopération sur le territoire": [
        "Une équipe d’un seul métier", "Deux métiers, sans habitants", "Agents et habitants dans l’équipe",
        "Agents, habitants et partenaires ensemble", "Tout un territoire associé, qui continue après le camp",
    ],
}  # fmt: skip
