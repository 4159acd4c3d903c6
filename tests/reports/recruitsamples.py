"""The summary of a recruitment, with invented figures; the longest and the emptiest."""

from datetime import date

from reports import recruitdata
from tests.reports.campsamples import COMMON

SHARED = {key: value for key, value in COMMON.items() if key not in ("when", "place", "camp")}
LONG = "Développeuse ou développeur d’un service de proximité pour les quarante-deux communes du pays"


def recruitment(applied=30, **changes):
    """Thirty people for two seats."""
    facts = {
        "position": "Développeuse ou développeur senior", "organization": "Commune de Bourges (Cher)", "project": "Un guichet qui vient à vous", "state": "pourvu",
        "terms": (("Contrat", "Contrat à durée déterminée, 6 mois"), ("Rémunération", "50 000 € bruts par an")), "published_on": date(2026, 7, 1), "closes_on": date(2026, 8, 1),
        "applied": applied, "routes": (("Candidature", applied - 2), ("Volontaire d’une collectivité", 2)) if applied else (), "hired": 2 if applied else 0, "seats": 2,
        "reached": (("Candidatures", applied), ("Retenues après lecture", applied // 3), ("Entretien", applied // 5), ("Offre", 2), ("Recrutement", 2)),
        "ended": (("Non retenue", applied // 2), ("Retirée", 1), ("Départ", 0)), "days": 41, "answered": 1, "criteria": ("Savoir-faire", "Écoute des usagers"),
    }  # fmt: skip
    return recruitdata.RecruitmentSummary(**SHARED | facts | changes)


ALL = {
    "recruitment": recruitment,
    "recruitment_empty": lambda: recruitment(0, days=None, answered=None, criteria=(), terms=(), blind=False),
    "recruitment_long": lambda: recruitment(
        300, position=LONG, project=LONG * 2, organization=LONG, criteria=(LONG,) * 8
    ),
}
