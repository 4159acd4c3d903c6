"""French print: the right space before each sign, whatever was typed."""

import pytest

from programs.typography import french

N, T = "\u00a0", "\u202f"
CASES = {
    "l'été": "l’été",
    "Oui !": f"Oui{T}!",
    "Oui!": f"Oui{T}!",
    "Quoi ?!": f"Quoi{T}?!",
    "un ; deux": f"un{T}; deux",
    "Objet : essai": f"Objet{N}: essai",
    "Objet:": f"Objet{N}:",
    "« mot »": f"«{N}mot{N}»",
    "«mot»": f"«{N}mot{N}»",
    "87 850 €": f"87{N}850{N}€",
    "1\u202f234": f"1{N}234",
    "100%": f"100{N}%",
    "12 %": f"12{N}%",
    "le 3 avril 2026": f"le 3{N}avril 2026",
    "le 1er mai": f"le 1er{N}mai",
    "14 h 30": f"14{N}h{N}30",
    "01 23 45 67 89": N.join(["01", "23", "45", "67", "89"]),
    "6 mois": f"6{N}mois",
    "12 marches": "12 marches",
    "Mme Bonnet": f"Mme{N}Bonnet",
    "n° 12": f"n°{N}12",
    "https://exemple.fr/a?b=c:d": "https://exemple.fr/a?b=c:d",
    "à 12:30": "à 12:30",
    "Attendez...": "Attendez…",
    "": "",
}


@pytest.mark.parametrize(("typed", "printed"), CASES.items(), ids=lambda text: text or "empty")
def test_typed_text_becomes_french_print(typed, printed):
    assert french(typed) == printed


@pytest.mark.parametrize("typed", CASES, ids=lambda text: text or "empty")
def test_printing_twice_changes_nothing_more(typed):
    once = french(typed)
    assert french(once) == once
