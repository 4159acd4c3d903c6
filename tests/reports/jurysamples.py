"""The papers of the jury of a camp, with invented prototypes; the longest names and the emptiest."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hackathons.levels import LEVELS
from reports import data, jurydata
from tests.reports.campsamples import AT, COMMON

SHARED = {key: value for key, value in COMMON.items() if key not in ("when", "place")}
WEIGHTS = (30, 20, 20, 15, 15)
CRITERIA = tuple(
    jurydata.GridCriterion(label=label, weight=weight, words=tuple(words))
    for (label, words), weight in zip(LEVELS.items(), WEIGHTS, strict=True)
)
LONG = "Où trouver, près de chez soi et à toute heure, une personne qui aide à remplir un dossier"


def grid_sheets(number=2, **changes):
    """Sheets of a juror, then one without a name."""
    found = [
        jurydata.GridSheet(
            team="Prochain bus",
            pitch="L’heure réelle du bus sur l’arrêt, sans application.",
            challenge="Savoir quand passe le bus",
            juror="Hélène Garnier",
            round="Premier tour",
        ),
        jurydata.GridSheet(team="Permanences"),
    ]
    sheets = tuple(found[n % 2] for n in range(number))
    return jurydata.GridSheets(**SHARED | {"criteria": CRITERIA, "sheets": sheets} | changes)


def camp_results(number=4, **changes):
    """The results of four prototypes, two of them level."""
    names = ["Prochain bus", "Permanences", "Ma cantine", "Trottoirs pour tous"]
    places = tuple(
        jurydata.CampPlace(
            rank=n + 1 if number > 1 else None,
            team=names[n % 4],
            pitch="" if n % 2 else "En une page.",
            mark=Decimal("86.25") - n,
            why=f"{86 - n},25 sur 100, moyenne de 3 jurés.",
        )
        for n in range(number)
    )
    facts = {
        "host": "Commune de Bourges (Cher)", "place": "Halle au blé, 18000 Bourges", "starts_at": AT, "ends_at": AT + timedelta(days=2),
        "announced_at": AT + timedelta(days=2, hours=3), "places": places,
        "prizes": (jurydata.CampPrize(title="Grand prix", given_by="Ville de Bourges", team="Prochain bus", pitch="L’heure réelle."), jurydata.CampPrize(title="Prix du public", team="Ma cantine")),
        "jurors": ("Hélène Garnier, adjointe au numérique", "Karim Benali"), "criteria": tuple(data.Criterion(label=one.label, weight=one.weight) for one in CRITERIA),
        "favourites": ("Ma cantine",), "votes": 41,
    }  # fmt: skip
    return jurydata.CampResults(**SHARED | facts | changes)


def long_sheets():
    """A prototype whose words are the longest."""
    sheet = replace(grid_sheets(1).sheets[0], team=LONG[:80], pitch=LONG * 3, challenge=LONG, juror=LONG)
    words = tuple(f"{word}, {LONG.lower()}" for word in CRITERIA[0].words)
    return grid_sheets(sheets=(sheet,), criteria=tuple(replace(one, words=words) for one in CRITERIA))


ALL = {
    "grid_sheets": grid_sheets, "grid_sheets_long": long_sheets,
    "camp_results": camp_results, "camp_results_pairs": lambda: camp_results(60, by_pairs=True, criteria=(), prizes=(), favourites=()),
    "camp_results_alone": lambda: camp_results(1, jurors=(), place="", prizes=(), favourites=(), equalised=True),
}  # fmt: skip
