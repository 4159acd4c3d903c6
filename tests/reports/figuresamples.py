"""The sheet of figures, with invented figures: full, and of nothing."""

from reports.data import Table
from reports.figuresdata import CountedFigure, CountedPart, FiguresSheet
from tests.reports.campsamples import COMMON

SHARED = {key: value for key, value in COMMON.items() if key not in ("when", "place", "camp", "reference")}
HEADS = ("Dossiers déposés", "Dossiers lauréats", "Projets ouverts")
PLACES = (("18", "Cher (18)", 12), ("75", "Paris (75)", 3), ("974", "La Réunion (974)", 7), ("988", "Nouvelle-Calédonie (988)", 1), ("2A", "Corse-du-Sud (2A)", 9))  # fmt: skip


def figure(code, value, why=""):
    """A figure and its definition."""
    return CountedFigure(code=code, label="Dossiers déposés", value=value, shown=str(value or "–"), unit="", definition="Dossiers déposés par une organisation.", counted_at=COMMON["made_at"], why=why)  # fmt: skip


def figures(places=PLACES, **changes):
    """Twenty figures, and the parts of three of them."""
    rows = tuple((name, n, n // 2, 0) for _code, name, n in places)
    facts = {
        "reference": "Statistiques", "scope": "Tous les programmes, toutes les années", "sentence": "Dossiers déposés : 63, par 37 organisations.",
        "figures": (*(figure(f"c{n}", n * 7) for n in range(20)), figure("participants", None, "Moins de cinq personnes : non communiqué.")),
        "parts": (CountedPart(code="departement", title="Par département", table=Table(columns=("Partie", *HEADS), rows=rows, numeric=HEADS)),) if places else (),
        "places": places, "address": "https://essaim.example/statistiques/",
    }  # fmt: skip
    return FiguresSheet(**SHARED | facts | changes)


ALL = {"figures": figures, "figures_empty": lambda: figures(places=())}
