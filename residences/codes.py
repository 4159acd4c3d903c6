"""Short codes that one reads aloud in a room: no letter there is taken for a digit."""

from secrets import choice

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 6


def drawn() -> str:
    """A code that nobody guesses."""
    return "".join(choice(LETTERS) for _letter in range(LENGTH))


def read(typed: str) -> str:
    """A code as it was drawn, however it was typed."""
    return "".join(letter for letter in typed.upper() if letter in LETTERS)[:LENGTH]
